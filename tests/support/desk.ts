/** A real, encrypted desk in a throw-away folder, signed in without the half second that a password costs. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PasswordSlots } from '../../db/accounts/service.ts';
import { accounts } from '../../db/accounts/table.ts';
import { createDeskApp } from '../../db/app.ts';
import { findCentre } from '../../db/centre/service.ts';
import { centres, ownCentreId } from '../../db/centre/table.ts';
import { clientOver } from '../../db/client.ts';
import { openReader, openWriter } from '../../db/core/connection.ts';
import type { Entities } from '../../db/core/entity.ts';
import { DeskError } from '../../db/core/errors.ts';
import { createIds } from '../../db/core/ids.ts';
import { migrateDatabase } from '../../db/core/migrate.ts';
import type { Role } from '../../db/core/procedure.ts';
import { newSession, type Session } from '../../db/core/session.ts';
import { entities as known } from '../../db/entities.ts';
import { createExchanger, type ExchangerParts } from '../../db/sync/loop.ts';
import { testClock, testIds } from './clock.ts';

export const migrations = join(import.meta.dirname, '../../db/migrations');

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'linli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const noSlots: PasswordSlots = { add: async () => {}, remove: () => {}, rename: () => {} };

interface TestDeskOptions {
  /** A desk that stays: what a killed process left behind, with ids that do not repeat. */
  dir?: string;
  /** What its program knows; left out: all there is. */
  entities?: Entities;
  /** Speaks with a district once its `exchanger` is started. */
  exchange?: ExchangerParts;
}

export async function openTestDesk({ dir, exchange, entities = known }: TestDeskOptions = {}) {
  const folder = dir === undefined ? temporaryFolder() : { path: dir, remove: () => {} };
  const clock = testClock();
  const ids = dir === undefined ? testIds(clock) : createIds(clock);
  const file = join(folder.path, 'desk.db');
  const key = new Uint8Array(32).fill(7);
  const writer = openWriter(file, key);
  migrateDatabase(writer.sqlite, migrations);
  writer.sqlite
    .prepare(
      'INSERT OR IGNORE INTO desk_state (id, desk_id, centre_id, epoch, pull_cursor) VALUES (1, ?, ?, 1, 0)',
    )
    .run(ids.next(), ids.next());
  const reader = openReader(file, key);
  const exchanger = createExchanger({ clock, ...exchange });
  const parts = { writer, reader, clock, ids, zone: 'Asia/Shanghai', slots: noSlots };
  const app = createDeskApp({ ...parts, exchanger, entities });
  const system = newSession('system', clock.now());
  await app.transact(system, 'test.setUp', (ctx) => {
    if (findCentre(ctx.db)) return;
    ctx.write.insert(centres, {
      id: ownCentreId,
      name: '杏林社区党群服务中心',
      divisionCode: '510115001001',
      district: '温江区',
      street: '永宁街道',
      community: '杏林社区',
    });
  });

  /** A session of a fictional member of staff in a role. */
  async function sessionAs(role: Role, name = role as string): Promise<Session> {
    const session = newSession(ids.next(), clock.now());
    const id = ids.next();
    await app.transact(system, 'test.account', (ctx) =>
      ctx.write.insert(accounts, { id, name, role, active: true, createdAt: clock.now() }),
    );
    session.account = { id, name, role };
    return session;
  }

  return {
    app,
    clock,
    ids,
    writer,
    reader,
    file,
    key,
    sessionAs,
    /** A typed client signed in with a role. */
    as: async (role: Role) => clientOver(app, await sessionAs(role)),
    exchanger,
    [Symbol.dispose]() {
      exchanger.stop();
      reader.sqlite.close();
      writer.sqlite.close();
      folder.remove();
    },
  };
}

export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>;

/** The code of the failure that a call is expected to end in. */
export async function failureCode(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof DeskError) return error.code;
    throw error;
  }
  throw new Error('the call was expected to fail');
}
