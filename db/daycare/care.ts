/** Assessments of ability and announced leaves: small records beside a stay. */
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import { perConnection, statement } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { requireResident } from '../residents/service.ts';
import type { daycare as contract } from './contract.ts';
import { daycareFailure, saySpan } from './failures.ts';
import { leavesOf } from './leaves.ts';
import { abilityAssessments, leave, leaves } from './table.ts';

type Contract = typeof contract;
type Given<P extends keyof Contract> = z.output<Contract[P]['input']>;

const assessed = perConnection((sqlite) =>
  sqlite.prepare<[string]>('SELECT 1 FROM ability_assessment WHERE id = ?'),
);
const leaveById = statement((db) =>
  db
    .select()
    .from(leave)
    .where(eq(leave.id, sql.placeholder('id')))
    .prepare(),
);

function assess(ctx: CommandContext, given: Given<'assess'>) {
  if (assessed(ctx.sqlite).get(given.id)) return {};
  if (given.assessedOn > ctx.today) throw daycareFailure('daycare.inFuture', {}, 'assessedOn');
  const residentId = requireResident(ctx, given.residentId).id;
  ctx.write.insert(abilityAssessments, { ...given, residentId, at: ctx.now, accountId: accountOf(ctx).id });
  ctx.record(residentId, { abilityLevel: given.level, assessedOn: given.assessedOn });
  return {};
}

type Span = { fromDay: Day; toDay: Day | null };

/** @throws DeskError `daycare.endBeforeStart`, `daycare.leaveOverlaps` */
function checkSpan(ctx: QueryContext, residentId: string, { fromDay, toDay }: Span, exceptId: string) {
  if (toDay !== null && toDay < fromDay) throw daycareFailure('daycare.endBeforeStart', {}, 'toDay');
  const other = leavesOf(ctx, residentId, fromDay).find(
    (one) => one.id !== exceptId && (toDay === null || one.fromDay <= toDay),
  );
  if (!other) return;
  throw daycareFailure('daycare.leaveOverlaps', saySpan(other.fromDay, other.toDay), 'fromDay');
}

function announceLeave(ctx: CommandContext, given: Given<'announceLeave'>) {
  if (leaveById(ctx.db).get({ id: given.id })) return {};
  const person = requireResident(ctx, given.residentId);
  checkSpan(ctx, person.id, given, given.id);
  ctx.write.insert(leaves, { ...given, residentId: person.id, cancelled: false });
  ctx.record(person.id, {
    leave: given.id,
    fromDay: given.fromDay,
    toDay: given.toDay,
    reason: given.reason,
  });
  return {};
}

function requireLeave(ctx: QueryContext, id: string) {
  const row = leaveById(ctx.db).get({ id });
  if (!row) throw coreFailure('row.unknown');
  return row;
}

function changeLeave(ctx: CommandContext, { id, ...span }: Given<'changeLeave'>) {
  const row = requireLeave(ctx, id);
  checkSpan(ctx, requireResident(ctx, row.residentId).id, span, id);
  const changed = ctx.write.update(leaves, id, span);
  if (changed.length > 0) ctx.record(row.residentId, { leave: id, ...span });
  return {};
}

function cancelLeave(ctx: CommandContext, { id, cancelled }: Given<'cancelLeave'>) {
  const row = requireLeave(ctx, id);
  if (!cancelled) checkSpan(ctx, requireResident(ctx, row.residentId).id, row, id);
  const changed = ctx.write.update(leaves, id, { cancelled });
  if (changed.length > 0) ctx.record(row.residentId, { leave: id, cancelled });
  return {};
}

type CareHandlers = Pick<Handlers<Contract>, 'assess' | 'announceLeave' | 'changeLeave' | 'cancelLeave'>;
export const careHandlers: CareHandlers = { assess, announceLeave, changeLeave, cancelLeave };
