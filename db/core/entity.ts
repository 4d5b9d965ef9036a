/**
 * An entity is a kind of row that is written, logged and (unless local) synced. Facts are append-only: a correction
 * is a new fact that supersedes. Registers are edited field by field.
 */
import { getTableColumns, getTableName, type InferInsertModel, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

/** Every entity's table has a text `id`. */
export type EntityTable = SQLiteTable & { id: SQLiteColumn };

export interface Entity<T extends EntityTable = EntityTable> {
  readonly name: string;
  readonly kind: 'fact' | 'register';
  readonly table: T;
  /** Local rows (secrets, drafts) are audited but never enter the change log. */
  readonly local: boolean;
  /** Fields whose concurrent edits a person must always decide (SPEC R5). */
  readonly alwaysAsk: readonly string[];
}

/** Every kind of row that a program knows, by its name in the change log. */
export type Entities = ReadonlyMap<string, Entity>;

export type RowOf<E extends Entity> = InferSelectModel<E['table']>;
export type NewRowOf<E extends Entity> = InferInsertModel<E['table']>;
/** `undefined` leaves a field as it is; `null` empties it. */
export type PatchOf<E extends Entity> = { [K in keyof NewRowOf<E>]?: NewRowOf<E>[K] | undefined };

interface Options {
  local?: boolean;
  alwaysAsk?: readonly string[];
}

export function register<T extends EntityTable>(name: string, table: T, options: Options = {}): Entity<T> {
  return { name, kind: 'register', table, local: options.local ?? false, alwaysAsk: options.alwaysAsk ?? [] };
}

export function fact<T extends EntityTable>(name: string, table: T): Entity<T> {
  return { name, kind: 'fact', table, local: false, alwaysAsk: [] };
}

/** A table's columns as the writer needs them: the key in TypeScript, the name in SQL, the stored form of a value. */
export interface StoredColumn {
  readonly key: string;
  readonly name: string;
  readonly nullable: boolean;
  store(value: unknown): unknown;
}

/**
 * Text as every database takes it: without nulls and halves of characters, which come with what people paste and which
 * PostgreSQL refuses. Saved otherwise, the row could never leave this desk.
 */
function sound(value: unknown): unknown {
  if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) return value;
  return value.replaceAll('\0', '').toWellFormed();
}

const layouts = new WeakMap<EntityTable, { tableName: string; columns: readonly StoredColumn[] }>();

/** Columns that SQLite itself numbers (an integer primary key beside the id) are left to it. */
export function layoutOf(table: EntityTable) {
  let layout = layouts.get(table);
  if (!layout) {
    const columns = Object.entries(getTableColumns(table))
      .filter(([, column]) => !column.primary || column.name === 'id')
      .map(([key, column]) => ({
        key,
        name: column.name,
        nullable: !column.notNull,
        store: (value: unknown) =>
          value === undefined || value === null ? null : sound(column.mapToDriverValue(value)),
      }));
    layout = { tableName: getTableName(table), columns };
    layouts.set(table, layout);
  }
  return layout;
}
