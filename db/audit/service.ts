/** Reads the audit chain. Details stay inside: what leaves is which fields, how many, and the reason that was given. */
import { and, desc, eq, gte, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { account } from '../accounts/table.ts';
import { checkAudit } from '../core/auditLog.ts';
import { addDays, dayStart } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { Handlers, QueryContext, TaskContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { audit } from '../core/table.ts';
import { resident } from '../residents/table.ts';
import type { audit as contract } from './contract.ts';

type ListInput = z.output<(typeof contract)['list']['input']>;

const pageSize = 100;
/** How many entries one question looks through: some tens of milliseconds. */
const stretch = 20_000;
const actor = alias(account, 'actor');

/** What commands record by agreement; anything else in a detail is known by its key alone. */
const detailSchema = z.record(z.string(), z.unknown());
const reasonSchema = z.object({ reason: z.string() });
/** What was shown or touched: a list of fields, or the one number that a reveal showed. */
const fieldsSchema = z.union([
  z.object({ fields: z.array(z.string()) }).transform(({ fields }) => fields),
  // Seeing a child's number is a matter of its own (minors' online protection rules, art. 36).
  z
    .object({ what: z.string(), under14: z.boolean().optional() })
    .transform(({ what, under14 }) => (under14 ? [what, 'under14'] : [what])),
  z.object({ revealed: z.string() }).transform(({ revealed }) => [revealed]),
]);
const countKeys = ['count', 'rows', 'persons', 'failures'] as const;

const showedNumbers = or(like(audit.action, '%.reveal%'), sql`json_extract(${audit.detail}, '$.full') = 1`);

function readDetail(json: string | null) {
  const parsed = detailSchema.safeParse(json === null ? {} : JSON.parse(json));
  const detail = parsed.success ? parsed.data : {};
  const named = fieldsSchema.safeParse(detail);
  const reason = reasonSchema.safeParse(detail);
  const counts = countKeys.map((key) => detail[key]).filter((value) => typeof value === 'number');
  const known: readonly string[] = ['reason', ...countKeys];
  return {
    full: detail.full === true,
    fields: named.success ? named.data : Object.keys(detail).filter((key) => !known.includes(key)),
    reason: reason.success ? reason.data.reason : null,
    count: counts[0] ?? null,
  };
}

/** An export names nobody, so when the question is who saw a person's numbers it must be among the answers. */
function aboutSubject(subject: string, revealsOnly: boolean): SQL | undefined {
  const theirs = eq(audit.subject, subject);
  return revealsOnly ? or(theirs, isNull(audit.subject)) : theirs;
}

function conditions({ zone }: QueryContext, input: ListInput): (SQL | undefined)[] {
  return [
    input.accountId && eq(audit.accountId, input.accountId),
    input.action && eq(audit.action, input.action),
    input.revealsOnly && showedNumbers,
    input.subject && aboutSubject(input.subject, input.revealsOnly ?? false),
    input.from && gte(audit.at, dayStart(input.from, zone)),
    input.to && lt(audit.at, dayStart(addDays(input.to, 1), zone)),
  ].filter((condition) => typeof condition === 'object');
}

const afterLast = statement((db) =>
  db
    .select({ n: sql<number>`coalesce(max(${audit.n}), 0) + 1` })
    .from(audit)
    .prepare(),
);

function list(ctx: QueryContext, input: ListInput) {
  const limit = input.limit ?? pageSize;
  const before = input.before ?? afterLast(ctx.db).get()?.n ?? 1;
  const rows = ctx.db
    .select({
      n: audit.n,
      at: audit.at,
      action: audit.action,
      subject: audit.subject,
      detail: audit.detail,
      actorId: actor.id,
      actorName: actor.name,
      accountName: account.name,
      residentName: resident.name,
    })
    .from(audit)
    .leftJoin(actor, eq(actor.id, audit.accountId))
    .leftJoin(account, eq(account.id, audit.subject))
    .leftJoin(resident, eq(resident.id, audit.subject))
    .where(and(lt(audit.n, before), gte(audit.n, before - stretch), ...conditions(ctx, input)))
    .orderBy(desc(audit.n))
    .limit(limit)
    .all();
  const entries = rows.map((row) => {
    const { full, ...detail } = readDetail(row.detail);
    return {
      n: row.n,
      at: row.at,
      account: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
      action: row.action,
      reveal: full || row.action.includes('.reveal'),
      subject: subjectOf(row),
      ...detail,
    };
  });
  const readTo = rows.length === limit ? (rows.at(-1)?.n ?? 1) : before - stretch;
  return { entries, next: readTo > 1 ? readTo : null };
}

function subjectOf(row: { subject: string | null; accountName: string | null; residentName: string | null }) {
  if (row.subject === null) return null;
  if (row.residentName !== null)
    return { id: row.subject, kind: 'resident' as const, name: row.residentName || null };
  if (row.accountName !== null) return { id: row.subject, kind: 'account' as const, name: row.accountName };
  return { id: row.subject, kind: 'other' as const, name: null };
}

const everyone = statement((db) =>
  db
    .select({ id: account.id, name: account.name, role: account.role, active: account.active })
    .from(account)
    .orderBy(desc(account.active), account.createdAt)
    .prepare(),
);

async function verify(ctx: TaskContext) {
  const { total } = ctx.sqlite
    .prepare<[], { total: number }>('SELECT count(*) AS total FROM audit')
    .get() ?? {
    total: 0,
  };
  const check = checkAudit(ctx.sqlite);
  let hash = '';
  let entries = 0;
  for (let step = check.next(); ; step = check.next()) {
    if (step.done) return { entries, brokenAt: step.value, hash };
    ({ n: entries, hash } = step.value);
    ctx.progress({ task: 'audit.verify', done: entries, total });
    // The desk goes on serving people in between.
    await new Promise((turn) => setImmediate(turn));
    if (ctx.signal.aborted) throw coreFailure('task.cancelled');
  }
}

export const auditHandlers: Handlers<typeof contract> = {
  list,
  people: (ctx) => everyone(ctx.db).all(),
  verify,
};
