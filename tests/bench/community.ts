/** A community of 50,000 fictional residents in an encrypted file, with the catalogue and one member of the front desk. */
import { join } from 'node:path';
import { accounts } from '../../db/accounts/table.ts';
import { createDeskApp } from '../../db/app.ts';
import { systemClock } from '../../db/core/clock.ts';
import { type Connection, openReader, openWriter } from '../../db/core/connection.ts';
import { createIds } from '../../db/core/ids.ts';
import { migrateDatabase } from '../../db/core/migrate.ts';
import { newSession } from '../../db/core/session.ts';
import { fictionalPeople } from '../../db/demo/people.ts';
import { seedCatalogue } from '../../db/matters/service.ts';
import { matter } from '../../db/matters/table.ts';

const residentsCount = 50_000;
export const key = new Uint8Array(32).fill(9);
const migrations = join(import.meta.dirname, '../../db/migrations');
export const ids = createIds(systemClock);

export function appOver(writer: Connection, reader: Connection) {
  const slots = { add: async () => {}, remove: () => {}, rename: () => {} };
  return createDeskApp({ writer, reader, clock: systemClock, ids, zone: 'Asia/Shanghai', slots });
}

function insertResidents(writer: Connection): string[] {
  const insert = writer.sqlite.prepare(
    `INSERT INTO resident (id, name, former_names, sex, birth_date, document_kind, document_number, estate, building, unit, room, status, created_at)
     VALUES (?, ?, '[]', ?, ?, 'idCard', ?, ?, ?, ?, ?, 'here', 0)`,
  );
  const phone = writer.sqlite.prepare(
    `INSERT INTO resident_phone (id, resident_id, number, label, rank) VALUES (?, ?, ?, '本人', ?)`,
  );
  const made: string[] = [];
  writer.sqlite.exec('BEGIN');
  for (const person of fictionalPeople(1, residentsCount)) {
    const id = ids.next();
    const { estate, building, unit, room } = person.address;
    insert.run(id, person.name, person.sex, person.birthDate, person.idNumber, estate, building, unit, room);
    for (const [rank, number] of person.phones.entries()) phone.run(ids.next(), id, number, rank);
    made.push(id);
  }
  writer.sqlite.exec('COMMIT');
  return made;
}

/** The community, its catalogue and one member of staff, in a file that both sides start from. */
export async function buildCommunity(file: string) {
  const writer = openWriter(file, key);
  migrateDatabase(writer.sqlite, migrations);
  writer.sqlite
    .prepare('INSERT INTO desk_state (id, desk_id, centre_id, epoch, pull_cursor) VALUES (1, ?, ?, 1, 0)')
    .run(ids.next(), ids.next());
  const reader = openReader(file, key);
  const app = appOver(writer, reader);
  const session = newSession(ids.next(), systemClock.now());
  const account = { id: ids.next(), name: '周敏', role: 'frontDesk' as const };
  await app.transact(session, 'bench.setUp', (ctx) => {
    seedCatalogue(ctx);
    ctx.write.insert(accounts, { ...account, active: true, createdAt: ctx.now });
  });
  session.account = account;
  const residents = insertResidents(writer);
  const matters = reader.db.select({ id: matter.id }).from(matter).all();
  writer.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  reader.sqlite.close();
  writer.sqlite.close();
  return { session, residents, matters: matters.map(({ id }) => id) };
}

export type Community = Awaited<ReturnType<typeof buildCommunity>>;

/** A desk that has been open for a while holds its register decrypted in its cache; so does every side that is measured. */
export function warm({ sqlite }: Connection) {
  for (const table of ['resident', 'resident_phone'])
    sqlite.prepare(`SELECT sum(length(t.id) + t.rowid) FROM ${table} t NOT INDEXED`).get();
  sqlite.prepare('SELECT count(id) FROM resident INDEXED BY resident_id_unique').get();
  sqlite.prepare('SELECT count(resident_id) FROM resident_phone INDEXED BY phone_resident').get();
}
