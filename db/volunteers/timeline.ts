/** What a person's timeline says about them as a volunteer: their registration, and what the record keeps of them. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { printNumber } from './number.ts';
import { recordsOf } from './records.ts';
import { findVolunteer, type VolunteerRow, volunteerIdOf } from './rows.ts';
import type { volunteerRecordKinds, volunteerStates } from './shapes.ts';

const recordWords: Record<(typeof volunteerRecordKinds)[number], Sentence> = {
  training: { zh: '志愿者培训', en: 'Volunteer training' },
  award: { zh: '志愿服务表彰', en: 'Award for volunteering' },
  evaluation: { zh: '志愿者评价', en: 'Evaluation as a volunteer' },
  insurance: { zh: '志愿者保险', en: 'Volunteer insurance' },
};

/** Only what stands out: being active is what a registration leads to. */
const stateWords: Partial<Record<(typeof volunteerStates)[number], Sentence>> = {
  applied: { zh: '待审核', en: 'waiting to be accepted' },
  paused: { zh: '已暂停', en: 'paused' },
  left: { zh: '已退出', en: 'left' },
};

function sayState({ state, stateSince, stateReason }: VolunteerRow): Sentence | null {
  const said = stateWords[state];
  if (!said) return null;
  const reason = stateReason === '' ? { zh: '', en: '' } : { zh: `：${stateReason}`, en: `: ${stateReason}` };
  return {
    zh: `${stateSince} ${said.zh}${reason.zh}`,
    en: `${said.en} since ${stateSince}${reason.en}`,
  };
}

function sayRecord({ day, expiresOn, score, note }: ReturnType<typeof recordsOf>[number]): Sentence {
  const parts: Sentence[] = [
    { zh: day, en: day },
    ...(expiresOn ? [{ zh: `有效至 ${expiresOn}`, en: `valid until ${expiresOn}` }] : []),
    ...(score === null ? [] : [{ zh: `评分 ${score}`, en: `score ${score}` }]),
    ...(note ? [{ zh: note, en: note }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

/** A timeline source of the residents' page. Nobody has many of these: all are read, the frame cuts the page. */
export function volunteerTimeline(ctx: QueryContext, { cards }: TimelinePage): TimelineEntry[] {
  const rows = cards.flatMap((card) => findVolunteer(ctx, volunteerIdOf(card)) ?? []);
  const registered = rows.map((row): TimelineEntry => {
    const number = printNumber(row.number);
    return {
      id: row.id,
      at: row.createdAt,
      feature: 'volunteers',
      kind: 'registered',
      text: { zh: `登记为志愿者，编号 ${number}`, en: `Registered as a volunteer, number ${number}` },
      detail: sayState(row),
      tone: null,
      account: null,
      rowId: row.id,
    };
  });
  const ids = rows.map(({ id }) => id);
  const records = recordsOf(ctx, ids).map((record): TimelineEntry => {
    const { zh, en } = recordWords[record.kind];
    return {
      id: record.id,
      at: record.at,
      feature: 'volunteers',
      kind: record.kind,
      text: { zh: `${zh}：${record.title}`, en: `${en}: ${record.title}` },
      detail: sayRecord(record),
      tone: record.kind === 'award' ? 'neutral' : null,
      account: record.accountName,
      rowId: record.volunteerId,
    };
  });
  return [...registered, ...records];
}
