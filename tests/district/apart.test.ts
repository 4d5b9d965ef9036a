/** Centres are kept apart by the database itself (SPEC R12): for its owner and for the server's roles, on both databases. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded, openServer, type Store } from '../../district/store.ts';
import { temporaryFolder } from '../support/desk.ts';
import { centreA, centreB, foundCentres, testDesk } from './support/district.ts';
import { startPostgres } from './support/postgres.ts';

/** Statements outside the store, as whoever owns the tables. */
interface Owner {
  query(text: string): Promise<object[]>;
}

interface Database {
  store: Store;
  owner: Owner;
  close(): Promise<void>;
}

async function realPostgres(): Promise<Database> {
  const server = await startPostgres();
  const store = openServer(server.url);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  return {
    store,
    owner: { query: async (text) => (await client.query<object>(text)).rows },
    async close() {
      await client.end();
      await store.close();
      await server.stop();
    },
  };
}

/** PGlite's only user is a superuser, above every policy: the owner is a role of its own there. */
async function embedded(): Promise<Database> {
  const folder = temporaryFolder();
  const store = await openEmbedded(folder.path);
  let client: PGlite | null = null;
  return {
    store,
    owner: {
      async query(text) {
        if (client === null) {
          await store.close();
          client = await PGlite.create({ dataDir: folder.path });
          await client.exec(handOver);
          await client.exec('SET ROLE linli_owner');
        }
        return (await client.query<object>(text)).rows;
      },
    },
    async close() {
      await client?.close();
      folder.remove();
    },
  };
}

const handOver = `CREATE ROLE linli_owner NOSUPERUSER; DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE %I OWNER TO linli_owner', name);
  END LOOP;
  GRANT USAGE ON SCHEMA public TO linli_owner;
END $$`;

const kinds = { PostgreSQL: realPostgres, PGlite: embedded };

describe.each(Object.entries(kinds))('on %s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    const { store } = database;
    await store.migrate();
    await foundCentres(store);
    for (const [place, centreId] of [centreA, centreB].entries()) {
      const desk = testDesk(store, centreId, `019a0000-0000-7000-8000-00000000010${place}`);
      desk.save(
        { entity: 'resident', rowId: 'wang', op: 'insert', fields: { id: 'wang', name: '王芳' } },
        { entity: 'meal', rowId: 'lunch', op: 'insert', fields: { id: 'lunch' } },
        { entity: 'ufo', rowId: 'x', op: 'insert', fields: { id: 'x', who: '外星人' } },
      );
      await desk.send(1, 3);
    }
  }, 180_000);
  afterAll(() => database.close(), 60_000);

  it('R12: a centre sees its own rows and nothing of another', async () => {
    for (const centreId of [centreA, centreB]) {
      const seen = await database.store.transaction({ centreId }, (sql) =>
        sql.query<{ centreId: string }>(
          `SELECT centre_id AS "centreId" FROM change_log UNION ALL SELECT centre_id FROM register_row
           UNION ALL SELECT centre_id FROM batch UNION ALL SELECT centre_id FROM quarantine
           UNION ALL SELECT centre_id FROM daily_count UNION ALL SELECT centre_id FROM centre`,
        ),
      );
      expect(seen.length).toBeGreaterThan(5);
      expect(new Set(seen.map((row) => row.centreId))).toEqual(new Set([centreId]));
    }
  });

  it('R12: a centre can neither write into another, nor move a row there', async () => {
    const writes = [
      `INSERT INTO tombstone (centre_id, row_id, erased_at) VALUES ('${centreA}', 'x', now())`,
      `UPDATE register_row SET centre_id = '${centreA}', row_id = 'moved' WHERE row_id = 'wang'`,
    ];
    for (const text of writes) {
      const smuggled = database.store.transaction({ centreId: centreB }, (sql) => sql.query(text));
      await expect(smuggled).rejects.toThrow(/row-level security/);
    }
  });

  it('R12: whoever counts sees no record', async () => {
    const forbidden = [
      'SELECT fields FROM change_log',
      'SELECT fields FROM register_row',
      'SELECT raw FROM quarantine',
      'SELECT * FROM tombstone',
      "UPDATE desk SET public_key = ''",
      'DELETE FROM desk',
      'ALTER TABLE centre DISABLE ROW LEVEL SECURITY',
    ];
    for (const text of forbidden) {
      const looked = database.store.transaction('supervisor', (sql) => sql.query(text));
      await expect(looked).rejects.toThrow(/permission denied|must be owner/);
    }
    const counted = await database.store.transaction('supervisor', (sql) =>
      sql.query<{ kind: string }>(
        'SELECT code AS kind FROM quarantine UNION ALL SELECT entity FROM register_row',
      ),
    );
    expect(counted).toEqual([{ kind: 'entity.unknown' }, { kind: 'entity.unknown' }]);
  });

  it('R2: desks that send at the same time are numbered without a gap', async () => {
    const desks = Array.from({ length: 6 }, (_, at) =>
      testDesk(database.store, centreA, `019a0000-0000-7000-8000-00000000020${at}`),
    );
    for (const [at, desk] of desks.entries()) {
      desk.save(
        ...[1, 2, 3].map((n) => {
          const rowId = `meal ${at} ${n}`;
          return { entity: 'meal', rowId, op: 'insert' as const, fields: { id: rowId } };
        }),
      );
    }
    await Promise.all(desks.flatMap((desk) => [desk.send(1, 2), desk.send(1, 3)]));
    const rows = await database.store.transaction({ centreId: centreA }, (sql) =>
      sql.query<{ seq: number }>('SELECT seq FROM change_log ORDER BY seq'),
    );
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: rows.length }, (_, at) => at + 1));
  });

  it('R12: the owner of the tables sees and writes nothing without saying for which centre', async () => {
    const { owner } = database;
    const tables = (
      await owner.query(
        "SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'centre_id' AND table_schema = 'public'",
      )
    ).map((row) => ('name' in row ? String(row.name) : ''));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(await owner.query(`SELECT 1 FROM ${table}`)).toEqual([]);
    await expect(
      owner.query(`INSERT INTO tombstone (centre_id, row_id, erased_at) VALUES ('${centreA}', 'x', now())`),
    ).rejects.toThrow(/row-level security/);
    await owner.query(`SELECT set_config('linli.centre_id', '${centreA}', false)`);
    expect(await owner.query('SELECT centre_id FROM centre')).toEqual([{ centre_id: centreA }]);
  });
});
