/** Builds something once per SQLite handle: statements that drizzle cannot say, and the search index. */
import type { Sqlite } from '../core/connection.ts';

export function perConnection<T>(build: (sqlite: Sqlite) => T): (sqlite: Sqlite) => T {
  const built = new WeakMap<Sqlite, T>();
  return (sqlite) => {
    let found = built.get(sqlite);
    if (found === undefined) {
      found = build(sqlite);
      built.set(sqlite, found);
    }
    return found;
  };
}
