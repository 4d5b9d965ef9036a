/** What this desk keeps of its district: the one row of `exchange_peer`, with this desk's own place beside it. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { Mark } from './protocol/answers.ts';
import { chainStart } from './protocol/chain.ts';
import type { EnrolAnswer } from './protocol/wire.ts';

export interface Peer {
  deskId: string;
  centreId: string;
  epoch: number;
  cursor: number;
  address: string;
  districtName: string;
  centreName: string | null;
  districtEpoch: number;
  ackedEpoch: number;
  acked: number;
  ackedChain: string;
  ackedAt: number | null;
  /** The centre's last number, as last heard. */
  head: number;
  /** UTC ms: by the district, and when it was heard here. */
  serverTime: number | null;
  heardAt: number | null;
  enrolledAt: number;
  joinedAt: number | null;
  revokedAt: number | null;
  /** The proxy that was typed in; null: none was. */
  proxy: string | null;
  paused: boolean;
}

const peerRow = perConnection((sqlite) =>
  sqlite.prepare<[], Omit<Peer, 'paused'> & { paused: number }>(
    `SELECT desk_id AS deskId, centre_id AS centreId, epoch, pull_cursor AS cursor, address,
       district_name AS districtName, centre_name AS centreName, district_epoch AS districtEpoch,
       acked_epoch AS ackedEpoch, acked, acked_chain AS ackedChain, acked_at AS ackedAt, head,
       server_time AS serverTime, heard_at AS heardAt, enrolled_at AS enrolledAt, joined_at AS joinedAt,
       revoked_at AS revokedAt, proxy, paused
     FROM desk_state, exchange_peer`,
  ),
);

/** Null before the desk is enrolled. */
export function readPeer(sqlite: Sqlite): Peer | null {
  const row = peerRow(sqlite).get();
  return row ? { ...row, paused: row.paused === 1 } : null;
}

const keyRow = perConnection((sqlite) =>
  sqlite.prepare<[], string>('SELECT private_key FROM exchange_peer').pluck(),
);

/** The desk's own key, for whoever is about to sign with it. */
export function readKey(sqlite: Sqlite): KeyObject {
  const stored = keyRow(sqlite).get() ?? '';
  return createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' });
}

export interface KeyPair {
  /** PKCS#8, base64. */
  privateKey: string;
  /** SPKI, base64. */
  publicKey: string;
}

/**
 * Made on the desk; the private half never leaves it (SPEC R12). The same for every try until one is answered: the district
 * takes a code twice from the same key only.
 */
export function keyToEnrol(sqlite: Sqlite): KeyPair {
  const kept = sqlite
    .prepare<[], KeyPair>('SELECT private_key AS privateKey, public_key AS publicKey FROM exchange_key')
    .get();
  if (kept) return kept;
  const pair = generateKeyPairSync('ed25519');
  const made = {
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  sqlite
    .prepare('INSERT INTO exchange_key (id, private_key, public_key) VALUES (1, :privateKey, :publicKey)')
    .run(made);
  return made;
}

export function moveMark(sqlite: Sqlite, { epoch, last, chain }: Mark, at: number): void {
  sqlite
    .prepare('UPDATE exchange_peer SET acked_epoch = ?, acked = ?, acked_chain = ?, acked_at = ?')
    .run(epoch, last, chain, at);
}

/**
 * Enrolled, or enrolled anew after the district had revoked or forgotten this desk: then what was acknowledged stays so. A
 * centre without rows needs no first copy.
 */
export function saveEnrolment(
  sqlite: Sqlite,
  { address, proxy }: Pick<Peer, 'address' | 'proxy'>,
  privateKey: string,
  answer: EnrolAnswer,
  now: number,
): void {
  sqlite
    .prepare(
      `INSERT INTO exchange_peer (id, address, district_name, district_epoch, private_key, enrolled_at, acked_epoch,
         acked, acked_chain, head, paused, centre_name, joined_at, bundle_key, proxy)
       VALUES (1, :address, :districtName, :districtEpoch, :privateKey, :now, (SELECT epoch FROM desk_state), 0, :start,
         :head, 0, :centreName, iif(:head = 0, :now, NULL), :bundleKey, :proxy)
       ON CONFLICT (id) DO UPDATE SET address = excluded.address, district_name = excluded.district_name,
         private_key = excluded.private_key, centre_name = excluded.centre_name, head = excluded.head,
         bundle_key = excluded.bundle_key, proxy = excluded.proxy,
         revoked_at = NULL, paused = 0`,
    )
    .run({ ...answer, address, proxy, privateKey, now, start: chainStart });
  sqlite.prepare('UPDATE desk_state SET centre_id = ?').run(answer.centreId);
  sqlite.prepare('DELETE FROM exchange_key').run();
}

export function noteHeard(sqlite: Sqlite, serverTime: number, head: number, at: number): void {
  sqlite
    .prepare('UPDATE exchange_peer SET server_time = ?, head = ?, heard_at = ?')
    .run(serverTime, head, at);
}

/** How far this desk's clock lies behind the district's, in ms; null: never heard. */
export function clockOffOf({ serverTime, heardAt }: Pick<Peer, 'serverTime' | 'heardAt'>): number | null {
  return serverTime === null || heardAt === null ? null : serverTime - heardAt;
}
