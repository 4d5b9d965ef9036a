/** Care tasks, incidents and one clinic session as tables, with the words of their pages. Phones stay masked. */
import { careTaskHandlers } from '../careTasks/service.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { limitSign, type Measure, measured, type ReadingLine } from '../health/contract.ts';
import { clinicHandlers } from '../health/service.ts';
import { glucoseTimeWords } from '../health/vocabulary.ts';
import type { incidentKinds } from '../incidents/contract.ts';
import { incidentHandlers } from '../incidents/service.ts';
import { clock } from './exportDesk.ts';
import { heads } from './exportWords.ts';
import type { Table, TableColumn } from './sheetTable.ts';

type Say = (words: Sentence) => string;

function column(
  say: Say,
  key: keyof typeof heads,
  width = 14,
  kind: TableColumn['kind'] = 'text',
): TableColumn {
  return { header: say(heads[key]), width, kind };
}

const taskKindWords = {
  missing: { zh: '未到未说明', en: 'Missed without a word' },
  vitals: { zh: '体征异常', en: 'Reading out of range' },
  incident: { zh: '意外事件', en: 'Incident' },
  clinic: { zh: '义诊异常', en: 'Found at a session' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;

const severityWords = {
  minor: { zh: '轻微', en: 'Minor' },
  moderate: { zh: '一般', en: 'Moderate' },
  serious: { zh: '严重', en: 'Serious' },
} as const satisfies Record<string, Sentence>;

const incidentWords: Readonly<Record<(typeof incidentKinds)[number], Sentence>> = {
  fall: { zh: '跌倒', en: 'Fall' },
  illness: { zh: '突发疾病', en: 'Sudden illness' },
  choking: { zh: '噎食', en: 'Choking' },
  wandering: { zh: '走失', en: 'Wandering off' },
  medication: { zh: '用药差错', en: 'Medication error' },
  conflict: { zh: '冲突', en: 'Conflict' },
  property: { zh: '财物', en: 'Property' },
  other: { zh: '其他', en: 'Other' },
};

/** What is open, the longest overdue first. */
export function careTasksTable(ctx: QueryContext, say: Say): Table {
  const { lines } = careTaskHandlers.open(ctx, {});
  return {
    columns: [
      column(say, 'dueOn'),
      column(say, 'name'),
      column(say, 'phone'),
      column(say, 'address', 24),
      column(say, 'taskKind', 16),
      column(say, 'severity', 10),
      column(say, 'reason', 40),
      column(say, 'note', 40),
    ],
    rows: lines.map(({ dueOn, person, kind, severity, detail, lastStep }) => [
      dueOn,
      person.name,
      person.phone,
      person.address,
      say(taskKindWords[kind]),
      say(severityWords[severity]),
      say(detail),
      lastStep && say(lastStep.note),
    ]),
  };
}

/** Of a month, the earliest first. */
export function incidentsTable(ctx: QueryContext, month: string, say: Say): Table {
  const time = clock(ctx);
  const { lines } = incidentHandlers.month(ctx, { month });
  return {
    columns: [
      column(say, 'time', 18),
      column(say, 'name'),
      column(say, 'incidentKind'),
      column(say, 'severity', 10),
      column(say, 'place', 18),
      column(say, 'note', 40),
      column(say, 'measuresTaken', 40),
      column(say, 'told', 28),
      column(say, 'handler'),
    ],
    rows: lines
      .toReversed()
      .map(({ at, person, kind, severity, place, what, measures, told, savedBy }) => [
        time(at),
        person.name,
        say(incidentWords[kind]),
        say(severityWords[severity]),
        place,
        what,
        measures,
        told.map(({ who, at: toldAt }) => `${who} ${time(toldAt)}`).join('; '),
        savedBy,
      ]),
  };
}

/** `128`, or `168 ≥140` where it is out of range. */
function figure(reading: ReadingLine, measure: Measure): string | null {
  const value = reading[measure];
  if (value === null) return null;
  const mark = reading.outOfRange.find((found) => found.measure === measure);
  return mark ? `${measured(measure, value)} ${limitSign(mark)}` : measured(measure, value);
}

/** Everyone served, in the order they came; somebody measured twice has two lines. */
export function clinicSessionTable(ctx: QueryContext, sessionId: string, say: Say): Table {
  const { people } = clinicHandlers.session(ctx, { id: sessionId });
  const named = ({ name, nameEn, result }: { name: string; nameEn: string; result: string }) =>
    [say({ zh: name, en: nameEn }), result].filter(Boolean).join(' ');
  return {
    columns: [
      column(say, 'name'),
      column(say, 'phone'),
      column(say, 'address', 24),
      column(say, 'systolic', 12),
      column(say, 'diastolic', 12),
      column(say, 'pulse', 10),
      column(say, 'glucose', 12),
      column(say, 'glucoseTime', 12),
      column(say, 'services', 36),
      column(say, 'note', 28),
    ],
    rows: people.toReversed().flatMap(({ name, person, readings, services }) => {
      const lines: (ReadingLine | null)[] = readings.length > 0 ? readings.toReversed() : [null];
      return lines.map((reading, index) => [
        name,
        person?.phone ?? null,
        person?.address ?? null,
        reading && figure(reading, 'systolic'),
        reading && figure(reading, 'diastolic'),
        reading && figure(reading, 'pulse'),
        reading && figure(reading, 'glucose'),
        reading?.glucoseTime ? say(glucoseTimeWords[reading.glucoseTime]) : null,
        index === 0 ? services.map(named).join('; ') : null,
        reading?.note ?? null,
      ]);
    }),
  };
}
