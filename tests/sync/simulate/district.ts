/** The district of one simulated centre: the real code on a real database, which may be put back to an earlier state. */
import { syncFailure } from '../../../db/sync/failures.ts';
import type { DistrictLink } from '../../../db/sync/httpLink.ts';
import { readBatch } from '../../../db/sync/protocol/batch.ts';
import { entityRules } from '../../../db/sync/protocol/entityRules.ts';
import { type PulledChange, packPulled } from '../../../db/sync/protocol/pull.ts';
import { takeBundle } from '../../../district/bundle.ts';
import { ingest, markOf } from '../../../district/ingest.ts';
import { changesAfter } from '../../../district/pull.ts';
import { release } from '../../../district/release.ts';
import { readPlace, snapshotPage, snapshotStart, spellPlace } from '../../../district/snapshot.ts';
import type { Sql, Store } from '../../../district/store.ts';
import { newerRules } from './newer.ts';
import { type LogRow, viewOf } from './view.ts';

export interface SimDistrict {
  /** As a desk reaches it when nothing is in the way. */
  linkOf(deskId: string): DistrictLink;
  /** Raised when it is put back (SPEC R4). */
  readonly epoch: number;
  /** What a courier brings. @returns the way back */
  takeBundle(file: Buffer): Promise<Buffer>;
  backUp(): Promise<void>;
  /** @returns what was ordered since the backup, and is undone; null: there is no backup yet */
  putBack(): Promise<LogRow[] | null>;
  /** To the newer program (see `newer.ts`), for good; somebody has what lies in quarantine tried again (SPEC R8). */
  update(): Promise<void>;
}

const packed = (changes: readonly PulledChange[]) =>
  changes.length === 0 ? Buffer.alloc(0) : packPulled(changes);

interface Backup {
  head: number;
  tables: Map<string, string>;
}

export function createDistrict(store: Store, centreId: string, now: () => number): SimDistrict {
  let epoch = 1;
  let backup: Backup | null = null;
  const parts = { store, rules: entityRules, now };

  /** As whoever owns the database, above the policies that keep centres apart. */
  const asOwner = <T>(work: (sql: Sql) => Promise<T>) =>
    store.transaction({ centreId }, async (sql) => {
      await sql.query('RESET ROLE');
      return work(sql);
    });

  const state = (deskId: string) =>
    store.transaction({ centreId }, async (sql) => {
      const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
        centreId,
      ]);
      return { mark: await markOf(sql, centreId, deskId), head: centre?.seq ?? 0 };
    });

  return {
    get epoch() {
      return epoch;
    },
    linkOf: (deskId) => ({
      async batch(batch) {
        const answer = await ingest(parts, centreId, batch.header, readBatch(batch));
        return { ...answer, districtEpoch: epoch, serverTime: now() };
      },
      async changes(after, most) {
        const { head, changes } = await changesAfter(store, centreId, after, most);
        return { head, body: packed(changes) };
      },
      state: async () => ({
        protocol: 'linli-desk',
        versions: [1, 1],
        name: '温江区',
        serverTime: now(),
        districtEpoch: epoch,
        deskRevoked: false,
        schemaRange: [1, 1],
        ...(await state(deskId)),
      }),
      async snapshot(from, most) {
        const after = (from && readPlace(from.next)) ?? snapshotStart;
        const page = await snapshotPage(store, parts.rules, centreId, { at: from?.at ?? null, after, most });
        if (!page) throw syncFailure('sync.malformed');
        const { at, rows, next } = page;
        return { at, next: next && spellPlace(next), body: packed(rows) };
      },
    }),
    async takeBundle(file) {
      const { back } = await takeBundle({ ...parts, identity: { name: '温江区', epoch } }, file);
      return back;
    },
    backUp: () =>
      asOwner(async (sql) => {
        const tables = await sql.query<{ name: string }>(
          `SELECT table_name AS name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'centre_id' ORDER BY table_name`,
        );
        const kept = new Map<string, string>();
        for (const { name } of tables) {
          const [row] = await sql.query<{ rows: string }>(
            `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM "${name}" t WHERE centre_id = $1`,
            [centreId],
          );
          kept.set(name, row?.rows ?? '[]');
        }
        const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
          centreId,
        ]);
        backup = { head: centre?.seq ?? 0, tables: kept };
      }),
    async putBack() {
      if (!backup) return null;
      const { head, tables } = backup;
      const { log } = await viewOf(store, centreId);
      await asOwner(async (sql) => {
        for (const [name, rows] of tables) {
          await sql.query(`DELETE FROM "${name}" WHERE centre_id = $1`, [centreId]);
          await sql.query(
            `INSERT INTO "${name}" SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb)`,
            [rows],
          );
        }
      });
      epoch += 1;
      return log.filter(({ seq }) => seq > head);
    },
    async update() {
      parts.rules = newerRules;
      await release(parts, centreId);
    },
  };
}
