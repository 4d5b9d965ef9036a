/**
 * The one way in: `app.call(session, 'visits.register', input)`. Validate → authorise → transact → announce.
 * Queries read on the reader's snapshot; commands queue for the writer; nothing is announced before its commit.
 */
import type { z } from 'zod';
import { authorise, findProcedure, validInput } from './admission.ts';
import { type Clock, type Day, dayAt } from './clock.ts';
import type { Connection, ReadDb, Sqlite } from './connection.ts';
import type { Entities } from './entity.ts';
import { coreFailure } from './errors.ts';
import { createGuards, type GuardParts } from './guards.ts';
import type { Ids } from './ids.ts';
import type { Command, Contract, FeatureContract, Procedure, Query, Task } from './procedure.ts';
import type { Session, SignedIn } from './session.ts';
import { createTransactions, type ExchangeRows } from './transactions.ts';
import { type Derivations, type HoldDerivations, readPosition, type Writer } from './writer.ts';

/** What every handler gets. `db` and `sqlite` are the reader's in a query and the writer's in a command. */
export interface QueryContext {
  readonly db: ReadDb;
  /** For the feature's own prepared statements; only a feature's derivation writes with it. */
  readonly sqlite: Sqlite;
  readonly session: Session;
  /** UTC ms, the same throughout one call. */
  readonly now: number;
  /** The centre's calendar day of `now`. */
  readonly today: Day;
  readonly zone: string;
  /** This desk, e.g. whose cash drawer it is. */
  readonly deskId: string;
}

export interface CommandContext extends QueryContext {
  readonly write: Writer;
  readonly ids: Ids;
  /** The clock of this desk has gone back: what is timed by `now` is not to be trusted. */
  readonly doubtful: boolean;
  /** Says whom the audit entry is about and what is worth remembering; a reveal is logged by this alone. */
  record(subject: string | null, detail?: unknown): void;
}

export interface Progress {
  task: string;
  done: number;
  total: number;
}

export interface TaskContext extends QueryContext {
  readonly signal: AbortSignal;
  readonly ids: Ids;
  transact<T>(work: (ctx: CommandContext) => T): Promise<T>;
  /**
   * One transaction over many turns of the event loop: `work` yields often, the desk answers queries in between, and
   * an abort rolls everything back.
   */
  transactInSteps<T>(work: (ctx: CommandContext) => Generator<void, T>): Promise<T>;
  progress(progress: Progress): void;
}

/** The signed-in account of a procedure whose access is not `anyone`. */
export function accountOf(ctx: QueryContext): SignedIn {
  if (!ctx.session.account) throw coreFailure('session.signedOut');
  return ctx.session.account;
}

type HandlerOf<P extends Procedure> =
  P extends Query<infer I, infer O>
    ? (ctx: QueryContext, input: z.output<I>) => z.input<O>
    : P extends Command<infer I, infer O>
      ? (ctx: CommandContext, input: z.output<I>) => z.input<O>
      : P extends Task<infer I, infer O>
        ? (ctx: TaskContext, input: z.output<I>) => Promise<z.input<O>>
        : never;

/** A feature's handlers: exactly one for each procedure of its contract. */
export type Handlers<F extends FeatureContract> = { [P in keyof F]: HandlerOf<F[P]> };

export type Announcement =
  | { kind: 'changed'; entities: string[] }
  | ({ kind: 'progress'; session: string } & Progress)
  | { kind: 'session'; session: string };

export interface CallOptions {
  signal?: AbortSignal;
}

export interface AppParts<C extends Contract> extends GuardParts {
  contract: C;
  handlers: { [F in keyof C]: Handlers<C[F]> };
  derivations: Derivations;
  /** While the exchange writes; left out: row by row. */
  holdDerivations?: HoldDerivations;
  /** What the exchange puts in; left out: this program exchanges nothing. */
  entities?: Entities;
  writer: Connection;
  reader: Connection;
  clock: Clock;
  ids: Ids;
  zone: string;
}

