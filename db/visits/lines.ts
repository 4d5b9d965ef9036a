/**
 * Reads visits and puts each in the one line that every list shows. A day of five hundred visits is read in one
 * statement with everything that its lines need.
 */
import { eq, getTableColumns, sql } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type NamedMatter, namedMatter } from '../matters/service.ts';
import { labelOf } from '../queue/service.ts';
import { maskPhone } from '../residents/mask.ts';
import { visitFailure } from './contract.ts';
import { isContested, isCurrent } from './current.ts';
import { firstPhone, type Person, personLine, requirePerson } from './people.ts';
import type { VisitLine } from './shapes.ts';
import { visit } from './table.ts';

/** The columns as SQLite gives them: 1 where something was withdrawn. */
type VisitColumns = Omit<typeof visit.$inferSelect, 'withdrawn'> & { withdrawn: number };

/** A version with what its line needs; the person is whom the matter is for, nulls where they have no card. */
export type VisitRow = VisitColumns & {
  ticketNumber: number | null;
  ticketPrefix: string | null;
  /** Null: nothing is open. */
  openRoot: string | null;
  contested: number;
} & { [Field in Exclude<keyof Person, 'id' | 'name'>]: Person[Field] | null } & { personName: string | null };

const columns = Object.entries(getTableColumns(visit)).map(([key, { name }]) => `v.${name} AS ${key}`);

const selectVisits = `SELECT ${columns.join(', ')},
  t.number AS ticketNumber, c.prefix AS ticketPrefix, o.root_id AS openRoot, ${isContested} AS contested,
  r.name AS personName, r.sex, r.birth_date AS birthDate, r.estate, r.building, r.unit, r.room, r.status,
  r.merged_into AS mergedInto, ${firstPhone} AS phone
FROM visit v
LEFT JOIN ticket t ON t.id = v.ticket_id
LEFT JOIN counter c ON c.id = t.counter_id
LEFT JOIN open_visit o ON o.root_id = v.root_id
LEFT JOIN resident r ON r.id = v.resident_id`;

/** A version of a root: the root itself, or one of its corrections, which have an index of their own. */
const ofRoot = '(v.id = :rootId OR (v.root_id = :rootId AND v.supersedes IS NOT NULL))';

/** Each ends a statement that begins with the columns of a row. */
export const conditions = {
  version: 'WHERE v.id = :id',
  versions: `WHERE ${ofRoot} ORDER BY v.saved_at DESC, v.id DESC`,
  current: `WHERE ${ofRoot} AND ${isCurrent}`,
  /** The order is that of the index, so that nothing has to be sorted. */
  day: `WHERE v.day = :day AND ${isCurrent} ORDER BY v.arrived_at DESC, v.rowid DESC`,
  /** `ids`: JSON array of version ids. */
  among: 'WHERE v.id IN (SELECT value FROM json_each(:ids))',
} as const;

/** Rows by a condition on `visit v`, compiled once per connection. */
export function visitsWhere<Parameters extends object>(condition: string) {
  return perConnection((sqlite) => sqlite.prepare<[Parameters], VisitRow>(`${selectVisits} ${condition}`));
}

export const visitStatements = {
  version: visitsWhere<{ id: string }>(conditions.version),
  versions: visitsWhere<{ rootId: string }>(conditions.versions),
  current: visitsWhere<{ rootId: string }>(conditions.current),
  day: visitsWhere<{ day: string }>(conditions.day),
  among: visitsWhere<{ ids: string }>(conditions.among),
};

const known = perConnection((sqlite) => sqlite.prepare<[string]>('SELECT 1 FROM visit WHERE id = ?'));

/** Whether a version was saved, without reading it. */
export const isSaved = (ctx: QueryContext, id: string): boolean => known(ctx.sqlite).get(id) !== undefined;

/** @throws DeskError `visit.unknown` */
export function requireVersion(ctx: QueryContext, id: string): VisitRow {
  const found = visitStatements.version(ctx.sqlite).get({ id });
  if (!found) throw visitFailure('visit.unknown');
  return found;
}

/** @throws DeskError `visit.unknown` */
export function requireCurrent(ctx: QueryContext, rootId: string): VisitRow {
  const found = visitStatements.current(ctx.sqlite).get({ rootId });
  if (!found) throw visitFailure('visit.unknown');
  return found;
}

const nameOfAccount = statement((db) =>
  db
    .select({ name: account.name })
    .from(account)
    .where(eq(account.id, sql.placeholder('id')))
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

/** Where the names in a line come from that are not in its row. */
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

function subjectOf(ctx: QueryContext, sources: LineSources, row: VisitRow): VisitLine['subject'] {
  const { residentId, personName } = row;
  if (residentId === null) return { ...withoutCard(row), sex: null, age: null, address: '' };
  if (personName === null || row.mergedInto !== null) return sources.person(residentId);
  const { sex, birthDate, estate, building, unit, room, phone } = row;
  return personLine(ctx, {
    id: residentId,
    name: personName,
    sex,
    birthDate,
    estate,
    building,
    unit,
    room,
    phone,
  });
}

function agentOf(sources: LineSources, row: VisitRow): VisitLine['agent'] {
  if (row.agentId !== null) return sources.person(row.agentId);
  return row.residentId !== null && row.visitorName !== null ? withoutCard(row) : null;
}

/** Phones are masked; of merged cards it is the card in charge that is shown. */
export function lineFrom(ctx: QueryContext, sources: LineSources, row: VisitRow): VisitLine {
  const { rootId, day, channel, note, outcome, dueOn, referredTo, missingPapers, companions } = row;
  const { ticketNumber, ticketPrefix, counterId, arrivedAt, startedAt, endedAt, savedAt } = row;
  return {
    rootId,
    versionId: row.id,
    day,
    subject: subjectOf(ctx, sources, row),
    agent: agentOf(sources, row),
    matter: sources.matter(row.matterId),
    channel,
    note,
    outcome,
    dueOn,
    referredTo,
    missingPapers,
    companions,
    ticketLabel:
      ticketNumber === null || ticketPrefix === null
        ? null
        : labelOf({ number: ticketNumber, prefix: ticketPrefix }),
    counterId,
    handler: { id: row.handlerId, name: sources.account(row.handlerId) },
    arrivedAt,
    startedAt,
    endedAt,
    savedAt,
    corrected: row.supersedes !== null,
    withdrawn: row.withdrawn === 1,
    contested: row.contested === 1,
    open: row.openRoot !== null && row.withdrawn === 0,
  };
}

/** In the order given. */
export function toLines(ctx: QueryContext, rows: readonly VisitRow[]): VisitLine[] {
  const sources = readSources(ctx);
  return rows.map((row) => lineFrom(ctx, sources, row));
}

export function toLine(ctx: QueryContext, row: VisitRow): VisitLine {
  return lineFrom(ctx, readSources(ctx), row);
}
