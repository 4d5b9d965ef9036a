/** Which limit marks a measure: a doctor's word for this person, else the centre's, else what guidelines say. */
import type { z } from 'zod';
import { perConnection } from '../core/connection.ts';
import type { CommandContext, Handlers, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import type { health as contract, LimitInForce } from './contract.ts';
import { healthFailure } from './failures.ts';
import type { ReadingFields } from './reading.ts';
import { glucoseTimes, type Measure, measures, type OutOfRange } from './shapes.ts';
import { type vitalLimit, vitalLimits } from './table.ts';
import { defaultLimit, type GlucoseTime, sideBeyond } from './vocabulary.ts';

type LimitRow = Omit<typeof vitalLimit.$inferSelect, 'removed'> & { removed: number };
type Key = Pick<LimitRow, 'measure' | 'glucoseTime'>;

const statements = perConnection((sqlite) => ({
  /** `ids`: JSON array of the ids of a person's cards; empty for the centre alone. */
  among: sqlite.prepare<[{ ids: string }], LimitRow>(
    `SELECT id, measure, glucose_time AS glucoseTime, resident_id AS residentId, low, high, removed
     FROM vital_limit WHERE resident_id IS NULL OR resident_id IN (SELECT value FROM json_each(:ids))`,
  ),
  known: sqlite.prepare<[string]>('SELECT 1 FROM vital_limit WHERE id = ?'),
}));

const keys: readonly Key[] = measures.flatMap((measure): Key[] =>
  measure === 'glucose'
    ? glucoseTimes.map((glucoseTime) => ({ measure, glucoseTime }))
    : [{ measure, glucoseTime: null }],
);

/** One line for every measure, and for each time of glucose; the person's own card goes before merged ones. */
export function limitsFor(ctx: QueryContext, residentId: string | null): LimitInForce[] {
  const ids = residentId === null ? [] : cardIds(ctx, residentId);
  const rows = statements(ctx.sqlite).among.all({ ids: JSON.stringify(ids) });
  return keys.map(({ measure, glucoseTime }) => {
    const matching = rows.filter(
      (row) => row.measure === measure && row.glucoseTime === glucoseTime && !row.removed,
    );
    const personal = ids.flatMap((id) => matching.filter((row) => row.residentId === id))[0];
    const own = matching.find((row) => row.residentId === null);
    const source = personal ? 'personal' : own ? 'centre' : 'default';
    const { low, high } = personal ?? own ?? defaultLimit(measure, glucoseTime);
    return { measure, glucoseTime, low, high, source };
  });
}

/** What of a reading lies outside, with the limit that says so. */
export function marksOf(limits: readonly LimitInForce[], reading: ReadingFields): OutOfRange[] {
  return limits.flatMap((limit) => {
    const { measure, glucoseTime, low, high } = limit;
    const value = reading[measure];
    if (value === null || (measure === 'glucose' && glucoseTime !== reading.glucoseTime)) return [];
    const side = sideBeyond(limit, value);
    const bound = side === 'high' ? high : low;
    return side === null || bound === null ? [] : [{ measure, side, limit: bound }];
  });
}

type Bounds = z.output<(typeof contract)['setLimit']['input']>;

const keyOf = (measure: Measure, time: GlucoseTime | null) => ({
  measure,
  glucoseTime: measure === 'glucose' ? (time ?? 'random') : null,
});

/** @throws DeskError `health.noLimit`, `health.limitsReversed` */
function saveLimit(
  ctx: CommandContext,
  { measure, glucoseTime, low, high }: Bounds,
  residentId: string | null,
) {
  if (low !== null && high !== null && low >= high) throw healthFailure('health.limitsReversed', {}, 'low');
  const key = keyOf(measure, glucoseTime);
  const id = naturalId('vitalLimit', measure, key.glucoseTime ?? '', residentId ?? '');
  if (statements(ctx.sqlite).known.get(id)) {
    ctx.write.update(vitalLimits, id, { low, high, removed: false });
  } else {
    ctx.write.insert(vitalLimits, { id, ...key, residentId, low, high, removed: false });
  }
  ctx.record(residentId ?? id, { ...key, low, high });
  return {};
}

type LimitHandlers = Pick<
  Handlers<typeof contract>,
  'limits' | 'setLimit' | 'setPersonalLimit' | 'removePersonalLimit'
>;

export const limitHandlers: LimitHandlers = {
  limits: (ctx, { residentId }) =>
    limitsFor(ctx, residentId === undefined ? null : requireResident(ctx, residentId).id),
  setLimit: (ctx, bounds) => saveLimit(ctx, bounds, null),
  setPersonalLimit(ctx, { residentId, ...bounds }) {
    if (bounds.low === null && bounds.high === null) throw healthFailure('health.noLimit', {}, 'low');
    return saveLimit(ctx, bounds, requireResident(ctx, residentId).id);
  },
  removePersonalLimit(ctx, { residentId, measure, glucoseTime }) {
    const key = keyOf(measure, glucoseTime);
    const cards = cardIds(ctx, requireResident(ctx, residentId).id);
    for (const row of statements(ctx.sqlite).among.all({ ids: JSON.stringify(cards) })) {
      if (row.residentId === null || row.measure !== key.measure || row.glucoseTime !== key.glucoseTime)
        continue;
      ctx.write.update(vitalLimits, row.id, { removed: true });
    }
    ctx.record(residentId, { ...key, removed: true });
    return {};
  },
};