export interface App {
  call(session: Session, procedure: string, input: unknown, options?: CallOptions): Promise<unknown>;
  /** A transaction of the desk's own (first set-up, recovery), outside any procedure of a feature. */
  transact<T>(session: Session, action: string, work: (ctx: CommandContext) => T): Promise<T>;
  /** A transaction of the exchange with the district (SPEC R6). */
  exchange<T>(work: (rows: ExchangeRows) => T): Promise<T>;
  /** The same over many turns of the event loop: questions are answered in between, saves wait. */
  exchangeInSteps<T>(signal: AbortSignal, work: (rows: ExchangeRows) => Generator<void, T>): Promise<T>;
  subscribe(listener: (announcement: Announcement) => void): () => void;
  /** For changes of session state made outside a command (sign-in, lock). */
  announce(announcement: Announcement): void;
}

export function createApp<C extends Contract>(parts: AppParts<C>): App {
  const { writer, reader, clock, ids, zone } = parts;
  const guards = createGuards(reader, parts);
  const beginRead = reader.sqlite.prepare('BEGIN');
  const endRead = reader.sqlite.prepare('COMMIT');
  const { deskId } = readPosition(writer.sqlite);
  const listeners = new Set<(announcement: Announcement) => void>();

  const announce = (announcement: Announcement) => {
    for (const listener of listeners) listener(announcement);
  };

  function baseContext(connection: Connection, session: Session): QueryContext {
    const now = clock.now();
    return {
      db: connection.db,
      sqlite: connection.sqlite,
      session,
      now,
      today: dayAt(now, zone),
      zone,
      deskId,
    };
  }

  const { transact, transactInSteps, exchange, exchangeInSteps } = createTransactions({
    writer,
    clock,
    ids,
    derivations: parts.derivations,
    hold: parts.holdDerivations ?? (() => ({ *finish() {}, drop() {} })),
    entities: parts.entities ?? new Map(),
    contextOf: (session) => baseContext(writer, session),
    saved(touched) {
      guards.changed(touched);
      announce({ kind: 'changed', entities: [...touched] });
    },
  });

  function taskContext(session: Session, name: string, signal: AbortSignal): TaskContext {
    return {
      ...baseContext(reader, session),
      signal,
      ids,
      transact: (work) => transact(session, name, work),
      transactInSteps: (work) => transactInSteps(session, name, signal, work),
      progress: (progress) => announce({ kind: 'progress', session: session.id, ...progress }),
    };
  }

  // The contract and its handlers are typed pairwise where they are declared; here, keyed by a name from outside,
  // the pairing is restored by looking both up under the same key.
  type AnyHandler = (ctx: QueryContext | CommandContext | TaskContext, input: unknown) => unknown;
  const handlerOf = (name: string): AnyHandler => {
    const [feature = '', procedure = ''] = name.split('.');
    const group = parts.handlers[feature] as Readonly<Record<string, AnyHandler>>;
    const handler = group[procedure];
    if (!handler) throw coreFailure('procedure.unknown');
    return handler;
  };

  return {
    async call(session, name, rawInput, options = {}) {
      const procedure = findProcedure(parts.contract, name);
      if (guards.refresh(session, clock.now())) announce({ kind: 'session', session: session.id });
      authorise(procedure, session);
      const input = validInput(procedure.input, rawInput);
      if (procedure.kind !== 'query') session.lastActive = clock.now();
      const handler = handlerOf(name);
      const { account, locked } = session;
      const work = {
        query: () => {
          // One snapshot for all that a query reads, and one lock instead of one per statement.
          beginRead.run();
          try {
            return handler(baseContext(reader, session), input);
          } finally {
            endRead.run();
          }
        },
        command: () =>
          transact(session, name, (ctx) => {
            // Someone may have locked or left while this command waited its turn.
            authorise(procedure, session);
            return handler(ctx, input);
          }),
        task: () =>
          handler(taskContext(session, name, options.signal ?? new AbortController().signal), input),
      }[procedure.kind];
      const answer = await work();
      // Two pages of one browser share a session: what is locked in one must not stay open in the other.
      if (session.account !== account || session.locked !== locked)
        announce({ kind: 'session', session: session.id });
      // What a handler returns is cut to what its contract promises: nothing unlisted can leak.
      return procedure.output.parse(answer);
    },
    transact,
    exchange,
    exchangeInSteps,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
  };
}
