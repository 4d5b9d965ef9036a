/** Reporting an incident, correcting it by a new version, undoing it; its follow-up is a care task until closed. */
import type { z } from 'zod';
import { noteOnTask, openTask, taskIdOf } from '../careTasks/service.ts';
import { findCentre } from '../centre/service.ts';
import { dayAt } from '../core/clock.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import { type incidents as contract, type IncidentFields, incidentFailure } from './contract.ts';
import { type IncidentRow, incidentRows, requireVersion, toLine, toLines } from './lines.ts';
import { incidents } from './table.ts';

export { incidentTimeline } from './timeline.ts';

type Contract = typeof contract;
type Asked<P extends keyof Contract> = z.output<Contract[P]['input']>;

const editable = [
  'residentId',
  'otherIds',
  'at',
  'kind',
  'severity',
  'place',
  'what',
  'measures',
  'told',
] as const;

const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** Names of the fields in which a version differs from the one before it. */
const changedFields = (before: IncidentFields, after: IncidentFields): string[] =>
  editable.filter((name) => differs(before[name], after[name]));

/** A page in a browser may run a little ahead of the desk that it talks to. */
const skewMs = 60_000;

/**
 * Ids of merged cards become those of the card in charge.
 *
 * @throws DeskError `incident.inFuture`, `incident.toldBefore`, `incident.samePerson`, `resident.unknown`
 */
function checked(ctx: QueryContext, fields: IncidentFields): IncidentFields {
  const residentId = requireResident(ctx, fields.residentId).id;
  const otherIds = [...new Set(fields.otherIds.map((id) => requireResident(ctx, id).id))];
  if (otherIds.includes(residentId)) throw incidentFailure('incident.samePerson', {}, 'otherIds');
  const latest = Math.max(fields.at, ...fields.told.map(({ at }) => at));
  if (latest > ctx.now + skewMs) throw incidentFailure('incident.inFuture', {}, 'at');
  // Times are typed to the minute.
  if (fields.told.some(({ at }) => at < fields.at - skewMs))
    throw incidentFailure('incident.toldBefore', {}, 'told');
  return { ...fields, residentId, otherIds };
}

interface Version {
  id: string;
  rootId: string;
  supersedes: string | null;
  withdrawn: boolean;
  reason: string | null;
}

function insert(ctx: CommandContext, version: Version, fields: IncidentFields) {
  const { residentId, otherIds, at, kind, severity, place, what, measures, told } = fields;
  ctx.write.insert(incidents, {
    ...version,
    ...{ residentId, otherIds, at, kind, severity, place, what, measures, told },
    day: dayAt(at, ctx.zone),
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
  });
  ctx.record(residentId, { incident: version.rootId, version: version.id });
}

const answer = (ctx: QueryContext, id: string) => ({ incident: toLine(ctx, requireVersion(ctx, id)) });

function report(ctx: CommandContext, { id, ...input }: Asked<'report'>) {
  const fields = checked(ctx, input);
  const [stored] = incidentRows.version(ctx, { id });
  if (stored) {
    if (changedFields(stored, fields).length > 0) throw incidentFailure('incident.alreadySaved');
    return answer(ctx, id);
  }
  insert(ctx, { id, rootId: id, supersedes: null, withdrawn: false, reason: null }, fields);
  const { residentId, severity, what: detail } = fields;
  openTask(ctx, { kind: 'incident', causeId: id, residentId, severity, detail });
  return answer(ctx, id);
}

/** The version a command wants to supersede; null: it was carried out before. @throws DeskError `incident.alreadySaved` */
function baseOf(ctx: QueryContext, { id, versionId }: { id: string; versionId: string }): IncidentRow | null {
  const [stored] = incidentRows.version(ctx, { id });
  if (stored && stored.supersedes !== versionId) throw incidentFailure('incident.alreadySaved');
  if (stored) return null;
  const base = requireVersion(ctx, versionId);
  if (base.withdrawn) throw incidentFailure('incident.withdrawn');
  return base;
}

function correct(ctx: CommandContext, { id, versionId, reason, ...patch }: Asked<'correct'>) {
  const base = baseOf(ctx, { id, versionId });
  if (!base) return answer(ctx, id);
  const { residentId, otherIds, at, kind, severity, place, what, measures, told } = base;
  const before = { residentId, otherIds, at, kind, severity, place, what, measures, told };
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const fields = checked(ctx, { ...before, ...given });
  if (changedFields(base, fields).length === 0) return answer(ctx, base.id);
  const { rootId } = base;
  insert(ctx, { id, rootId, supersedes: versionId, withdrawn: false, reason }, fields);
  noteOnTask(ctx, taskIdOf('incident', rootId), naturalId('careTaskStep', 'incident', id), 'note', {
    zh: `事件记录已更正：${reason}`,
    en: `The incident was corrected: ${reason}`,
  });
  return answer(ctx, id);
}

/** @throws DeskError `incident.notYoursToUndo` */
function withdraw(ctx: CommandContext, { id, versionId, reason }: Asked<'withdraw'>) {
  const base = baseOf(ctx, { id, versionId });
  if (!base) return answer(ctx, id);
  const { rootId } = base;
  const first = requireVersion(ctx, rootId);
  const account = accountOf(ctx);
  const isFreshAndOwn = first.savedBy === account.id && dayAt(first.savedAt, ctx.zone) === ctx.today;
  if (!isFreshAndOwn && account.role !== 'manager') throw incidentFailure('incident.notYoursToUndo');
  insert(ctx, { id, rootId, supersedes: versionId, withdrawn: true, reason }, base);
  noteOnTask(ctx, taskIdOf('incident', rootId), naturalId('careTaskStep', 'incident', id), 'closed', {
    zh: `事件已撤销：${reason}`,
    en: `The incident was undone: ${reason}`,
  });
  return answer(ctx, id);
}

function month(ctx: QueryContext, { month: asked, kind, severity, open, withdrawn }: Asked<'month'>) {
  const lines = toLines(ctx, incidentRows.month(ctx, { month: asked }));
  const standing = lines.filter((line) => !line.withdrawn);
  const counts = {
    all: standing.length,
    open: standing.filter((line) => line.open).length,
    serious: standing.filter((line) => line.severity === 'serious').length,
  };
  const shown = (withdrawn ? lines : standing).filter(
    (line) =>
      (kind === undefined || line.kind === kind) &&
      (severity === undefined || line.severity === severity) &&
      (open === undefined || line.open === open),
  );
  return { lines: shown, counts };
}

function oneIncident(ctx: QueryContext, { rootId }: { rootId: string }) {
  const [current] = incidentRows.current(ctx, { rootId });
  if (!current) throw incidentFailure('incident.unknown');
  const others = incidentRows.versions(ctx, { rootId }).filter(({ id }) => id !== current.id);
  const rows = [current, ...others];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const versions = toLines(ctx, rows).map((line) => {
    const row = byId.get(line.versionId);
    const before = row?.supersedes ? byId.get(row.supersedes) : undefined;
    return { ...line, changed: row && before ? changedFields(before, row) : [] };
  });
  return { current: toLine(ctx, current), versions, centreName: findCentre(ctx.db)?.name ?? '' };
}

export const incidentHandlers: Handlers<Contract> = {
  month,
  ofResident(ctx, { residentId, day }) {
    const ids = JSON.stringify(cardIds(ctx, requireResident(ctx, residentId).id));
    const rows = incidentRows.ofPerson(ctx, { ids });
    return toLines(ctx, day === undefined ? rows : rows.filter((row) => row.day === day));
  },
  incident: oneIncident,
  report,
  correct,
  withdraw,
};
