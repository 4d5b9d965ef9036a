/** A district that listens, a centre in it, and desks that speak with it as the program does. */
import { randomBytes } from 'node:crypto';
import { vi } from 'vitest';
import type { ExchangerParts } from '../../../../db/sync/loop.ts';
import { entityRules } from '../../../../db/sync/protocol/entityRules.ts';
import { foundCentre, inviteDesk } from '../../../../district/enrol.ts';
import { buildServer } from '../../../../district/server.ts';
import type { Store } from '../../../../district/store.ts';
import { openTestDesk, temporaryFolder } from '../../../support/desk.ts';

export interface Listening {
  address: string;
  /** Raised by a restore. */
  identity: { name: string; epoch: number };
  clock: { now: number };
  /** What it wrote down, line by line. */
  log: string[];
  close(): Promise<void>;
}

export async function listen(store: Store, port = 0): Promise<Listening> {
  const clock = { now: Date.parse('2026-11-16T08:30:00+08:00') };
  const identity = { name: '温江区', epoch: 1 };
  const log: string[] = [];
  const app = buildServer({
    host: { store, identity, rules: entityRules, now: () => clock.now, randomBytes },
    log: { write: (line) => void log.push(line) },
    behindProxy: false,
    metricsToken: null,
  });
  const address = await app.listen({ port, host: '127.0.0.1' });
  return { address, identity, clock, log, close: () => app.close() };
}

let centres = 0;
export async function newCentre(store: Store, now: number): Promise<string> {
  centres += 1;
  const centreId = `019d0000-0000-7000-8000-${String(centres).padStart(12, '0')}`;
  await foundCentre(store, { centreId, name: '杏林社区', now });
  return centreId;
}

export const invite = (store: Store, centreId: string, now: number): Promise<string> =>
  inviteDesk(store, { centreId, deskName: '前台', now, random: randomBytes(10) });

/** A desk that stays, with a manager at it; `exchange` says how it speaks. */
export async function wiredDesk(exchange: ExchangerParts = {}) {
  const folder = temporaryFolder();
  const desk = await openTestDesk({ dir: folder.path, exchange: { random: () => 0, ...exchange } });
  const manager = await desk.as('manager');
  return {
    ...desk,
    manager,
    remove() {
      desk[Symbol.dispose]();
      folder.remove();
    },
  };
}
export type WiredDesk = Awaited<ReturnType<typeof wiredDesk>>;

/** Until the loop has nothing left to do. @param timeout ms */
export async function quiet(
  { manager, exchanger }: Pick<WiredDesk, 'manager' | 'exchanger'>,
  timeout = 30_000,
): Promise<void> {
  await vi.waitFor(
    async () => {
      const { waiting, behind } = await manager.sync.status({});
      const { phase } = exchanger.live();
      if (phase !== 'resting' || waiting + behind > 0) throw new Error(`${phase}: ${waiting}, ${behind}`);
    },
    { timeout, interval: 20 },
  );
}

export async function talkAgain(
  ...desks: readonly Pick<WiredDesk, 'manager' | 'exchanger'>[]
): Promise<void> {
  for (const desk of [...desks, ...desks]) {
    await desk.manager.sync.sendNow({});
    // The loop hears the button in the next turn.
    await new Promise((turn) => setImmediate(turn));
    await quiet(desk);
  }
}
