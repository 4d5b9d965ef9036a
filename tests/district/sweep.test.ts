/**
 * A byte search after an erasure that a desk gave over HTTP: the database's folder with its tables, indexes, statistics and
 * log (WAL), what the district and PostgreSQL wrote down, and the desk's own folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { orderErasure } from '../../district/orderErasure.ts';
import { openEmbedded, openServer, type Store } from '../../district/store.ts';
import { sweep } from '../../district/sweep.ts';
import {
  invite,
  type Listening,
  listen,
  newCentre,
  quiet,
  talkAgain,
  type WiredDesk,
  wiredDesk,
} from '../db/sync/support/wire.ts';
import { temporaryFolder } from '../support/desk.ts';
import { addPerson, yongning } from '../support/people.ts';
import {
  foundIn,
  orchid,
  readFileInClear,
  registerOrchid,
  secretsOfOrchid,
  writeEverythingAbout,
} from '../support/personal.ts';
import { httpDesk } from './support/client.ts';
import { testDesk } from './support/district.ts';
import { type RunningPostgres, startPostgres } from './support/postgres.ts';

interface Database {
  store: Store;
  folder: string;
  /** What the database itself wrote down. */
  log: readonly string[];
  /** Takes samples of what the tables hold, where the database does such a thing. */
  look(): Promise<void>;
  close(): Promise<void>;
}

async function embedded(): Promise<Database> {
  const { path, remove } = temporaryFolder();
  const store = await openEmbedded(path);
  const close = async () => {
    await store.close();
    remove();
  };
  return { store, folder: path, log: [], look: async () => {}, close };
}

/** As README.md says, with statistics of all that is there. */
async function realPostgres(): Promise<Database> {
  const server = await startPostgres();
  await grantLog(server);
  await server.run("ALTER SYSTEM SET log_error_verbosity = 'terse'");
  await server.run('SELECT pg_reload_conf()');
  const store = openServer(server.url);
  return {
    store,
    folder: server.folder,
    log: server.log,
    look: () => server.run('ANALYZE'),
    async close() {
      await store.close();
      await server.stop();
    },
  };
}

async function grantLog({ run }: Pick<RunningPostgres, 'run'>): Promise<void> {
  await run('GRANT pg_checkpoint TO linli_owner');
  await run('GRANT EXECUTE ON FUNCTION pg_switch_wal() TO linli_owner');
  await run('ALTER SYSTEM SET wal_recycle = off');
  await run('SELECT pg_reload_conf()');
}

/** Runs of at least four Chinese characters would tell who it was even in pieces. */
const piecesOf = (secret: string) =>
  [...secret.matchAll(/(?=(\p{Script=Han}{4}))/gu)].flatMap(([, piece]) => piece ?? []);
const secrets = secretsOfOrchid().flatMap((secret) => [secret, ...piecesOf(secret)]);
/** Spelling by sound is each desk's own. */
const sent = new Set(secrets.filter((secret) => !['shanyulan', 'xlyy'].includes(secret)));

