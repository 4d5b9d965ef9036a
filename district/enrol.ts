/** How a centre begins, how a desk is invited to it, and how the desk accepts (SPEC R12). */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { EnrolRequest } from '../db/sync/protocol/wire.ts';
import { Refused } from './refused.ts';
import type { Sql, Store } from './store.ts';

/** A code is good for so long: two days, so that it can be carried to a centre by hand. */
const codeMs = 48 * 3_600_000;
/** Crockford's base 32: nothing in it is mistaken for something else on paper. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** As typed, in whatever case, with spaces and hyphens, and with O for 0 or I and L for 1. */
function codeHash(typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(code).digest('hex');
}

export async function foundCentre(
  store: Store,
  { centreId, name, now }: { centreId: string; name: string; now: number },
): Promise<void> {
  await store.transaction('supervisor', (sql) =>
    sql.query(
      'INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, $2, 0, to_timestamp($3 / 1000.0))',
      [centreId, name, now],
    ),
  );
}

export interface Invitation {
  centreId: string;
  /** What the administrator calls the desk: 前台, 日照 … */
  deskName: string;
  now: number;
  /** 10 bytes of true randomness: a code that cannot be guessed needs no slow hash. */
  random: Uint8Array;
}

/** @returns the code, `7K3M-…`; it is shown once and kept nowhere */
export async function inviteDesk(
  store: Store,
  { centreId, deskName, now, random }: Invitation,
): Promise<string> {
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const code = (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('');
  await store.transaction('supervisor', (sql) =>
    sql.query(
      `INSERT INTO enrol_code (centre_id, code_hash, desk_name, expires_at)
       VALUES ($1, $2, $3, to_timestamp($4 / 1000.0))`,
      [centreId, codeHash(code), deskName, now + codeMs],
    ),
  );
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** @returns null for what is no Ed25519 key */
export function readPublicKey(base64: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null; // not a key at all
  }
}

export interface Enrolled {
  centreId: string;
  centreName: string;
  head: number;
}

/**
 * A code enrols one desk. The same desk may send it again with the same key: the answer may have been lost.
 * @throws Refused `sync.codeUnknown`, `sync.deskKnown`, `sync.malformed`
 */
export async function enrolDesk(store: Store, request: EnrolRequest, now: number): Promise<Enrolled> {
  if (!readPublicKey(request.publicKey)) throw new Refused('sync.malformed');
  const hash = codeHash(request.code);
  // The one question that is not asked within a centre: the code is what says which centre it is.
  const [invitation] = await store.transaction('supervisor', (sql) =>
    sql.query<{ centreId: string }>('SELECT centre_id AS "centreId" FROM enrol_code WHERE code_hash = $1', [
      hash,
    ]),
  );
  if (!invitation) throw new Refused('sync.codeUnknown');
  const { centreId } = invitation;
  return store.transaction({ centreId }, async (sql) => {
    await useCode(sql, centreId, hash, request.deskId, now);
    await storeDesk(sql, centreId, request, now);
    const [centre] = await sql.query<{ name: string; seq: number }>(
      'SELECT name, seq FROM centre WHERE centre_id = $1',
      [centreId],
    );
    if (!centre) throw new Error(`centre ${centreId} is not there`);
    return { centreId, centreName: centre.name, head: centre.seq };
  });
}

async function useCode(sql: Sql, centreId: string, hash: string, deskId: string, now: number): Promise<void> {
  const used = await sql.query(
    `UPDATE enrol_code SET used_by = $3
     WHERE centre_id = $1 AND code_hash = $2 AND (used_by = $3 OR used_by IS NULL AND expires_at > to_timestamp($4 / 1000.0))
     RETURNING 1`,
    [centreId, hash, deskId, now],
  );
  if (used.length === 0) throw new Refused('sync.codeUnknown');
}

/** A revoked desk may come back under a new key; a desk in use keeps the one it has. */
async function storeDesk(sql: Sql, centreId: string, request: EnrolRequest, now: number): Promise<void> {
  const { deskId, deskName, publicKey, version, schema } = request;
  const stored = await sql.query(
    `INSERT INTO desk (centre_id, desk_id, name, public_key, enrolled_at, version, schema, cursor, waiting)
     VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7, 0, 0)
     ON CONFLICT (centre_id, desk_id) DO UPDATE SET name = excluded.name, public_key = excluded.public_key,
       revoked_at = NULL, version = excluded.version, schema = excluded.schema
       WHERE desk.public_key = excluded.public_key AND desk.revoked_at IS NULL
          OR desk.public_key <> excluded.public_key AND desk.revoked_at IS NOT NULL
     RETURNING 1`,
    [centreId, deskId, deskName, publicKey, now, version, schema],
  );
  if (stored.length === 0) throw new Refused('sync.deskKnown');
}
