/**
 * Takes out of the database's files what an erasure has blanked (SPEC R10). A row that was changed leaves its old bytes behind:
 * in the table until its page is written anew, and in the database's own log. A plain VACUUM frees the place and leaves the
 * bytes, so the tables are written anew, after the erasure has committed and outside any transaction. `centre` counts what
 * was forgotten and what was swept: whatever interrupts a sweep, the next one does it, here or at another server.
 */
import type { FastifyBaseLogger } from 'fastify';
import { blankedTables } from './forget.ts';
import { plainFault } from './log.ts';
import type { Store } from './store.ts';

export type Swept =
  /** Nothing was erased since the last time. */
  | 'clean'
  | 'swept'
  /** The tables are clean; ending the database's log was not granted to the owner (see README.md). */
  | 'logStays'
  /** Somebody, such as a backup, still looks at the database as it was before. */
  | 'held';

export async function sweep(store: Store): Promise<Swept> {
  const due = await store.transaction('supervisor', (sql) =>
    sql.query<{ centreId: string; forgotten: number }>(
      'SELECT centre_id AS "centreId", forgotten FROM centre WHERE swept < forgotten',
    ),
  );
  if (due.length === 0) return 'clean';
  if (!(await store.rewrite(blankedTables))) return 'held';
  const ended = await store.endLog();
  for (const { centreId, forgotten } of due) {
    await store.transaction({ centreId }, (sql) =>
      sql.query('UPDATE centre SET swept = greatest(swept, $2) WHERE centre_id = $1', [centreId, forgotten]),
    );
  }
  return ended ? 'swept' : 'logStays';
}

/** Nobody can write to a table while it is written anew: of the time, no more than one part in so many. */
const restFactor = 20;

export interface Sweeper {
  /** Sweeps if there is something to sweep and the last time is not too near. Never fails: it is tried again. */
  glance(): Promise<void>;
  /** When a sweep that is under way has ended. */
  idle(): Promise<void>;
}

export function createSweeper(store: Store, log: FastifyBaseLogger): Sweeper {
  let running: Promise<void> | null = null;
  let restUntil = 0;
  async function sweepOnce(): Promise<void> {
    const begun = performance.now();
    try {
      const outcome = await sweep(store);
      if (outcome === 'clean') return;
      log.info({ outcome, ms: Math.round(performance.now() - begun) }, 'swept after an erasure');
    } catch (fault) {
      log.error({ fault: plainFault(fault) }, 'a sweep failed');
    }
    restUntil = performance.now() + (performance.now() - begun) * restFactor;
  }
  return {
    async glance() {
      if (running !== null || performance.now() < restUntil) return;
      running = sweepOnce();
      await running;
      running = null;
    },
    idle: async () => {
      await running;
    },
  };
}
