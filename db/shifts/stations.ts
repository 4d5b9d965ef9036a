/** Places to check in: twelve to begin with, any others beside them, each with a code to print and scan. */
import { createHash } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import { findCentre } from '../centre/service.ts';
import { statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { shiftFailure } from './failures.ts';
import type { Given } from './given.ts';
import { station, stations } from './table.ts';

export type StationRow = typeof station.$inferSelect;

const byId = statement((db) =>
  db
    .select()
    .from(station)
    .where(eq(station.id, sql.placeholder('id')))
    .prepare(),
);
const byCode = statement((db) =>
  db
    .select()
    .from(station)
    .where(eq(station.code, sql.placeholder('code')))
    .prepare(),
);
const all = statement((db) =>
  db.select().from(station).orderBy(asc(station.position), asc(station.id)).prepare(),
);

const prefix = 'YZ';
/** As on person cards: on a key of its own whatever input method is on, and without look-alikes. */
const alphabet = '34679ACDEFGHJKMNPRTXYUW';
const codeLength = 10;

/** Out of the id, so that two desks make the same code; nobody outside knows the id. */
function codeOf(id: string): string {
  const bytes = createHash('sha256').update(`station ${id}`).digest();
  return (
    prefix + Array.from(bytes.subarray(0, codeLength), (byte) => alphabet[byte % alphabet.length]).join('')
  );
}

/** 初心 健康 长者 童趣 书香 绿色 巧匠 暖食 平安 和事 议事 志愿 */
const defaults = [
  ['初心驿站', 'Party service station'],
  ['健康驿站', 'Health station'],
  ['长者驿站', "Elders' station"],
  ['童趣驿站', "Children's station"],
  ['书香驿站', 'Reading station'],
  ['绿色驿站', 'Green station'],
  ['巧匠驿站', 'Handicraft station'],
  ['暖食驿站', 'Warm meals station'],
  ['平安驿站', 'Safety station'],
  ['和事驿站', 'Mediation station'],
  ['议事驿站', 'Assembly station'],
  ['志愿驿站', 'Volunteer station'],
] as const;

export function listStations(ctx: QueryContext, { retired }: Given<'stations'>): StationRow[] {
  return all(ctx.db)
    .all()
    .filter((row) => retired === true || !row.retired);
}

export function findStation(ctx: QueryContext, id: string | null): StationRow | null {
  return id === null ? null : (byId(ctx.db).get({ id }) ?? null);
}

/** @throws DeskError `station.unknown`, `station.retired` */
export function requireStation(ctx: QueryContext, id: string): StationRow {
  const found = findStation(ctx, id);
  if (!found) throw shiftFailure('station.unknown');
  if (found.retired) throw shiftFailure('station.retired', { name: found.name });
  return found;
}

export function stationOfCode(ctx: QueryContext, { code }: Given<'stationOfCode'>) {
  const read = code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return { station: byCode(ctx.db).get({ code: read }) ?? null };
}

export function addDefaultStations(ctx: CommandContext): { added: number } {
  // Two desks of a centre make the same stations, two centres never: a code printed at one place is read at no other.
  const place = findCentre(ctx.db)?.divisionCode ?? '';
  let added = 0;
  for (const [at, [name, nameEn]] of defaults.entries()) {
    const id = naturalId('station', place, String(at + 1));
    if (byId(ctx.db).get({ id })) continue;
    const row = { id, code: codeOf(id), name, nameEn, address: '', position: at + 1, retired: false };
    ctx.write.insert(stations, row);
    added += 1;
  }
  if (added > 0) ctx.record(null, { added });
  return { added };
}

export function saveStation(ctx: CommandContext, given: Given<'saveStation'>): { code: string } {
  const { id, name, nameEn, address, position, retired } = given;
  const known = byId(ctx.db).get({ id });
  if (known) {
    const changed = ctx.write.update(stations, id, { name, nameEn, address, position, retired });
    if (changed.length > 0) ctx.record(id, { name, changed });
    return { code: known.code };
  }
  const last = all(ctx.db).all().at(-1)?.position ?? 0;
  const code = codeOf(id);
  const row = { id, code, name, nameEn, address, position: position ?? last + 1, retired: retired ?? false };
  ctx.write.insert(stations, row);
  ctx.record(id, { name });
  return { code };
}
