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

export function createApplier(sqlite: Sqlite, derivations: Derivations) {
  const compiled = new Map<string, Database.Statement<unknown[]>>();
  function run(sql: string, values: readonly unknown[]): number {
    let statement = compiled.get(sql);
    if (!statement) {
      statement = sqlite.prepare<unknown[]>(sql);
      compiled.set(sql, statement);
    }
    return statement.run(...values).changes;
  }

  function put(entity: Entity, op: 'insert' | 'update', rowId: string, known: readonly [string, unknown][]) {
    const { tableName, columns } = layoutOf(entity.table);
    const names = known.map(([name]) => `"${name}"`);
    const values = known.map(([, value]) => value);
    if (op === 'update') {
      const sets = names.map((name) => `${name} = ?`).join(', ');
      return (
        names.length === 0 || run(`UPDATE "${tableName}" SET ${sets} WHERE id = ?`, [...values, rowId]) > 0
      );
    }
    // A row that is here takes the values that were ordered. Of a fact logged twice that is the whole row (SPEC R5.7), and
    // what an insert does not name is empty.
    const empty =
      entity.kind === 'fact'
        ? columns.filter(({ name, nullable }) => nullable && !known.some(([given]) => given === name))
        : [];
    const sets = [
      ...names.map((name) => [name, `excluded.${name}`]),
      ...empty.map(({ name }) => [`"${name}"`, 'NULL']),
    ];
    const again = sets.map(([name, value]) => `${name} = ${value}`).join(', ');
    const differs = sets.map(([name, value]) => `"${tableName}".${name} IS NOT ${value}`).join(' OR ');
    const holes = names.map(() => '?').join(', ');
    run(
      `INSERT INTO "${tableName}" (${names.join(', ')}) VALUES (${holes})
       ON CONFLICT (id) DO UPDATE SET ${again} WHERE ${differs}`,
      values,
    );
    return true;
  }

  return function apply(
    entity: Entity,
    op: 'insert' | 'update',
    rowId: string,
    fields: StoredFields,
  ): Applied {
    const columns = new Map(layoutOf(entity.table).columns.map(({ key, name }) => [key, name]));
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
