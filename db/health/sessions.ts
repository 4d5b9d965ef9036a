/** Sessions of clinic and haircut: opened, served at a table, closed; each person's readings and services together. */
import type { z } from 'zod';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { linesOf, requireResident } from '../residents/service.ts';
import type { clinics as contract, ServedPerson, SessionSummary } from './clinicContract.ts';
import { clinicFailure } from './failures.ts';
import { type ReadingRow, readings, toLine } from './lines.ts';
import { answer, refuseGone, saveReading } from './save.ts';
import { keepServices, readServices, serviceHandlers } from './sessionServices.ts';
import { type clinicSession, clinicSessions, type sessionLine, sessionLines } from './table.ts';

type Contract = typeof contract;
type Asked<P extends keyof Contract> = z.output<Contract[P]['input']>;
type SessionRow = Omit<typeof clinicSession.$inferSelect, 'removed'>;
type LineRow = Omit<typeof sessionLine.$inferSelect, 'withdrawn'> & { withdrawn: number };

const sessionColumns = 'id, day, kind, place, providers, note, closed_at AS closedAt';
const lineColumns = `l.id, l.supersedes, l.withdrawn, l.session_id AS sessionId, l.service_id AS serviceId,
  l.resident_id AS residentId, l.person_name AS personName, l.result, l.provider, l.at, l.account_id AS accountId`;
const notSuperseded = 'NOT EXISTS (SELECT 1 FROM session_line later WHERE later.supersedes = l.id)';

const statements = perConnection((sqlite) => ({
  session: sqlite.prepare<[string], SessionRow>(
    `SELECT ${sessionColumns} FROM clinic_session WHERE id = ? AND removed = 0`,
  ),
  known: sqlite.prepare<[string]>('SELECT 1 FROM clinic_session WHERE id = ?'),
  month: sqlite.prepare<[{ month: string }], SessionRow>(
    `SELECT ${sessionColumns} FROM clinic_session
     WHERE day >= :month || '-01' AND day <= :month || '-31' AND removed = 0 ORDER BY day DESC, id DESC`,
  ),
  lines: sqlite.prepare<[string], LineRow>(
    `SELECT ${lineColumns} FROM session_line l
     WHERE l.session_id = ? AND l.withdrawn = 0 AND ${notSuperseded} ORDER BY l.at, l.rowid`,
  ),
  line: sqlite.prepare<[string], LineRow>(`SELECT ${lineColumns} FROM session_line l WHERE l.id = ?`),
  successor: sqlite.prepare<[string], LineRow>(
    `SELECT ${lineColumns} FROM session_line l WHERE l.supersedes = ? ORDER BY l.at DESC, l.id DESC LIMIT 1`,
  ),
}));

/** @throws DeskError `clinic.unknown` */
function requireSession(ctx: QueryContext, id: string): SessionRow {
  const found = statements(ctx.sqlite).session.get(id);
  if (!found) throw clinicFailure('clinic.unknown');
  return found;
}

function peopleOf(
  ctx: QueryContext,
  taken: readonly ReadingRow[],
  lines: readonly LineRow[],
): ServedPerson[] {
  const ids = [...taken, ...lines].flatMap(({ residentId }) => residentId ?? []);
  const cards = linesOf(ctx, [...new Set(ids)]);
  const names = new Map(readServices(ctx.db).map((row) => [row.id, row]));
  const people = new Map<string, ServedPerson>();
  const of = (residentId: string | null, personName: string | null, at: number): ServedPerson => {
    const person = residentId === null ? null : (cards.get(residentId) ?? null);
    const name = person?.name ?? personName ?? '';
    const key = person?.id ?? `name:${name}`;
    const found = people.get(key) ?? { key, person, name, readings: [], services: [], at };
    found.at = Math.max(found.at, at);
    people.set(key, found);
    return found;
  };
  for (const row of taken) of(row.residentId, null, row.savedAt).readings.push(toLine(row));
  for (const { id: lineId, residentId, personName, serviceId, result, provider, at } of lines) {
    const { name = '', nameEn = '' } = names.get(serviceId) ?? {};
    const service = { lineId, serviceId, name, nameEn, result, provider };
    of(residentId, personName, at).services.push(service);
  }
  return [...people.values()].toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}

function whole(ctx: QueryContext, row: SessionRow) {
  const taken = readings.session(ctx, { sessionId: row.id });
  const lines = statements(ctx.sqlite).lines.all(row.id);
  const people = peopleOf(ctx, taken, lines);
  const session: SessionSummary = {
    ...row,
    persons: people.length,
    services: lines.length,
    readings: taken.length,
    abnormal: taken.filter(({ outOfRange }) => outOfRange.length > 0).length,
  };
  return { session, people, lines };
}

function session(ctx: QueryContext, { id }: { id: string }) {
  const { session, people, lines } = whole(ctx, requireSession(ctx, id));
  const byService = readServices(ctx.db).flatMap(({ id: serviceId, name, nameEn }) => {
    const times = lines.filter((line) => line.serviceId === serviceId).length;
    return times > 0 ? [{ id: serviceId, name, nameEn, times }] : [];
  });
  return { session, people, byService };
}

