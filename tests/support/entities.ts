/** Kinds of rows as a program of another version knows them. */
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type Entity, layoutOf } from '../../db/core/entity.ts';
import { entities } from '../../db/entities.ts';

const idColumn = () => text('id').primaryKey();

/** @returns an entry of `Entities`; good for what comes from elsewhere, which is put in as it is stored */
export function entityWith(
  name: string,
  { without, also }: { without?: string; also?: string },
): [string, Entity] {
  const entity = entities.get(name);
  if (!entity) throw new Error(`${name} is no kind of row`);
  const { tableName, columns } = layoutOf(entity.table);
  const today = columns
    .filter(({ key }) => key !== without)
    .map(({ key, name: column, nullable }) => [key, nullable ? text(column) : text(column).notNull()]);
  const other: { id: ReturnType<typeof idColumn> } = {
    ...Object.fromEntries(today),
    ...(also === undefined ? {} : { [also]: text(also) }),
    id: idColumn(),
  };
  return [name, { ...entity, table: sqliteTable(tableName, other) }];
}
