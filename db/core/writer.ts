/**
 * The only way to write. A row, its change-log entry and, at the end, the audit entry of the whole command commit in
 * one durable transaction (SPEC R1).
 */
import type { Statement } from 'better-sqlite3';
import type { Clock, HybridTime } from './clock.ts';
import { nextHybrid } from './clock.ts';
import { perConnection, type Sqlite } from './connection.ts';
import { type Entity, type EntityTable, layoutOf, type NewRowOf, type PatchOf } from './entity.ts';
import { coreFailure } from './errors.ts';
import { checkWeight } from './weight.ts';

export interface Writer {
  insert<E extends Entity>(entity: E, row: NewRowOf<E>): void;
  /** Writes only the fields that differ and returns their names; an empty list means that nothing was written. */
  update<E extends Entity>(entity: E, id: string, patch: PatchOf<E>): string[];
}

/** Runs in the same transaction after a row is written, to keep an index of the feature's own in step. */
export type Derivation = (sqlite: Sqlite, rowId: string) => void;
/** By entity name. */
export type Derivations = Readonly<Record<string, Derivation>>;

/**
 * What derivations keep may wait while many rows are written, and be written once for all of them: `finish` does so, in steps
 * that the caller may spread over turns, in the same transaction; `drop` gives it up when that is rolled back.
 */
export type HoldDerivations = (sqlite: Sqlite) => { finish(): Generator<void>; drop(): void };

/** This desk's running numbers. Kept in memory, read from the file at open and again after a rollback. */
export interface LogPosition {
  deskId: string;
  epoch: number;
  nextN: number;
  pullCursor: number;
  hybrid: HybridTime;
  /** Latest wall-clock time ever saved: a clock that shows less has gone back. */
  latestSave: number;
}

/** Read after each transaction of the exchange. */
const reads = perConnection((sqlite) => ({
  state: sqlite.prepare<[], { desk_id: string; epoch: number; pull_cursor: number }>(
    'SELECT desk_id, epoch, pull_cursor FROM desk_state',
  ),
  // Of whatever epoch: the hybrid time goes on, although the numbers begin again (SPEC R4.2, R5).
  last: sqlite.prepare<[], { epoch: number; n: number; hlc_ms: number; hlc_count: number }>(
    'SELECT epoch, n, hlc_ms, hlc_count FROM change ORDER BY epoch DESC, n DESC LIMIT 1',
  ),
}));

export function readPosition(sqlite: Sqlite): LogPosition {
  const state = reads(sqlite).state.get();
  const epoch = state?.epoch ?? 1;
  const last = reads(sqlite).last.get();
  return {
    deskId: state?.desk_id ?? '',
    epoch,
    nextN: (last?.epoch === epoch ? last.n : 0) + 1,
    pullCursor: state?.pull_cursor ?? 0,
    hybrid: { ms: last?.hlc_ms ?? 0, count: last?.hlc_count ?? 0 },
    latestSave: last?.hlc_ms ?? 0,
  };
}

/** A clock may wobble by this much before its times are marked doubtful. */
const wobbleMs = 5 * 60_000;

/** Whether a time of the wall clock cannot be trusted: something later has been saved before. */
export function isDoubtful(at: LogPosition, wall: number): boolean {
  return wall < at.latestSave - wobbleMs;
}

type Stored = Record<string, unknown>;

/** Compiles each statement once; the shapes are few and come from the tables, never from input. */
export function createRowStore(sqlite: Sqlite, derivations: Derivations, clock: Clock) {
  const compiled = new Map<string, Statement<unknown[]>>();
  const prepare = (sql: string) => {
    let statement = compiled.get(sql);
    if (!statement) {
      statement = sqlite.prepare<unknown[]>(sql);
      compiled.set(sql, statement);
    }
    return statement;
  };
  const inserts = new Map<EntityTable, Statement<unknown[]>>();
  const insertChange = sqlite.prepare(
    `INSERT INTO change (epoch, n, entity, row_id, op, fields, was, based_on, hlc_ms, hlc_count, saved_at, doubtful, audit_n)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function log(
    at: LogPosition,
    auditN: number,
    entity: Entity,
    rowId: string,
    op: string,
    fields: Stored,
    was: Stored | null,
  ) {
    if (entity.local) return;
    const written = JSON.stringify(fields);
    checkWeight(written);
    const wall = clock.now();
    at.hybrid = nextHybrid(at.hybrid, wall);
    const doubtful = isDoubtful(at, wall);
    at.latestSave = Math.max(at.latestSave, wall);
    insertChange.run(
      at.epoch,
      at.nextN,
      entity.name,
      rowId,
      op,
      written,
      was && JSON.stringify(was),
      at.pullCursor,
      at.hybrid.ms,
      at.hybrid.count,
      wall,
      doubtful ? 1 : 0,
      auditN,
    );
    at.nextN += 1;
  }

  function insertStatement({ table }: Entity): Statement<unknown[]> {
    let statement = inserts.get(table);
    if (!statement) {
      const { tableName, columns } = layoutOf(table);
      const names = columns.map((column) => `"${column.name}"`).join(', ');
      const holes = columns.map(() => '?').join(', ');
      statement = sqlite.prepare<unknown[]>(`INSERT INTO "${tableName}" (${names}) VALUES (${holes})`);
      inserts.set(table, statement);
    }
    return statement;
  }

  function currentRow(entity: Entity, id: string): Stored {
    const row = prepare(`SELECT * FROM "${layoutOf(entity.table).tableName}" WHERE id = ?`).get(id);
    if (row === undefined) throw coreFailure('row.unknown');
    return Object.fromEntries(Object.entries(row as object));
  }

  /** The writer of one command; `touched` collects what to announce after the commit. */
  function writerFor(at: LogPosition, auditN: number, touched: Set<string>): Writer {
    return {
      insert(entity, row) {
        const { columns } = layoutOf(entity.table);
        const given: Stored = row;
        const values = columns.map((column) => column.store(given[column.key]));
        const fields: Stored = {};
        for (const [i, column] of columns.entries()) {
          if (values[i] !== null) fields[column.key] = values[i];
        }
        insertStatement(entity).run(...values);
        const id = String(given.id);
        log(at, auditN, entity, id, 'insert', fields, null);
        touched.add(entity.name);
        derivations[entity.name]?.(sqlite, id);
      },
      update(entity, id, patch) {
        if (entity.kind === 'fact')
          throw new Error(`${entity.name} is append-only: insert a superseding fact`);
        const before = currentRow(entity, id);
        const wanted: Stored = patch;
        const changed = layoutOf(entity.table).columns.flatMap((column) => {
          if (wanted[column.key] === undefined || column.key === 'id') return [];
          const value = column.store(wanted[column.key]);
          return value === before[column.name] ? [] : [{ column, value }];
        });
        if (changed.length === 0) return [];
        const sets = changed.map(({ column }) => `"${column.name}" = ?`).join(', ');
        prepare(`UPDATE "${layoutOf(entity.table).tableName}" SET ${sets} WHERE id = ?`).run(
          ...changed.map(({ value }) => value),
          id,
        );
        const fields = Object.fromEntries(changed.map(({ column, value }) => [column.key, value]));
        const was = Object.fromEntries(changed.map(({ column }) => [column.key, before[column.name]]));
        log(at, auditN, entity, id, 'update', fields, was);
        touched.add(entity.name);
        derivations[entity.name]?.(sqlite, id);
        return changed.map(({ column }) => column.key);
      },
    };
  }

  return { writerFor };
}

export type RowStore = ReturnType<typeof createRowStore>;
