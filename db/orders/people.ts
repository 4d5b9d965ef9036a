/** Who can eat on a day: the card in charge of a person, whether they live here, whether they are on leave. */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { leave } from '../daycare/table.ts';
import type { resident } from '../residents/table.ts';
import { orderFailure } from './failures.ts';

export type Eater = Pick<
  typeof resident.$inferSelect,
  'id' | 'name' | 'status' | 'statusSince' | 'mergedInto'
>;
type Leave = Pick<typeof leave.$inferSelect, 'residentId' | 'fromDay' | 'toDay' | 'reason'>;

/** `ids`: JSON array. Raw, because every order of a day comes through here. */
const rows = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string }], Eater>(
    `SELECT id, name, status, status_since AS statusSince, merged_into AS mergedInto
     FROM resident WHERE id IN (SELECT value FROM json_each(:ids))`,
  ),
);
const leaves = perConnection((sqlite) =>
  sqlite.prepare<[Day, Day], Leave>(
    `SELECT resident_id AS residentId, from_day AS fromDay, to_day AS toDay, reason FROM leave
     WHERE cancelled = 0 AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) ORDER BY from_day, id`,
  ),
);

/** Names in the order of a Chinese list. Made once: a locale named at each comparison is looked up at each. */
export const byName = new Intl.Collator('zh-CN');

/** The person in charge behind each of these ids, by the id asked for. */
export function eatersOf(ctx: QueryContext, ids: Iterable<string>): Map<string, Eater> {
  const asked = [...new Set(ids)];
  const found = new Map<string, Eater>();
  for (let wanted = asked; wanted.length > 0; ) {
    const read = rows(ctx.sqlite).all({ ids: JSON.stringify(wanted) });
    for (const row of read) found.set(row.id, row);
    wanted = read.flatMap(({ mergedInto }) => (mergedInto && !found.has(mergedInto) ? [mergedInto] : []));
  }
  return new Map(
    asked.flatMap((id) => {
      let row = found.get(id);
      while (row?.mergedInto) row = found.get(row.mergedInto);
      return row ? [[id, row] as const] : [];
    }),
  );
}

/** The leave that covers a day, by the id of the card in charge; hospital goes before any other. */
export function leavesOn(ctx: QueryContext, day: Day): Map<string, Leave> {
  const covering = leaves(ctx.sqlite).all(day, day);
  const eaters = eatersOf(
    ctx,
    covering.map((row) => row.residentId),
  );
  const byPerson = new Map<string, Leave>();
  for (const row of covering) {
    const id = eaters.get(row.residentId)?.id;
    if (id && (row.reason === 'hospital' || !byPerson.has(id))) byPerson.set(id, row);
  }
  return byPerson;
}

/** `statusSince` unknown counts as long ago: better no meal than one cooked for nobody. */
const leftBy = ({ status, statusSince }: Eater, day: Day) =>
  (status === 'died' || status === 'moved') && (statusSince === null || statusSince <= day);

const leaveWords: Readonly<Record<Leave['reason'], Sentence>> = {
  hospital: { zh: '住院', en: 'In hospital' },
  ill: { zh: '病假', en: 'Ill' },
  family: { zh: '家中有事', en: 'Family matters' },
  travel: { zh: '外出', en: 'Travelling' },
  other: { zh: '请假', en: 'On leave' },
};
const until = ({ toDay }: Leave): Sentence =>
  toDay === null
    ? { zh: '尚未定结束日期', en: 'until further notice' }
    : { zh: `至 ${toDay}`, en: `until ${toDay}` };

/** Why this person gets no meal on that day; null: they do. */
export function whyNot(eater: Eater, away: Leave | undefined, day: Day): Sentence | null {
  const since = eater.statusSince ?? '';
  if (leftBy(eater, day)) {
    return eater.status === 'died'
      ? { zh: `已去世 ${since}`.trim(), en: `Died ${since}`.trim() }
      : { zh: `已迁出 ${since}`.trim(), en: `Moved away ${since}`.trim() };
  }
  if (!away) return null;
  const words = leaveWords[away.reason];
  const end = until(away);
  return { zh: `${words.zh}，${end.zh}`, en: `${words.en}, ${end.en}` };
}

/** @throws DeskError `order.died`, `order.moved`, `order.hospital`, `order.onLeave` */
export function refuseAbsent(ctx: QueryContext, eater: Eater, day: Day) {
  const { name, status, statusSince } = eater;
  if (leftBy(eater, day)) {
    const code = status === 'died' ? 'order.died' : 'order.moved';
    throw orderFailure(code, { name, since: statusSince ?? '—' });
  }
  const away = leavesOn(ctx, day).get(eater.id);
  if (!away) return;
  const end = until(away);
  const code = away.reason === 'hospital' ? 'order.hospital' : 'order.onLeave';
  throw orderFailure(code, { name, until: end.zh, untilEn: end.en });
}
