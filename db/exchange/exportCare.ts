/** Day care as tables: who is enrolled or waits, and a month of attendance, one line a person. Phones stay masked. */
import { readSettings } from '../centre/service.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { attendanceOfMonth, daycareHandlers } from '../daycare/service.ts';
import { heads } from './exportWords.ts';
import type { Table, TableColumn } from './sheetTable.ts';

type Say = (words: Sentence) => string;

function column(say: Say, key: keyof typeof heads, width = 14): TableColumn {
  return { header: say(heads[key]), width, kind: 'text' };
}

const stateWords = {
  waiting: { zh: '候补', en: 'Waiting' },
  active: { zh: '在托', en: 'Enrolled' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<string, Sentence>;

const weekdayWords: readonly Sentence[] = [
  { zh: '一', en: 'Mo' },
  { zh: '二', en: 'Tu' },
  { zh: '三', en: 'We' },
  { zh: '四', en: 'Th' },
  { zh: '五', en: 'Fr' },
  { zh: '六', en: 'Sa' },
  { zh: '日', en: 'Su' },
];

export function enrolmentsTable(ctx: QueryContext, say: Say): Table {
  const levels = readSettings(ctx.db).abilityLevels;
  const { lines } = daycareHandlers.enrolments(ctx, { state: null });
  const days = (bits: number) =>
    weekdayWords
      .filter((_, offset) => (bits & (1 << offset)) !== 0)
      .map(say)
      .join(' ');
  return {
    columns: [
      column(say, 'name'),
      column(say, 'phone'),
      column(say, 'address', 24),
      column(say, 'careState', 10),
      column(say, 'waitingSince'),
      column(say, 'startsOn'),
      column(say, 'endsOn'),
      column(say, 'trialUntil'),
      column(say, 'weekdays', 18),
      column(say, 'abilityLevel', 16),
      column(say, 'reason', 28),
    ],
    rows: lines.map((line) => {
      const level = line.abilityLevel === null ? undefined : levels[line.abilityLevel];
      return [
        line.person.name,
        line.person.phone,
        line.person.address,
        say(stateWords[line.state]),
        line.waitingSince,
        line.startsOn,
        line.endsOn,
        line.trialUntil,
        days(line.weekdays),
        level ? say(level) : null,
        line.endReason,
      ];
    }),
  };
}

/** What stands in the cell of a day. */
const dayWords = {
  expected: { zh: '未到', en: 'missed' },
  here: { zh: '到', en: 'came' },
  left: { zh: '到', en: 'came' },
  absent: { zh: '缺', en: 'absent' },
  onLeave: { zh: '假', en: 'leave' },
  off: { zh: '', en: '' },
} as const satisfies Record<string, Sentence>;

export function attendanceTable(ctx: QueryContext, { month }: { month: string }, say: Say): Table {
  const people = attendanceOfMonth(ctx, month);
  const days = people[0]?.days.map(({ day }) => day) ?? [];
  const count = (states: readonly (string | null)[], wanted: readonly string[]) =>
    states.filter((state) => state !== null && wanted.includes(state)).length;
  return {
    columns: [
      column(say, 'name'),
      ...days.map((day): TableColumn => ({ header: String(Number(day.slice(8))), width: 6, kind: 'text' })),
      { header: say(heads.daysCame), width: 10, kind: 'number' },
      { header: say(heads.daysAbsent), width: 10, kind: 'number' },
      { header: say(heads.daysOnLeave), width: 10, kind: 'number' },
    ],
    rows: people.map(({ person, days: own }) => {
      const states = own.map(({ state }) => state);
      return [
        person.name,
        ...states.map((state) => (state === null ? null : say(dayWords[state]) || null)),
        count(states, ['here', 'left']),
        count(states, ['absent', 'expected']),
        count(states, ['onLeave']),
      ];
    }),
  };
}
