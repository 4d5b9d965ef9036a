/** Reads and edits the centre's row and its settings. */

import type { ReadDb } from '../core/connection.ts';
import { statement } from '../core/connection.ts';
import type { CommandContext, Handlers } from '../core/dispatch.ts';
import type { centre as contract, Settings } from './contract.ts';
import { centreFailure, defaultSettings, settingsSchema } from './contract.ts';
import { centre, centres, setting, settings } from './table.ts';

const centreRow = statement((db) => db.select().from(centre).limit(1).prepare());
const settingRows = statement((db) => db.select().from(setting).prepare());

/** Null before the first set-up. */
export function findCentre(db: ReadDb) {
  return centreRow(db).get() ?? null;
}

/** Every setting, with the default where the centre has not chosen. */
export function readSettings(db: ReadDb): Settings {
  const stored = settingRows(db).all();
  const chosen = Object.fromEntries(stored.map((row) => [row.id, JSON.parse(row.value)]));
  return settingsSchema.parse({ ...defaultSettings, ...chosen });
}

function getCentre(db: ReadDb) {
  const found = findCentre(db);
  if (!found) throw centreFailure('centre.missing');
  return found;
}

function saveSetting(ctx: CommandContext, known: Set<string>, id: string, value: unknown) {
  const stored = JSON.stringify(value);
  if (known.has(id)) ctx.write.update(settings, id, { value: stored });
  else ctx.write.insert(settings, { id, value: stored });
}

export const centreHandlers: Handlers<typeof contract> = {
  get: (ctx) => getCentre(ctx.db),
  edit(ctx, patch) {
    const { id } = getCentre(ctx.db);
    ctx.write.update(centres, id, patch);
    ctx.record(id, patch);
    return {};
  },
  settings: (ctx) => readSettings(ctx.db),
  changeSettings(ctx, patch) {
    const known = new Set(
      settingRows(ctx.db)
        .all()
        .map((row) => row.id),
    );
    for (const [id, value] of Object.entries(patch)) saveSetting(ctx, known, id, value);
    ctx.record(null, patch);
    return {};
  },
};