/** Which file holds what, as utf-8. */
function foundUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${entry.name}: ${secret}`);
    });
}

const wordOf = (found: string) => found.slice(found.indexOf(': ') + 2);

describe.each([
  ['PGlite in a folder', embedded],
  ['PostgreSQL', realPostgres],
] as const)('R10: after an erasure, with %s,', (_, open) => {
  let database: Database;
  let district: Listening;
  let front: WiredDesk;
  let centreId: string;
  beforeEach(async () => {
    database = await open();
    await database.store.migrate();
    district = await listen(database.store);
    centreId = await newCentre(database.store, district.clock.now);
    front = await wiredDesk();
    front.exchanger.start();
    await enrol(front, '前台');
    return async () => {
      front.remove();
      await district.close();
      await database.close();
    };
  }, 120_000);

  async function enrol({ manager }: WiredDesk, deskName: string): Promise<void> {
    const code = await invite(database.store, centreId, district.clock.now);
    await manager.sync.enrol({ address: district.address, code, deskName });
  }

  /** From a desk of an older program: another name, and a kind of row that the district does not know. */
  async function sendWhatIsRefused(residentId: string): Promise<void> {
    const old = httpDesk(district);
    await old.enrol(await invite(database.store, centreId, district.clock.now), '旧电脑');
    const fields = { id: 'pet', owner: residentId, words: '秘密-宠物' };
    old.save(
      { entity: 'petLicence', rowId: 'pet', op: 'insert', fields },
      { entity: 'resident', rowId: residentId, op: 'update', fields: { documentNumber: '秘密-证件' } },
    );
    await old.send();
  }

  it('no byte of the person is in the folder, in the logs or at the desk', { timeout: 120_000 }, async () => {
    const { folder, store, log, look } = database;
    for (let at = 0; at < 40; at++) await addPerson(front.manager, { name: `邻居${at}`, ...yongning });
    const person = await registerOrchid(front);
    await writeEverythingAbout(front, person);
    await talkAgain(front);
    await sendWhatIsRefused(person);
    await talkAgain(front);
    await look();
    expect(new Set(foundUnder(folder).map(wordOf))).toEqual(sent);
    // In the tables' own files too, not in the database's log alone.
    await store.endLog();
    expect(new Set(foundUnder(folder).map(wordOf))).toEqual(sent);

    await front.manager.erasure.erase({ residentId: person, reason: 'asked', typed: orchid.name });
    await talkAgain(front);
    await look();
    await vi.waitFor(() => expect(district.log.join()).toContain('"outcome":"swept"'), {
      timeout: 30_000,
      interval: 100,
    });
    await quiet(front);
    expect(foundUnder(folder)).toEqual([]);
    expect(foundIn(Buffer.from([...district.log, ...log].join('\n')))).toEqual([]);
    expect(foundIn(readFileInClear(front))).toEqual([]);
    expect(foundUnder(dirname(front.file))).toEqual([]);
    expect(await sweep(store)).toBe('clean');
    const [{ count } = { count: 0 }] = await store.transaction({ centreId }, (sql) =>
      sql.query<{ count: number }>("SELECT count(*) AS count FROM register_row WHERE entity = 'resident'"),
    );
    expect(count).toBe(41);
  });
});

describe('a sweep', () => {
  let server: RunningPostgres;
  let store: Store;
  beforeEach(async () => {
    server = await startPostgres();
    store = openServer(server.url);
    await store.migrate();
    return async () => {
      await store.close();
      await server.stop();
    };
  }, 120_000);

  it('R10: is done again until nobody looks back, and says what the owner may not do', async () => {
    const centreId = await newCentre(store, 0);
    const desk = testDesk(store, centreId, '019d0000-0000-7000-8000-0000000000dd', entityRules);
    const people = ['019d0000-0000-7000-8000-0000000000a1', '019d0000-0000-7000-8000-0000000000a2'];
    for (const id of people)
      desk.save({ entity: 'resident', rowId: id, op: 'insert', fields: { id, name: orchid.name } });
    await desk.send(1, people.length);
    const given = { centreId, administrator: '区管理员', reason: '本人要求' };
    expect(await sweep(store)).toBe('clean');
    await orderErasure(store, { ...given, residentId: people[0] ?? '' }, 0);
    expect(await sweep(store)).toBe('logStays');
    expect(await sweep(store)).toBe('clean');

    await grantLog(server);
    await server.run('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await server.run('SELECT count(*) FROM centre');
    await orderErasure(store, { ...given, residentId: people[1] ?? '' }, 0);
    expect(await sweep(store)).toBe('held');
    expect(await sweep(store)).toBe('held');
    await server.run('COMMIT');
    expect(await sweep(store)).toBe('swept');
    expect(foundUnder(server.folder)).toEqual([]);
  }, 60_000);
});
