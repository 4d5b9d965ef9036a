/** The coordinator's decisions: clean ones many at once, the others one by one, and some never. */
import { readSettings } from '../centre/service.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { accountIdsOf, earnedBy, requireVolunteer, totalOf } from '../volunteers/service.ts';
import { clockTime, tooLong } from './checks.ts';
import { settle } from './earning.ts';
import { serviceFailure } from './failures.ts';
import { flagFrom, flagOf, flagsOf } from './flags.ts';
import type { Given } from './given.ts';
import { decisionsOf } from './lines.ts';
import { requireCurrent, requireVersion, type ServiceRow } from './rows.ts';
import type { FlagLine } from './schemas.ts';
import { serviceDecisions } from './table.ts';

type Row = Given<'decide'>['rows'][number];

interface CreditedRow {
  rootId: string;
  day: string;
  startAt: number;
  endAt: number;
  minutes: number;
  activity: string;
}

const among = '(SELECT value FROM json_each(:ids))';
const columns = `c.root_id AS rootId, c.day, c.start_at AS startAt, c.end_at AS endAt, c.minutes, v.activity`;
const reads = perConnection((sqlite) => ({
  saved: sqlite.prepare<[string]>('SELECT 1 FROM service_decision WHERE id = ?'),
  /** A day before and after the start: nobody serves for longer at a stretch. */
  near: sqlite.prepare<[{ ids: string; rootId: string; start: number }], CreditedRow>(
    `SELECT ${columns} FROM credited_service c JOIN service v ON v.id = c.service_id
     WHERE c.volunteer_id IN ${among} AND c.root_id <> :rootId
       AND c.start_at BETWEEN :start - 86400000 AND :start + 86400000 ORDER BY c.start_at`,
  ),
}));

/** Over hours that are credited already, or more than a day allows: never, whoever confirms. */
function forbidden(
  ctx: QueryContext,
  account: readonly string[],
  row: ServiceRow,
  minutes: number,
): FlagLine[] {
  const { rootId, startAt, day } = row;
  const endAt = row.endAt ?? startAt;
  const near = reads(ctx.sqlite).near.all({ ids: JSON.stringify(account), rootId, start: startAt });
  const over = near.find((other) => other.startAt < endAt && other.endAt > startAt);
  const ofDay = near.filter((other) => other.day === day).reduce((sum, other) => sum + other.minutes, 0);
  const long = tooLong(ctx, day, ofDay + minutes);
  const words = over && {
    day: over.day,
    from: clockTime(ctx, over.startAt),
    to: clockTime(ctx, over.endAt),
    activity: over.activity,
  };
  return [
    ...(words ? [flagFrom('overlap', true, serviceFailure('service.overlaps', words))] : []),
    ...(long ? [flagFrom('tooLong', true, long)] : []),
  ];
}

/** Why a row is not approved now; empty: it is. */
function against(ctx: QueryContext, account: readonly string[], row: ServiceRow, wanted: Row): FlagLine[] {
  const flags = flagsOf(ctx, row);
  const never = [
    ...flags.filter(({ forbids }) => forbids),
    ...forbidden(ctx, account, row, creditOf(row, wanted)),
  ];
  if (never.length > 0) return never;
  return wanted.confirmed ? [] : flags;
}

const creditOf = (row: ServiceRow, { minutes }: Row): number =>
  Math.min(minutes ?? row.minutes ?? 0, row.minutes ?? 0);

function write(ctx: CommandContext, row: ServiceRow, wanted: Row): number {
  const approved = wanted.decision === 'approved';
  const minutes = approved ? creditOf(row, wanted) : 0;
  const last = decisionsOf(ctx, [row.rootId]).at(-1)?.at ?? 0;
  ctx.write.insert(serviceDecisions, {
    id: wanted.id,
    serviceId: row.id,
    rootId: row.rootId,
    volunteerId: row.volunteerId,
    decision: wanted.decision,
    minutes,
    clockConfirmed: approved && wanted.clockConfirmed,
    note: wanted.note,
    at: Math.max(ctx.now, last + 1),
    accountId: accountOf(ctx).id,
  });
  settle(ctx, row.rootId, row.volunteerId);
  return minutes;
}

export function decide(ctx: CommandContext, { rows }: Given<'decide'>) {
  const { starHours } = readSettings(ctx.db);
  const starOf = (account: readonly string[]) => earnedBy(totalOf(ctx, account).minutes, 0, starHours).star;
  const before = new Map<string, { volunteerId: string; account: readonly string[]; star: number }>();
  const skipped: { versionId: string; flags: FlagLine[] }[] = [];
  const done: string[] = [];
  let minutes = 0;
  for (const wanted of rows) {
    if (reads(ctx.sqlite).saved.get(wanted.id)) {
      done.push(wanted.versionId);
      continue;
    }
    const row = requireVersion(ctx, wanted.versionId);
    if (wanted.decision === 'refused' && wanted.note === '')
      throw serviceFailure('service.reasonNeeded', {}, 'note');
    const { id: residentId } = requireResident(ctx, requireVolunteer(ctx, row.volunteerId).residentId);
    const account = before.get(residentId)?.account ?? accountIdsOf(ctx, residentId);
    if (!before.has(residentId))
      before.set(residentId, { volunteerId: row.volunteerId, account, star: starOf(account) });
    const standing = requireCurrent(ctx, row.rootId);
    const flags =
      standing.id !== row.id || standing.withdrawn === 1
        ? [flagOf('changed', true)]
        : wanted.decision === 'approved'
          ? against(ctx, account, row, wanted)
          : [];
    if (flags.length > 0) {
      skipped.push({ versionId: wanted.versionId, flags });
      continue;
    }
    minutes += write(ctx, row, wanted);
    done.push(wanted.versionId);
  }
  const stars = [...before].flatMap(([residentId, { volunteerId, account, star: was }]) => {
    const star = starOf(account);
    return star > was ? [{ volunteerId, name: requireResident(ctx, residentId).name, star }] : [];
  });
  if (done.length > 0) ctx.record(null, { versions: done, minutes, skipped: skipped.length });
  return { decided: done.length, minutes, skipped, stars };
}
