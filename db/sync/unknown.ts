/** After an update of the program: what other desks saved with a newer one, and this desk has kept, is put in (SPEC R6.5). */
import type { Sqlite } from '../core/connection.ts';
import type { App } from '../core/dispatch.ts';
import { type Entities, layoutOf } from '../core/entity.ts';
import { retryUnknown } from './apply.ts';

interface KeptField {
  entity: string;
  field: string;
}

/** Asked of what is kept, not of a number beside it: a file may come from an older program by way of a backup. */
function knowsMore(sqlite: Sqlite, entities: Entities): boolean {
  const kept = sqlite
    .prepare<[], KeptField>(
      `SELECT DISTINCT change ->> 'entity' AS entity, field.key AS field
       FROM exchange_kept, json_each(change, '$.fields') AS field WHERE why = 'unknown'`,
    )
    .all();
  return kept.some(({ entity: name, field }) => {
    const entity = entities.get(name);
    return entity !== undefined && layoutOf(entity.table).columns.some(({ key }) => key === field);
  });
}

/**
 * Before anybody works here: whoever fills in an empty field that has a value everywhere else would overwrite it in good
 * faith, because their cursor says that they have seen it (SPEC R5.1).
 */
export function takeUpUnknown(app: Pick<App, 'exchange'>, sqlite: Sqlite, entities: Entities): void {
  // It begins and ends here and now: nothing else is under way yet.
  if (knowsMore(sqlite, entities)) void app.exchange(retryUnknown);
}
