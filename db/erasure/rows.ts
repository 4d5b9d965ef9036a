/** Which rows of this desk are about a person: those that name the person, and those that name one of them. */
import type { Sqlite } from '../core/connection.ts';
import { layoutOf } from '../core/entity.ts';
import { entities } from '../entities.ts';
import { rulesInOrder } from '../sync/protocol/blank.ts';

/** Row ids by kind of row. */
export type RowsAbout = ReadonlyMap<string, readonly string[]>;

/** @param people ids of all cards of the person */
export function rowsAbout(sqlite: Sqlite, people: readonly string[]): RowsAbout {
  const found = new Map<string, string[]>([['resident', [...people]]]);
  for (const { entity: name, rule } of rulesInOrder) {
    const entity = entities.get(name);
    if (!entity) continue;
    const { tableName, columns } = layoutOf(entity.table);
    const ids = new Set<string>();
    for (const [field, target] of Object.entries(rule.about)) {
      const column = columns.find(({ key }) => key === field)?.name;
      const rows = sqlite
        .prepare<[string], string>(
          `SELECT id FROM "${tableName}" WHERE "${column}" IN (SELECT value FROM json_each(?))`,
        )
        .pluck()
        .all(JSON.stringify(found.get(target) ?? []));
      for (const id of rows) ids.add(id);
    }
    if (ids.size > 0) found.set(name, [...ids]);
  }
  return found;
}
