/** `npm run district`: opens the database, brings it up to date, listens, and stops in order when it is asked to. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { entityRules } from '../db/sync/protocol/entityRules.ts';
import { ensureAdministrator, firstAdministrator } from './administrators.ts';
import { settleIdentity } from './identity.ts';
import { readOptions, type StartOptions, usage } from './options.ts';
import { buildServer } from './server.ts';
import { openEmbedded, openServer, type Store } from './store.ts';
import { resumeTransfers } from './transfer.ts';

/** Requests under way get so long to end; then the process goes anyway: what was not answered is sent again. */
const patienceMs = 10_000;

/** For people on the standard output; the log's lines of JSON go to the error output. */
const say = (line: string) => process.stdout.write(`${line}\n`);

async function openStore({ databaseUrl, folder }: StartOptions): Promise<Store> {
  if (databaseUrl !== null) return openServer(databaseUrl);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return openEmbedded(join(folder, 'database'));
}

async function prepare(store: Store, options: StartOptions) {
  await store.migrate((name, at, of) => {
    say(`数据库更新 ${at}/${of} · updating the database: ${name}`);
  });
  const identity = await settleIdentity(store, options);
  const password = await ensureAdministrator(store, {
    chosen: options.adminPassword,
    lost: options.lostPassword,
    makeUp: () => randomBytes(9).toString('base64url'),
    now: Date.now(),
  });
  return { identity, password };
}

async function start(options: StartOptions): Promise<void> {
  const store = await openStore(options);
  const { identity, password } = await prepare(store, options);
  await resumeTransfers(store, Date.now());
  const app = buildServer({
    host: { store, identity, rules: entityRules, now: Date.now, randomBytes },
    log: process.stderr,
    behindProxy: options.behindProxy,
    metricsToken: options.metricsToken,
  });
  const stop = async (signal: string) => {
    app.log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), patienceMs).unref();
    await app.close();
    await store.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const address = await app.listen({ port: options.port, host: options.host });
  say(`${identity.name} · ${address}`);
  say(`管理页面 · administrator's page: ${address}/admin`);
  say(`数据 · data: ${options.databaseUrl === null ? options.folder : 'PostgreSQL'}`);
  if (password !== null) say(`登录 · sign in as ${firstAdministrator} / ${password}`);
}

function optionsOrUsage(): StartOptions | null {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch {
    process.stderr.write(usage);
    process.exitCode = 2;
    return null;
  }
}

const options = optionsOrUsage();
if (options) {
  try {
    await start(options);
  } catch (fault) {
    process.stderr.write(
      `无法启动 · could not start: ${fault instanceof Error ? fault.message : String(fault)}\n`,
    );
    process.exit(1);
  }
}
