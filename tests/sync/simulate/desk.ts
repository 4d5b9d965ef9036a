/** A desk of the simulation: the real application on a real file, on a clock that may jump and a disk that may be put back. */
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeskApp } from '../../../db/app.ts';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import { type Connection, openReader, openWriter, type Sqlite } from '../../../db/core/connection.ts';
import type { App } from '../../../db/core/dispatch.ts';
import type { Entities } from '../../../db/core/entity.ts';
import { createIds } from '../../../db/core/ids.ts';
import { newSession, type Session } from '../../../db/core/session.ts';
import { entities } from '../../../db/entities.ts';
import { chainStart } from '../../../db/sync/protocol/chain.ts';
import { seededRandom } from '../../support/clock.ts';
import { migrateToNewer, newerEntities } from './newer.ts';
import { type Template, zone } from './template.ts';

/** What stands on a desk while it runs, and is gone when it stops. */
interface Running {
  writer: Connection;
  reader: Connection;
  app: App;
  session: Session;
  client: DeskClient;
}

/** One key for all desks of all runs: signatures are not what is tried here, and making keys takes time. */
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

export { privateKey };

const storedKey = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
export const storedPublicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

/** The shared memory of the machine is a disk that forgets nothing and waits for nothing: just right. */
export function fastFolder(): string {
  try {
    return mkdtempSync('/dev/shm/linli-');
  } catch {
    return mkdtempSync(join(tmpdir(), 'linli-'));
  }
}

/**
 * A file as the template left it, now that of another desk.
 * @param begins `first`: what the template did is this desk's own; `beside`: it pulls all of it; `late`: it takes a copy of the
 *   centre first (SPEC R6.6)
 */
export function makeDeskFile(
  template: Template,
  file: string,
  deskId: string,
  begins: 'first' | 'beside' | 'late',
): void {
  copyFileSync(template.file, file);
  const { sqlite } = openWriter(file, template.key);
  sqlite.prepare('UPDATE desk_state SET desk_id = ?').run(deskId);
  if (begins !== 'first') sqlite.exec('DELETE FROM change');
  sqlite
    .prepare(
      `INSERT INTO exchange_peer (id, address, district_name, district_epoch, private_key, enrolled_at, acked_epoch,
         acked, acked_chain, head, paused, joined_at) VALUES (1, '', '', 1, ?, 0, 1, 0, ?, 0, 0, ?)`,
    )
    .run(storedKey, chainStart, begins === 'late' ? null : 0);
  sqlite.close();
}

export interface SimDeskParts {
  name: string;
  file: string;
  template: Template;
  /** See `newer.ts`. */
  newer: boolean;
  /** The true time, UTC ms. */
  trueTime(): number;
  random(): number;
}

export class SimDesk {
  readonly name: string;
  readonly file: string;
  /** How far this desk's clock is from the true time, ms. */
  clockOff = 0;
  /** Copies of the file, as a person makes them who keeps them on a stick. */
  readonly backups: string[] = [];
  /** Once updated, for good. */
  newer: boolean;
  /** Counts the starts of the program: answers to an earlier one come to nobody. */
  starts = 0;
  readonly #parts: SimDeskParts;
  #running: Running | null = null;

  constructor(parts: SimDeskParts) {
    this.name = parts.name;
    this.file = parts.file;
    this.newer = parts.newer;
    this.#parts = parts;
    this.start();
  }

  get running(): Running {
    if (!this.#running) throw new Error(`${this.name} does not run`);
    return this.#running;
  }

  get sqlite(): Sqlite {
    return this.running.writer.sqlite;
  }

  /** What its program knows. */
  get entities(): Entities {
    return this.newer ? newerEntities : entities;
  }

  now(): number {
    return Math.max(0, this.#parts.trueTime() + this.clockOff);
  }

  start(): void {
    const { file, template, random } = this.#parts;
    const writer = openWriter(file, template.key);
    if (this.newer) migrateToNewer(writer.sqlite, template.schema);
    const reader = openReader(file, template.key);
    const clock = { now: () => this.now() };
    const bytes = seededRandom(Math.floor(random() * 2 ** 32));
    const ids = createIds(clock, () => Uint8Array.from({ length: 16 }, () => Math.floor(bytes() * 256)));
    const slots = { add: async () => {}, remove: () => {}, rename: () => {} };
    const { entities } = this;
    const app = createDeskApp({ writer, reader, clock, ids, zone, slots, entities });
    const session = newSession(`${this.name} ${this.starts}`, clock.now());
    session.account = template.manager;
    this.starts += 1;
    this.#running = { writer, reader, app, session, client: clientOver(app, session) };
  }

  stop(): void {
    const { writer, reader } = this.running;
    reader.sqlite.close();
    writer.sqlite.close();
    this.#running = null;
  }

  /** Ends the program and starts the newer one. */
  update(): void {
    this.stop();
    this.newer = true;
    this.start();
  }

  get place(): { deskId: string; cursor: number; districtEpoch: number; joined: boolean } {
    const row = this.sqlite
      .prepare<[], { deskId: string; cursor: number; districtEpoch: number; joined: number }>(
        `SELECT desk_id AS deskId, pull_cursor AS cursor, district_epoch AS districtEpoch,
           joined_at IS NOT NULL AS joined FROM desk_state, exchange_peer`,
      )
      .get();
    if (!row) throw new Error(`${this.name} is not enrolled`);
    return { ...row, joined: row.joined === 1 };
  }

  /** Known at the district by its key, as bundles need it (SPEC R11, R12). */
  enrol(centreId: string, bundleKey: string): void {
    this.sqlite.prepare('UPDATE desk_state SET centre_id = ?').run(centreId);
    this.sqlite.prepare('UPDATE exchange_peer SET bundle_key = ?').run(bundleKey);
  }

  /** The file as it is now, elsewhere. */
  copyTo(file: string): void {
    this.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(this.file, file);
  }

  /** Puts an earlier copy in the place of the file, behind the back of the program. */
  putBack(copy: string): void {
    this.stop();
    for (const suffix of ['-wal', '-shm']) rmSync(this.file + suffix, { force: true });
    copyFileSync(copy, this.file);
    this.start();
  }
}
