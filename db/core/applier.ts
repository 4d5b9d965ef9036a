/**
 * Puts rows that came from elsewhere into the tables: no change, no audit entry and no opinion of its own, because all that was
 * settled where they were ordered (SPEC R6). Derivations follow as after any save.
 */
import Database from 'better-sqlite3';
import type { Sqlite } from './connection.ts';
import { type Entity, layoutOf } from './entity.ts';
import type { Derivations } from './writer.ts';

/** Stored values by field; as they lie in SQLite. */
export type StoredFields = Readonly<Record<string, string | number | null>>;

/**
 * `applied`; `later`: it needs a row that is not here yet, or would break a rule of the tables, so that it is kept and tried
 * again; `unknown`: fields that this program does not know were left out (SPEC R9).
 */
export type Applied = 'applied' | 'later' | 'unknown';

function updating({ table }: Entity, names: readonly string[]): string {
  return `UPDATE "${layoutOf(table).tableName}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`;
}

/**
 * A row that is here takes the values that were ordered. Of a fact logged twice that is the whole row (SPEC R5.7), and what
 * an insert does not name is empty.
 */
function putting({ table, kind }: Entity, names: readonly string[]): string {
  const { tableName, columns } = layoutOf(table);
  const empty =
    kind === 'fact' ? columns.filter(({ name, nullable }) => nullable && !names.includes(name)) : [];
  const sets = [
    ...names.map((name) => [`"${name}"`, `excluded."${name}"`]),
    ...empty.map(({ name }) => [`"${name}"`, 'NULL']),
  ];
  const again = sets.map(([name, value]) => `${name} = ${value}`).join(', ');
  const differs = sets.map(([name, value]) => `"${tableName}".${name} IS NOT ${value}`).join(' OR ');
  return `INSERT INTO "${tableName}" (${names.map((name) => `"${name}"`).join(', ')})
    VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${again} WHERE ${differs}`;
}

export function createApplier(sqlite: Sqlite, derivations: Derivations) {
  /** By entity, operation and fields, which come in few combinations. */
  const compiled = new Map<string, Database.Statement<unknown[]>>();
  const columnNames = new Map<Entity, ReadonlyMap<string, string>>();
  function columnsOf(entity: Entity): ReadonlyMap<string, string> {
    let columns = columnNames.get(entity);
    if (!columns) {
      columns = new Map(layoutOf(entity.table).columns.map(({ key, name }) => [key, name]));
      columnNames.set(entity, columns);
    }
    return columns;
  }

  function statementFor(entity: Entity, op: 'insert' | 'update', names: readonly string[]) {
    const key = `${entity.name} ${op} ${names.join(' ')}`;
    let statement = compiled.get(key);
    if (!statement) {
      statement = sqlite.prepare<unknown[]>(
        op === 'update' ? updating(entity, names) : putting(entity, names),
      );
      compiled.set(key, statement);
    }
    return statement;
  }

  function put(entity: Entity, op: 'insert' | 'update', rowId: string, known: readonly [string, unknown][]) {
    const names = known.map(([name]) => name);
    const values = known.map(([, value]) => value);
    if (op === 'insert') {
      statementFor(entity, op, names).run(...values);
      return true;
    }
    return names.length === 0 || statementFor(entity, op, names).run(...values, rowId).changes > 0;
  }

  return function apply(
    entity: Entity,
    op: 'insert' | 'update',
    rowId: string,
    fields: StoredFields,
  ): Applied {
    const columns = columnsOf(entity);
    const known = Object.entries(fields).flatMap(([key, value]): [string, unknown][] => {
      const name = columns.get(key);
      return name === undefined ? [] : [[name, value]];
    });
    try {
      if (!put(entity, op, rowId, known)) return 'later';
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return 'later';
      throw error;
    }
    derivations[entity.name]?.(sqlite, rowId);
    return known.length < Object.keys(fields).length ? 'unknown' : 'applied';
  };
}
