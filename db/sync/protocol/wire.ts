/**
 * What desk and district say to each other over HTTP: paths, headers, signatures and answers. Both sides read this file, and
 * the desk takes nothing for an answer that does not look like this (SPEC R7).
 *
 * Every answer carries `linli-protocol`, `linli-district-epoch` and `linli-server-time`. Pages (`changes`, `snapshot`) are
 * `application/octet-stream` as `packPulled` makes them; everything else is JSON.
 */
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { mark } from './answers.ts';
import { type Batch, batchHeader, batchLimits } from './batch.ts';
import { pullLimits } from './pull.ts';

/** The name and versions of this protocol, as `state` and every answer give them. */
export const protocol = { name: 'linli-desk', version: 1 } as const;

export const paths = {
  /** GET. Unsigned: `stateAnswer`, the probe whether the district is there. Signed: `ownStateAnswer`. */
  state: '/v1/state',
  /** POST `enrolRequest`, unsigned → `enrolAnswer`. */
  enrol: '/v1/enrol',
  /** POST `packEnvelope`, signed → `batchAnswer`. */
  batches: '/v1/batches',
  /** GET `?after=<cursor>&limit=`, signed → a page in the order of `seq`, and `linli-head`; 204: nothing beyond it. */
  changes: '/v1/changes',
  /**
   * GET `?limit=` and then `?at=<linli-snapshot-at>&after=<linli-next>&limit=`, signed → pages of rows, each as one `insert`
   * (registers first, then facts in the order they were accepted); their `seq` counts within the page and means nothing.
   * No `linli-next` (a 204): that was all. Afterwards the desk pulls on from `linli-snapshot-at`.
   */
  snapshot: '/v1/snapshot',
} as const;

/** Header names, in lower case as Node gives them. */
export const headerNames = {
  /** Of a request: whose it is, and that it is theirs (SPEC R12). */
  centre: 'linli-centre',
  desk: 'linli-desk',
  time: 'linli-time', // UTC ms as the district counts it: the desk adds what it last saw its clock to be off
  nonce: 'linli-nonce', // 16 random bytes, hex
  signature: 'linli-signature', // Ed25519 over `requestText`, base64url
  /** Of a signed request, told and believed: for the page that shows who is behind. */
  version: 'linli-version', // of the program
  schema: 'linli-schema', // of the desk's tables (SPEC R9)
  waiting: 'linli-waiting', // changes not yet acknowledged
  /** Of an answer. */
  protocol: 'linli-protocol', // `protocol.version`
  districtEpoch: 'linli-district-epoch',
  serverTime: 'linli-server-time', // UTC ms
  head: 'linli-head', // the centre's last number
  snapshotAt: 'linli-snapshot-at', // the number that the snapshot was made at
  next: 'linli-next', // where the next page of a snapshot begins; opaque
} as const;

/** What the district takes and gives at once. */
export const wireLimits = {
  /** A batch with its envelope, in bytes. */
  envelope: batchLimits.bytes + 4096,
  /** Rows of a page; the district may give fewer, and never more than were asked for. */
  page: pullLimits.changes,
  /** A page as it travels, in bytes: no answer that the desk reads is longer. */
  answer: 4 * 1024 * 1024,
  /** A signed GET whose time is further from the district's than this is refused with `sync.stale`, in ms. */
  freshMs: 10 * 60_000,
} as const;

const whole = z.int().min(0);

export const stateAnswer = z.object({
  protocol: z.literal(protocol.name),
  versions: z.tuple([whole, whole]), // of this protocol: oldest and newest that are understood
  name: z.string(), // of the district
  serverTime: whole, // UTC ms
  districtEpoch: whole, // raised when the district is restored (SPEC R4)
});
export type StateAnswer = z.output<typeof stateAnswer>;

/** To a signed `state`: asked afresh before *safe to wipe this PC* is shown (SPEC R13). */
export const ownStateAnswer = stateAnswer.extend({
  mark, // how far the district knows this desk
  head: whole, // the centre's last number
  deskRevoked: z.literal(false),
  schemaRange: z.tuple([whole, whole]), // of tables that the district reads (SPEC R9); newer ones it keeps verbatim
});
export type OwnStateAnswer = z.output<typeof ownStateAnswer>;

