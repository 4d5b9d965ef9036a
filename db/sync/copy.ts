/**
 * The first copy of a centre on a desk that joins it (SPEC R6.6). The pages come one by one, over a line that may be bad for
 * an hour, and are kept until all are there; then they are put in together, so that nobody ever sees half a centre.
 */
import type { Sqlite } from '../core/connection.ts';
import type { App } from '../core/dispatch.ts';
import type { ExchangeRows } from '../core/transactions.ts';
import { restOf } from './apply.ts';
import { EarlyPage } from './early.ts';
import type { DistrictLink, SnapshotPage } from './httpLink.ts';
import { beginEpoch } from './outbox.ts';
import { moveMark } from './peer.ts';
import { chainStart } from './protocol/chain.ts';
import { type PulledChange, readPulled } from './protocol/pull.ts';

/** Rows that are put in before the desk answers what was asked meanwhile. */
const stepLength = 500;

interface RowKey {
  entity: string;
  rowId: string;
}

/** Where the spool ends; null: nothing has come yet. */
export function spooled(sqlite: Sqlite): { at: number; next: string | null; place: number } | null {
  const row = sqlite
    .prepare<[], { at: number; next: string | null; place: number }>(
      'SELECT at, next, place FROM exchange_spool ORDER BY place DESC LIMIT 1',
    )
    .get();
  return row ?? null;
}

/**
 * @param early kept by the caller from one call to the next
 * @returns whether more is to come
 */
export async function fetchPage(
  app: Pick<App, 'exchange'>,
  link: Pick<DistrictLink, 'snapshot'>,
  most: number,
  early = new EarlyPage<SnapshotPage>(),
): Promise<boolean> {
  const last = await app.exchange(({ sqlite }) => spooled(sqlite));
  if (last && last.next === null) return false;
  const from = last && last.next !== null ? { at: last.at, next: last.next } : null;
  const page = (from && (await early.take(from.next))) ?? (await link.snapshot(from, most));
  const { at, next } = page;
  if (next !== null) early.ask(next, link.snapshot({ at, next }, most));
  await app.exchange(({ sqlite }) => {
    sqlite
      .prepare('INSERT INTO exchange_spool (place, at, next, body) VALUES (?, ?, ?, ?)')
      .run((last?.place ?? 0) + 1, page.at, page.next, page.body);
  });
  return page.next !== null;
}

/** A copy that cannot go on, because the district has been restored or has forgotten it, is begun again. */
export function dropSpool(sqlite: Sqlite): void {
  sqlite.prepare('DELETE FROM exchange_spool').run();
}

/**
 * Puts in what was fetched, and goes on from the number that it was made at. What this desk had saved before it joined goes on
 * top and waits to be sent; only what its own first set-up had put there gives way to what the centre has made of it.
 *
 * @param tell how many rows are in
 */
export function layCopy(
  app: Pick<App, 'exchangeInSteps'>,
  signal: AbortSignal,
  now: number,
  tell: (rows: number) => void,
): Promise<number> {
  return app.exchangeInSteps(signal, function* (rows) {
    const { sqlite, entities } = rows;
    const seeds = ownSeeds(sqlite);
    const given: RowKey[] = [];
    let laid = 0;
    let early: PulledChange[] = [];
    let facts = false;
    for (const change of spooledRows(sqlite)) {
      if (seeds.get(change.entity)?.has(change.rowId)) given.push(change);
      // Facts come last, and most of them point to a register: one that is missing would turn thousands of them away.
      if (!facts && entities.get(change.entity)?.kind === 'fact') {
        facts = true;
        early = yield* layAgain(rows, early);
      }
      if (!layRow(rows, change)) early.push(change);
      laid += 1;
      if (laid % stepLength === 0) yield tell(laid);
    }
    early = yield* layAgain(rows, early);
    for (const change of early.toReversed()) keep(sqlite, change, 'later');
    giveWay(sqlite, given, now);
    layOwn(rows);
    sqlite.prepare('UPDATE desk_state SET pull_cursor = ?').run(spooled(sqlite)?.at ?? 0);
    sqlite.prepare('UPDATE exchange_peer SET joined_at = ?').run(now);
    dropSpool(sqlite);
    return laid;
  });
}

