/**
 * A desk is a data folder: its lock, its keys, its encrypted database and the app over it. It starts `new` (nothing
 * there), `sealed` (nobody has opened the encryption yet) or `open`.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import program from '../../package.json' with { type: 'json' };
import type { PasswordSlots } from '../accounts/service.ts';
import { createDeskApp } from '../app.ts';
import type { FileKey } from '../core/cipher.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { type Connection, openReader, openWriter } from '../core/connection.ts';
import type { Announcement, App, CallOptions, CommandContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { holdFolder } from '../core/exclusive.ts';
import { createIds, type Ids } from '../core/ids.ts';
import { migrateDatabase } from '../core/migrate.ts';
import { newSession, type Session } from '../core/session.ts';
import { type DeviceKeyStore, openVault } from '../core/vault.ts';
import { createExchanger, type Exchanger, type ExchangerParts } from '../sync/service.ts';
import { desk as contract, deskFailure } from './contract.ts';
import { deskHandlers } from './service.ts';

export interface DeskOptions {
  /** The data folder; made if missing. */
  dir: string;
  deviceKey?: DeviceKeyStore;
  clock?: Clock;
  ids?: Ids;
  /** IANA zone of the centre. */
  zone?: string;
  /** Folder of the generated migrations. */
  migrations?: string;
  /** A fictional community, marked as such on every page. */
  demo?: boolean;
  /** How it speaks with the district, where that is not as usual. */
  exchange?: ExchangerParts;
}

export interface Desk {
  openSession(): Session;
  call(session: Session, procedure: string, input: unknown, options?: CallOptions): Promise<unknown>;
  /** A transaction of the desk's own, outside any procedure: how a demo's history is entered. */
  transact<T>(session: Session, action: string, work: (ctx: CommandContext) => T): Promise<T>;
  /** What other desks saved, as the exchange would bring it: how a demo has a district. */
  exchange: App['exchange'];
  subscribe(listener: (announcement: Announcement) => void): () => void;
  close(): void;
}

/** The open database of a desk. */
export interface OpenDatabase {
  key: FileKey;
  writer: Connection;
  reader: Connection;
  app: App;
  exchanger: Exchanger;
}

const migrationsFolder = join(import.meta.dirname, '../migrations');

/** An unfinished first set-up left a database that no key opens. It is put aside, never deleted. */
function putAsideUnfinished(file: string, now: number) {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.unfinished-${now}${suffix}`);
  }
}

function insertDeskState(writer: Connection, ids: Ids) {
  writer.sqlite
    .prepare(
      'INSERT OR IGNORE INTO desk_state (id, desk_id, centre_id, epoch, pull_cursor) VALUES (1, ?, ?, 1, 0)',
    )
    .run(ids.next(), ids.next());
}

/**
 * @throws DeskError `database.inUse`, `database.newer`, `database.damaged`, `database.unsafe`
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { dir, clock = systemClock, zone = 'Asia/Shanghai', demo = false } = options;
  const ids = options.ids ?? createIds(clock);
  mkdirSync(dir, { recursive: true });
  const release = holdFolder(dir);
  const listeners = new Set<(announcement: Announcement) => void>();
  const vault = openVault(dir, options.deviceKey);
  const file = join(dir, 'desk.db');
  let database: OpenDatabase | null = null;

  function open(key: FileKey): OpenDatabase {
    if (!vault.exists) putAsideUnfinished(file, clock.now());
    const writer = openWriter(file, key);
    try {
      migrateDatabase(writer.sqlite, options.migrations ?? migrationsFolder);
      insertDeskState(writer, ids);
      // A demo is thrown away when it closes: it need not outlive a power cut, and opens twice as fast.
      if (demo) writer.sqlite.pragma('synchronous = OFF');
      const reader = openReader(file, key);
      const slots: PasswordSlots = {
        add: (account, password) => vault.addPassword(key, account, password),
        remove: (accountId) => vault.removeAccount(accountId),
        rename: (accountId, name) => vault.renameAccount(accountId, name),
      };
      const exchanger = createExchanger({ clock, version: program.version, ...options.exchange });
      const app = createDeskApp({ writer, reader, clock, ids, zone, slots, exchanger });
      app.subscribe((announcement) => {
        for (const listener of listeners) listener(announcement);
      });
      database = { key, writer, reader, app, exchanger };
      exchanger.start();
      return database;
    } catch (error) {
      writer.sqlite.close();
      throw error;
    }
  }

  const handlers = deskHandlers({ vault, clock, zone, demo, open, opened: () => database });

  try {
    const key = vault.exists ? await vault.openWithDevice() : null;
    if (key) open(key);
  } catch (error) {
    release();
    throw error;
  }

  return {
    openSession: () => newSession(randomUUID(), clock.now()),
    async call(session, name, input, callOptions) {
      const [feature, procedure = ''] = name.split('.');
      if (feature === 'desk') {
        if (!isDeskProcedure(procedure)) throw coreFailure('procedure.unknown');
        return handlers[procedure](session, input);
      }
      if (!database) throw deskFailure('desk.notOpen');
      return database.app.call(session, name, input, callOptions);
    },
    async transact(session, action, work) {
      if (!database) throw deskFailure('desk.notOpen');
      return database.app.transact(session, action, work);
    },
    async exchange(work) {
      if (!database) throw deskFailure('desk.notOpen');
      return database.app.exchange(work);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      database?.exchanger.stop();
      database?.reader.sqlite.close();
      database?.writer.sqlite.close();
      database = null;
      release();
    },
  };
}

function isDeskProcedure(name: string): name is keyof ReturnType<typeof deskHandlers> {
  return Object.hasOwn(contract, name);
}