export const enrolRequest = z.object({
  code: z.string().min(1).max(64), // as typed: case, spaces and hyphens do not matter
  deskId: z.uuid(),
  publicKey: z.string().max(200), // Ed25519, SPKI DER, base64
  deskName: z.string().trim().min(1).max(80),
  version: z.string().max(40), // of the program
  schema: whole,
});
export type EnrolRequest = z.output<typeof enrolRequest>;

export const enrolAnswer = z.object({
  centreId: z.uuid(),
  centreName: z.string(),
  districtName: z.string(),
  districtEpoch: whole,
  head: whole,
  bundleKey: z.string().max(200), // X25519, SPKI DER, base64: what bundles are sealed to (SPEC R11)
});
export type EnrolAnswer = z.output<typeof enrolAnswer>;

/** Every refusal, with its HTTP status. The desk says them in its own words. */
export const refusals = {
  'sync.malformed': 400, // not of this protocol, or not what its hash says
  'sync.unknownDesk': 401, // unsigned, unknown, or signed with another key
  'sync.revoked': 403,
  'sync.codeUnknown': 404, // no such code, or used, or expired
  'sync.deskKnown': 409, // another key was enrolled under this desk id: revoke that one first
  'sync.stale': 409, // the time is too far off, or the nonce was used: take `serverTime` and ask again
  'sync.tooLarge': 413,
  'sync.tooMany': 429, // with `retry-after`, in seconds
  'sync.unavailable': 503, // stopping, or the database is away: later
} as const;
export type RefusalCode = keyof typeof refusals;

const refusalCodes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);
export const refusal = z.object({
  code: z.enum(refusalCodes),
  serverTime: whole,
  retryAfterMs: whole.nullable(),
});
export type Refusal = z.output<typeof refusal>;

export interface Request {
  method: 'GET' | 'POST';
  /** With the query, as it is sent: `/v1/changes?after=7&limit=500`. */
  target: string;
  centreId: string;
  deskId: string;
  /** UTC ms. */
  time: number;
  nonce: string;
  /** Empty for a GET. */
  body: Buffer;
}

/** What is signed: who asks what, once. */
function requestText({ method, target, centreId, deskId, time, nonce, body }: Request): Buffer {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return Buffer.from([method, target, centreId, deskId, time, nonce, bodyHash].join('\n'));
}

/** @param key the desk's private key @returns the headers that a signed request carries */
export function signedHeaders(request: Request, key: KeyObject): Record<string, string> {
  return {
    [headerNames.centre]: request.centreId,
    [headerNames.desk]: request.deskId,
    [headerNames.time]: String(request.time),
    [headerNames.nonce]: request.nonce,
    [headerNames.signature]: sign(null, requestText(request), key).toString('base64url'),
  };
}

/** @param key the desk's public key */
export function isSignedBy(request: Request, signature: string, key: KeyObject): boolean {
  return verify(null, requestText(request), key, Buffer.from(signature, 'base64url'));
}

const envelopeHead = z.object({ header: batchHeader, hash: z.string(), signature: z.string() });

/** A batch as it travels: the length of its envelope (u32, big endian), the envelope as JSON, the packed changes. */
export function packEnvelope({ header, hash, signature, body }: Batch): Buffer {
  const head = Buffer.from(JSON.stringify({ header, hash, signature }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

/** @returns null for anything that `packEnvelope` did not make; whether it is genuine is for `isGenuine` to say */
export function readEnvelope(bytes: Buffer): Batch | null {
  if (bytes.length < 4 || bytes.length > wireLimits.envelope) return null;
  const end = 4 + bytes.readUInt32BE(0);
  if (end > bytes.length) return null;
  try {
    const head = envelopeHead.safeParse(JSON.parse(bytes.subarray(4, end).toString('utf8')));
    return head.success ? { ...head.data, body: bytes.subarray(end) } : null;
  } catch {
    return null; // not JSON
  }
}
