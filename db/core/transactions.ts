/**
 * Transactions on the writer, one at a time: what a person saves, with its audit entry, and what the exchange brings from
 * other desks. Nothing is announced before its commit; whatever throws leaves no trace.
 */

import { createApplier } from './applier.ts';
import { type AuditHead, createAuditLog, readAuditHead } from './auditLog.ts';
import { checkpointWhenQuiet, pagesAtMost, pagesInExchange } from './checkpoint.ts';
import type { Clock } from './clock.ts';
import type { Connection, Sqlite } from './connection.ts';
import type { CommandContext, QueryContext } from './dispatch.ts';
import type { Entities, Entity } from './entity.ts';
import { coreFailure } from './errors.ts';
import type { Ids } from './ids.ts';
import type { Session } from './session.ts';
import {
  createRowStore,
  type Derivations,
  type HoldDerivations,
  isDoubtful,
  readPosition,
} from './writer.ts';

interface Parts {
  writer: Connection;
  clock: Clock;
  ids: Ids;
  derivations: Derivations;
  hold: HoldDerivations;
  entities: Entities;
  contextOf(session: Session): QueryContext;
  /** After the commit; `touched` names entities and is never empty. */
  saved(touched: ReadonlySet<string>): void;
}

/** What a transaction of the exchange works with. */
export interface ExchangeRows {
  readonly sqlite: Sqlite;
  /** What this program knows; others of the centre may know more (SPEC R9). */
  readonly entities: Entities;
  /** Puts a row in that was ordered elsewhere; see `createApplier`. */
  apply(entity: Entity, ...row: ApplierRow): ReturnType<Applier>;
}

/** One step in each turn of the event loop. @throws DeskError `task.cancelled` */
async function walk<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (signal.aborted) throw coreFailure('task.cancelled');
    if (step.done) return step.value;
    await new Promise((turn) => setImmediate(turn));
  }
}

function* thenFinish<T>(steps: Generator<void, T>, derived: ReturnType<HoldDerivations>): Generator<void, T> {
  const result = yield* steps;
  yield* derived.finish();
  return result;
}

type Applier = ReturnType<typeof createApplier>;
type ApplierRow = Parameters<Applier> extends [Entity, ...infer Rest] ? Rest : never;

export function createTransactions(parts: Parts) {
  const { writer, clock, ids, derivations, hold, entities, contextOf, saved } = parts;
  const beginWrite = writer.sqlite.prepare('BEGIN IMMEDIATE');
  const commit = writer.sqlite.prepare('COMMIT');
  const checkpointSoon = checkpointWhenQuiet(writer.sqlite);
  const rows = createRowStore(writer.sqlite, derivations, clock);
  const applier = createApplier(writer.sqlite, derivations);
  const auditLog = createAuditLog(writer.sqlite);
  let position = readPosition(writer.sqlite);
  let auditHead: AuditHead = readAuditHead(writer.sqlite);
  // Commands wait for a transaction that spans turns; otherwise they run at once.
  let busy: Promise<void> = Promise.resolve();
  let stepping = false;

  function commitWrite() {
    commit.run();
    checkpointSoon();
  }

  function rollback() {
    if (writer.sqlite.inTransaction) writer.sqlite.exec('ROLLBACK');
    position = readPosition(writer.sqlite);
  }

  /** Begins a transaction and returns how to finish it. */
  function begin(session: Session, action: string) {
    beginWrite.run();
    const touched = new Set<string>();
    const before = session.account?.id ?? null;
    const entry = { subject: null as string | null, detail: undefined as unknown, asked: false };
    const base = contextOf(session);
    const ctx: CommandContext = {
      ...base,
      ids,
      doubtful: isDoubtful(position, base.now),
      write: rows.writerFor(position, auditHead.n + 1, touched),
      record(subject, detail) {
        Object.assign(entry, { subject, detail, asked: true });
      },
    };
    return {
      ctx,
      commit() {
        let head = auditHead;
        if (entry.asked || touched.size > 0) {
          const { subject, detail } = entry;
          // Whoever signs out has done so; whoever signs in is there by now.
          const accountId = session.account?.id ?? before;
          head = auditLog.append(auditHead, { at: base.now, accountId, action, subject, detail });
        }
        commitWrite();
        auditHead = head;
        if (touched.size > 0) saved(touched);
      },
      rollback,
    };
  }

  function runNow<T>(session: Session, action: string, work: (ctx: CommandContext) => T): T {
    const transaction = begin(session, action);
    try {
      const result = work(transaction.ctx);
      if (result instanceof Promise) throw new Error(`${action}: a transaction must not wait`);
      transaction.commit();
      return result;
    } catch (error) {
      transaction.rollback();
      throw error;
    }
  }

  async function transact<T>(session: Session, action: string, work: (ctx: CommandContext) => T): Promise<T> {
    while (stepping) await busy;
    return runNow(session, action, work);
  }

  /** Holds the writer over many turns of the event loop. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (stepping) await busy;
    stepping = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    busy = promise;
    try {
      return await work();
    } finally {
      stepping = false;
      resolve();
    }
  }

  async function transactInSteps<T>(
    session: Session,
    action: string,
    signal: AbortSignal,
    work: (ctx: CommandContext) => Generator<void, T>,
  ): Promise<T> {
    return alone(async () => {
      const transaction = begin(session, action);
      try {
        const result = await walk(work(transaction.ctx), signal);
        transaction.commit();
        return result;
      } catch (error) {
        transaction.rollback();
        throw error;
      }
    });
  }

  function exchangeRows(touched: Set<string>): ExchangeRows {
    return {
      sqlite: writer.sqlite,
      entities,
      apply(entity, ...row) {
        touched.add(entity.name);
        return applier(entity, ...row);
      },
    };
  }

  function exchanged(touched: ReadonlySet<string>) {
    // The exchange moves the cursor and may have opened an epoch.
    position = readPosition(writer.sqlite);
    if (touched.size > 0) saved(touched);
  }

  /** The exchange does not wait for the disk: what a power cut takes comes again (SPEC R1); the next save makes it durable too. */
  function withoutDisk() {
    writer.sqlite.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${pagesInExchange}`);
  }

  function withDisk() {
    writer.sqlite.exec(`PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${pagesAtMost}`);
  }

  async function exchange<T>(work: (rows: ExchangeRows) => T): Promise<T> {
    while (stepping) await busy;
    const touched = new Set<string>();
    const derived = hold(writer.sqlite);
    withoutDisk();
    try {
      beginWrite.run();
      const result = work(exchangeRows(touched));
      for (const _ of derived.finish());
      commitWrite();
      exchanged(touched);
      return result;
    } catch (error) {
      rollback();
      throw error;
    } finally {
      derived.drop();
      withDisk();
    }
  }

  async function exchangeInSteps<T>(
    signal: AbortSignal,
    work: (rows: ExchangeRows) => Generator<void, T>,
  ): Promise<T> {
    const touched = new Set<string>();
    return alone(async () => {
      const derived = hold(writer.sqlite);
      withoutDisk();
      beginWrite.run();
      try {
        const result = await walk(thenFinish(work(exchangeRows(touched)), derived), signal);
        commitWrite();
        exchanged(touched);
        return result;
      } catch (error) {
        rollback();
        throw error;
      } finally {
        derived.drop();
        withDisk();
      }
    });
  }

  return { transact, transactInSteps, exchange, exchangeInSteps };
}
