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

/** A row that is not here yet; one that is stays as it is, and counts as no change. */
function putting({ table }: Entity, names: readonly string[]): string {
  return `INSERT INTO "${layoutOf(table).tableName}" (${names.map((name) => `"${name}"`).join(', ')})
    VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`;
}

/**
 * A row that is here takes the values that were ordered. Of a fact logged twice that is the whole row (SPEC R5.7), and what
 * an insert does not name is empty.
 */
function puttingOver({ table, kind }: Entity, names: readonly string[]): string {
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

/** How rows of one kind with the same fields are put in. They come in few combinations, and by the hundred thousand. */
interface Plan {
  /** Those of the fields that this program knows, in the order in which `run` takes their values. */
  known: readonly string[];
  /** @returns false when the row to be changed is not here */
  run(values: readonly unknown[], rowId: string): boolean;
  /** There are others. */
  partly: boolean;
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name, at) => name === other[at]);

export function createApplier(sqlite: Sqlite, derivations: Derivations) {
  /** By entity, operation and fields. */
  const plans = new Map<string, Plan>();

  /** Rows of one kind come one after the other: the plan of the last fits the next, and its name need not be spelled again. */
  let last: { entity: Entity; op: string; fields: readonly string[]; plan: Plan } | null = null;

  function planFor(entity: Entity, op: 'insert' | 'update', fields: readonly string[]): Plan {
    if (last?.entity === entity && last.op === op && isSame(last.fields, fields)) return last.plan;
    const plan = namedPlan(entity, op, fields);
    last = { entity, op, fields, plan };
    return plan;
  }

  /** Values are spread: from a list they would be read one by one, at a third of the row's own cost. */
  function updatePlan(entity: Entity, columns: readonly string[]): Plan['run'] {
    if (columns.length === 0) return () => true;
    const update = sqlite.prepare<unknown[]>(updating(entity, columns));
    return (values, rowId) => update.run(...values, rowId).changes > 0;
  }

  /**
   * In two statements: one that may go either way keeps a copy of each page that it touches until it knows, at half of
   * the row's own cost, and nearly every row is new.
   */
  function insertPlan(entity: Entity, columns: readonly string[]): Plan['run'] {
    const put = sqlite.prepare<unknown[]>(putting(entity, columns));
    let over: Database.Statement<unknown[]> | null = null;
    return (values) => {
      if (put.run(...values).changes > 0) return true;
      over ??= sqlite.prepare<unknown[]>(puttingOver(entity, columns));
      over.run(...values);
      return true;
    };
  }

  function namedPlan(entity: Entity, op: 'insert' | 'update', fields: readonly string[]): Plan {
    const key = `${entity.name} ${op} ${fields.join(' ')}`;
    let plan = plans.get(key);
    if (!plan) {
      const names = new Map(layoutOf(entity.table).columns.map((column) => [column.key, column.name]));
      const known = fields.filter((field) => names.has(field));
      const columns = known.flatMap((field) => names.get(field) ?? []);
      const run = op === 'update' ? updatePlan(entity, columns) : insertPlan(entity, columns);
      plan = { run, known, partly: known.length < fields.length };
      plans.set(key, plan);
    }
    return plan;
  }

  return function apply(
    entity: Entity,
    op: 'insert' | 'update',
    rowId: string,
    fields: StoredFields,
  ): Applied {
    const { run, known, partly } = planFor(entity, op, Object.keys(fields));
    const values = known.map((field) => fields[field]);
    try {
      if (!run(values, rowId)) return 'later';
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return 'later';
      throw error;
    }
    derivations[entity.name]?.(sqlite, rowId);
    return partly ? 'unknown' : 'applied';
  };
}