/** Of the chain that begins with a line: the row that nothing supersedes. */
function headOf(ctx: QueryContext, id: string): LineRow | undefined {
  const run = statements(ctx.sqlite);
  let row = run.line.get(id);
  for (let next = row; next; next = run.successor.get(next.id)) row = next;
  return row;
}

interface Served {
  sessionId: string;
  residentId: string | null;
  personName: string | null;
  provider: string;
}

/** One person, one service, one line; taken back by mistake, the same service is a new row after the one undone. */
function insertLine(ctx: CommandContext, base: string, served: Served, serviceId: string, result: string) {
  const head = headOf(ctx, base);
  const withdrawn = head?.withdrawn === 1;
  if (head && !withdrawn && head.result === result && head.provider === served.provider) return;
  ctx.write.insert(sessionLines, {
    id: head ? ctx.ids.next() : base,
    supersedes: head?.id ?? null,
    withdrawn: false,
    ...served,
    serviceId,
    result,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
}

/** @throws DeskError `clinic.nothing`, `clinic.noCard`, `clinic.serviceUnknown` */
function checkServed(ctx: CommandContext, { residentId, reading, services }: Asked<'serve'>) {
  if (reading === null && services.length === 0) throw clinicFailure('clinic.nothing');
  if (residentId === null && reading !== null) throw clinicFailure('clinic.noCard', {}, 'residentId');
  const known = keepServices(ctx);
  const offered = new Set(known.filter((row) => !row.retired).map((row) => row.id));
  if (services.some(({ serviceId }) => !offered.has(serviceId))) throw clinicFailure('clinic.serviceUnknown');
}

function serve(ctx: CommandContext, input: Asked<'serve'>) {
  const { id, sessionId, reading, services, provider } = input;
  const { day, closedAt } = requireSession(ctx, sessionId);
  const [again] = readings.version(ctx, { id });
  if (again) return answer(ctx, again);
  if (closedAt !== null) throw clinicFailure('clinic.closed');
  checkServed(ctx, input);
  const person = input.residentId === null ? null : requireResident(ctx, input.residentId);
  if (person) refuseGone(person, day);
  const residentId = person?.id ?? null;
  const served = { sessionId, residentId, personName: person ? null : input.personName, provider };
  for (const { serviceId, result } of services) {
    const base = residentId === null ? ['call', id, serviceId] : [sessionId, residentId, serviceId];
    insertLine(ctx, naturalId('sessionLine', ...base), served, serviceId, result);
  }
  const saved =
    reading === null || residentId === null ? null : saveReading(ctx, { id, residentId, sessionId }, reading);
  ctx.record(residentId ?? sessionId, {
    session: sessionId,
    services: services.length,
    reading: saved !== null,
  });
  return saved ?? { reading: null, taskId: null };
}

function withdrawLine(ctx: CommandContext, { id, lineId }: Asked<'withdrawLine'>) {
  const run = statements(ctx.sqlite);
  if (run.line.get(id)) return {};
  const line = run.line.get(lineId);
  if (!line) throw clinicFailure('clinic.lineUnknown');
  requireSession(ctx, line.sessionId);
  const fact = { at: ctx.now, accountId: accountOf(ctx).id };
  if (!run.successor.get(lineId)) {
    ctx.write.insert(sessionLines, { ...line, id, supersedes: lineId, withdrawn: true, ...fact });
    ctx.record(line.residentId ?? line.sessionId, { session: line.sessionId, withdrawn: lineId });
  }
  return {};
}

export const clinicHandlers: Handlers<Contract> = {
  ...serviceHandlers,
  month: (ctx, input) =>
    statements(ctx.sqlite)
      .month.all(input)
      .map((row) => whole(ctx, row).session),
  session,
  create(ctx, input) {
    if (statements(ctx.sqlite).known.get(input.id)) return { id: input.id };
    keepServices(ctx);
    ctx.write.insert(clinicSessions, { ...input, closedAt: null, removed: false });
    ctx.record(input.id, { day: input.day, kind: input.kind });
    return { id: input.id };
  },
  edit(ctx, { id, ...patch }) {
    requireSession(ctx, id);
    ctx.write.update(clinicSessions, id, patch);
    ctx.record(id, patch);
    return {};
  },
  close(ctx, { id, closed }) {
    const { closedAt } = requireSession(ctx, id);
    ctx.write.update(clinicSessions, id, { closedAt: closed ? (closedAt ?? ctx.now) : null });
    ctx.record(id, { closed });
    return {};
  },
  remove(ctx, { id }) {
    const { persons } = whole(ctx, requireSession(ctx, id)).session;
    if (persons > 0) throw clinicFailure('clinic.notEmpty', { count: persons });
    ctx.write.update(clinicSessions, id, { removed: true });
    ctx.record(id, { removed: true });
    return {};
  },
  serve,
  withdrawLine,
};
