/** Reads visits and puts each in the one line that every list shows. */
import { and, desc, eq, getTableColumns, isNotNull, or, sql } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { perConnection, type ReadDb, statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type NamedMatter, namedMatter } from '../matters/service.ts';
import { labelOf } from '../queue/service.ts';
import { counter, ticket } from '../queue/table.ts';
import { maskPhone } from '../residents/mask.ts';
import { visitFailure } from './contract.ts';
import { isContested, isCurrent } from './current.ts';
import { personLine, requirePerson } from './people.ts';
import type { VisitLine } from './shapes.ts';
import { openVisit, visit } from './table.ts';

export function selectVisits(db: ReadDb) {
  return db
    .select({
      ...getTableColumns(visit),
      ticketNumber: ticket.number,
      ticketPrefix: counter.prefix,
      openRoot: openVisit.rootId,
      contested: isContested,
    })
    .from(visit)
    .leftJoin(ticket, eq(ticket.id, visit.ticketId))
    .leftJoin(counter, eq(counter.id, ticket.counterId))
    .leftJoin(openVisit, eq(openVisit.rootId, visit.rootId));
}

const given = sql.placeholder;

/** A version of a root: the root itself, or one of its corrections, which have an index of their own. */
const ofRoot = or(
  eq(visit.id, given('rootId')),
  and(eq(visit.rootId, given('rootId')), isNotNull(visit.supersedes)),
);

export const visitStatements = {
  version: statement((db) =>
    selectVisits(db)
      .where(eq(visit.id, given('id')))
      .prepare(),
  ),
  versions: statement((db) =>
    selectVisits(db).where(ofRoot).orderBy(desc(visit.savedAt), desc(visit.id)).prepare(),
  ),
  current: statement((db) => selectVisits(db).where(and(ofRoot, isCurrent)).prepare()),
  day: statement((db) =>
    selectVisits(db)
      .where(and(eq(visit.day, given('day')), isCurrent))
      .orderBy(desc(visit.arrivedAt), desc(visit.id))
      .prepare(),
  ),
  /** `ids`: JSON array of version ids. */
  versionsAmong: statement((db) =>
    selectVisits(db)
      .where(sql`${visit.id} IN (SELECT value FROM json_each(${given('ids')}))`)
      .prepare(),
  ),
};

const known = perConnection((sqlite) => sqlite.prepare<[string]>('SELECT 1 FROM visit WHERE id = ?'));

/** Whether a version was saved, without reading it. */
export const isSaved = (ctx: QueryContext, id: string): boolean => known(ctx.sqlite).get(id) !== undefined;

export type VisitRow = ReturnType<ReturnType<typeof visitStatements.day>['all']>[number];

/** @throws DeskError `visit.unknown` */
export function requireVersion(ctx: QueryContext, id: string): VisitRow {
  const found = visitStatements.version(ctx.db).get({ id });
  if (!found) throw visitFailure('visit.unknown');
  return found;
}

/** @throws DeskError `visit.unknown` */
export function requireCurrent(ctx: QueryContext, rootId: string): VisitRow {
  const found = visitStatements.current(ctx.db).get({ rootId });
  if (!found) throw visitFailure('visit.unknown');
  return found;
}

const nameOfAccount = statement((db) =>
  db
    .select({ name: account.name })
    .from(account)
    .where(eq(account.id, given('id')))
    .prepare(),
);

export function accountName(ctx: QueryContext, id: string): string {
  return nameOfAccount(ctx.db).get({ id })?.name ?? '';
}

function remember<T>(read: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
}

/** Where the names in a line come from. */
export interface LineSources {
  person(id: string): VisitLine['subject'];
  matter(id: string): NamedMatter;
  account(id: string): string;
}

function readSources(ctx: QueryContext): LineSources {
  return {
    person: remember((id) => personLine(ctx, requirePerson(ctx, id))),
    matter: remember((id) => namedMatter(ctx, id)),
    account: remember((id) => accountName(ctx, id)),
  };
}

function withoutCard(row: VisitRow) {
  return {
    residentId: null,
    name: row.visitorName ?? '',
    phone: row.visitorPhone && maskPhone(row.visitorPhone),
  };
}

function agentOf(sources: LineSources, row: VisitRow): VisitLine['agent'] {
  if (row.agentId !== null) return sources.person(row.agentId);
  return row.residentId !== null && row.visitorName !== null ? withoutCard(row) : null;
}

/** Phones are masked; of merged cards it is the card in charge that is shown. */
export function lineFrom(sources: LineSources, row: VisitRow): VisitLine {
  return {
    ...row,
    versionId: row.id,
    subject:
      row.residentId === null
        ? { ...withoutCard(row), sex: null, age: null, address: '' }
        : sources.person(row.residentId),
    agent: agentOf(sources, row),
    matter: sources.matter(row.matterId),
    ticketLabel:
      row.ticketNumber !== null && row.ticketPrefix !== null
        ? labelOf({ number: row.ticketNumber, prefix: row.ticketPrefix })
        : null,
    handler: { id: row.handlerId, name: sources.account(row.handlerId) },
    corrected: row.supersedes !== null,
    contested: row.contested === 1,
    open: row.openRoot !== null && !row.withdrawn,
  };
}

/** In the order given. */
export function toLines(ctx: QueryContext, rows: readonly VisitRow[]): VisitLine[] {
  const sources = readSources(ctx);
  return rows.map((row) => lineFrom(sources, row));
}

export function toLine(ctx: QueryContext, row: VisitRow): VisitLine {
  return lineFrom(readSources(ctx), row);
}