/** A row may come before the one it points to: again, as long as that helps. @returns those that still wait */
function* layAgain(rows: ExchangeRows, waiting: PulledChange[]): Generator<void, PulledChange[]> {
  let early = waiting;
  for (let before = Number.POSITIVE_INFINITY; early.length > 0 && early.length < before; ) {
    before = early.length;
    const still: PulledChange[] = [];
    for (const [at, change] of early.entries()) {
      if (!layRow(rows, change)) still.push(change);
      if (at % stepLength === 0) yield;
    }
    early = still;
  }
  return early;
}

function* spooledRows(sqlite: Sqlite): Generator<PulledChange> {
  const body = sqlite.prepare<[number], Buffer>('SELECT body FROM exchange_spool WHERE place = ?').pluck();
  for (let place = 1, page = body.get(place); page; place += 1, page = body.get(place)) {
    if (page.length > 0) yield* readPulled(page);
  }
}

/** @returns false when it needs a row that is not here yet */
function layRow({ sqlite, entities, apply }: ExchangeRows, change: PulledChange): boolean {
  const entity = entities.get(change.entity);
  const outcome = entity ? apply(entity, 'insert', change.rowId, change.fields) : 'unknown';
  if (outcome === 'unknown') keep(sqlite, entity ? restOf(entity, change) : change, 'unknown');
  return outcome !== 'later';
}

/** Rows of a snapshot have no number of their own: they are kept below all that are pulled later. */
function keep(sqlite: Sqlite, change: PulledChange, why: 'later' | 'unknown'): void {
  const lowest = sqlite.prepare<[], number | null>('SELECT min(seq) FROM exchange_kept').pluck().get() ?? 0;
  const seq = Math.min(lowest, 0) - 1;
  sqlite
    .prepare('INSERT INTO exchange_kept (seq, change, why) VALUES (?, ?, ?)')
    .run(seq, JSON.stringify({ ...change, seq }), why);
}

/** What this desk's first set-up has put in and nobody has sent: row ids by entity. */
function ownSeeds(sqlite: Sqlite): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = sqlite
    .prepare<[], RowKey>(
      `SELECT entity, row_id AS rowId FROM change JOIN audit ON audit.n = change.audit_n
       WHERE change.seq IS NULL AND op = 'insert' AND audit.action = 'desk.setUp'`,
    )
    .all();
  const byEntity = Map.groupBy(rows, ({ entity }) => entity);
  return new Map([...byEntity].map(([entity, own]) => [entity, new Set(own.map(({ rowId }) => rowId))]));
}

/** -1: never sent. The rest is numbered anew, because the district takes no numbers with gaps. */
function giveWay(sqlite: Sqlite, given: readonly RowKey[], now: number): void {
  const skip = sqlite.prepare(
    `UPDATE change SET seq = -1 WHERE entity = ? AND row_id = ? AND op = 'insert' AND seq IS NULL`,
  );
  for (const { entity, rowId } of given) skip.run(entity, rowId);
  moveMark(sqlite, { epoch: beginEpoch(sqlite, 0), last: 0, chain: chainStart }, now);
}

function layOwn({ sqlite, entities, apply }: ExchangeRows): void {
  const own = sqlite
    .prepare<[], { entity: string; rowId: string; fields: string }>(
      'SELECT entity, row_id AS rowId, fields FROM change WHERE seq IS NULL ORDER BY epoch, n',
    )
    .all();
  for (const { entity: name, rowId, fields } of own) {
    const entity = entities.get(name);
    if (entity?.kind === 'register') apply(entity, 'update', rowId, JSON.parse(fields));
  }
}
