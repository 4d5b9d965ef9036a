/**
 * A bundle: what desk and district would say over the network, in a file that a courier carries (SPEC R11). A manifest in
 * clear, which names nobody but the two; the rest sealed between the desk's key and the district's (X25519, AES-256-GCM), so
 * that a lost stick tells nothing. The desk signs what it sends; what comes back only the district can have sealed.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { bundleFailure } from './bundleFailures.ts';
import { wireLimits } from './wire.ts';

/** Bytes, counts and times that no bundle exceeds; looked at before anything is opened. */
export const bundleLimits = {
  file: 64 * 1024 * 1024,
  parts: 8_000,
  part: wireLimits.answer,
  /** UTC ms from its making until it is refused: a stick that turns up much later is better made anew. */
  lifeMs: 30 * 86_400_000,
} as const;

const magic = Buffer.from('LINLIB1\n');
const whole = z.int().min(0);
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

export const manifest = z.object({
  way: z.enum(['toDistrict', 'toDesk']),
  centreId: z.uuid(),
  deskId: z.uuid(),
  /** Which district: the first 16 bytes of its key's SHA-256. */
  districtKey: hex(16),
  /** X25519 of the desk, SPKI, base64: what the way back is sealed to. */
  deskKey: z.string().max(200),
  epoch: whole,
  /** The desk's numbers in it: `first` to `last`; none where `last` is smaller. */
  first: whole,
  last: whole,
  chainBefore: hex(32),
  /** How far the desk has pulled. */
  cursor: whole,
  schema: whole,
  parts: whole.max(bundleLimits.parts),
  madeAt: whole, // UTC ms
  expiresAt: whole, // UTC ms
  salt: hex(32),
  /** Of the sealed part. */
  bodyHash: hex(32),
});
export type Manifest = z.output<typeof manifest>;
const head = z.object({ manifest, signature: z.string().max(100) });

export interface BundleKeys {
  /** X25519, private. */
  own: KeyObject;
  /** X25519, public. */
  their: KeyObject;
}

/** A desk needs no second key to keep: this one follows from the one that it signs with. */
export function sealingKeyOf(signingKey: KeyObject): KeyObject {
  const seed = signingKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const raw = Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), 'linli desk bundle key', 32));
  const prefix = Buffer.from('302e020100300506032b656e04220420', 'hex'); // PKCS#8 of an X25519 key, RFC 8410
  return createPrivateKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'pkcs8' });
}

export const spellKey = (key: KeyObject) =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

/** @throws DeskError `bundle.tampered` for what is no X25519 key */
export function readSealingKey(base64: string): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'x25519') return key;
  } catch {
    // Not a key at all.
  }
  throw bundleFailure('bundle.tampered');
}

export const keyName = (spelled: string) => sha256(Buffer.from(spelled, 'base64')).slice(0, 32);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function secretOf({ own, their }: BundleKeys, { salt, way }: Pick<Manifest, 'salt' | 'way'>) {
  const shared = diffieHellman({ privateKey: own, publicKey: their });
  const derived = Buffer.from(
    hkdfSync('sha256', shared, Buffer.from(salt, 'hex'), `linli bundle ${way}`, 44),
  );
  return { key: derived.subarray(0, 32), iv: derived.subarray(32) };
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** What the seal covers beside the parts. */
const covered = (about: Omit<Manifest, 'bodyHash'>) => {
  const inOrder = Object.entries(about).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(JSON.stringify(inOrder.filter(([name]) => name !== 'bodyHash')));
};

/** @param signingKey Ed25519 of the desk; null for the way back */
export function sealBundle(
  about: Omit<Manifest, 'bodyHash' | 'parts'>,
  parts: readonly Buffer[],
  keys: BundleKeys,
  signingKey: KeyObject | null,
): Buffer {
  const said = { ...about, parts: parts.length };
  const { key, iv } = secretOf(keys, about);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(covered(said));
  const sealed = Buffer.concat([...parts.map((part) => cipher.update(withLength(part))), cipher.final()]);
  const body = Buffer.concat([sealed, cipher.getAuthTag()]);
  const full: Manifest = { ...said, bodyHash: sha256(body) };
  const signature = signingKey ? sign(null, signedText(full), signingKey).toString('base64url') : '';
  const spelled = Buffer.from(JSON.stringify({ manifest: full, signature }));
  return Buffer.concat([magic, withLength(spelled), withLength(body)]);
}

const signedText = (full: Manifest) => Buffer.concat([covered(full), Buffer.from(full.bodyHash, 'hex')]);

export interface ReadBundle {
  manifest: Manifest;
  signature: string;
  body: Buffer;
}

/** What a file says about itself; nothing is opened and nothing believed yet. @throws DeskError */
export function readBundle(file: Buffer): ReadBundle {
  if (file.length > bundleLimits.file) throw bundleFailure('bundle.tooLarge');
  if (!file.subarray(0, magic.length).equals(magic.subarray(0, file.length)) || file.length === 0)
    throw bundleFailure('bundle.notABundle');
  const spelled = partAt(file, magic.length);
  const body = partAt(file, magic.length + 4 + spelled.length);
  if (magic.length + 8 + spelled.length + body.length !== file.length) throw bundleFailure('bundle.tampered');
  const parsed = head.safeParse(parsedJson(spelled));
  if (!parsed.success || sha256(body) !== parsed.data.manifest.bodyHash)
    throw bundleFailure('bundle.tampered');
  return { ...parsed.data, body };
}

function partAt(file: Buffer, at: number): Buffer {
  const end = at + 4 <= file.length ? at + 4 + file.readUInt32BE(at) : Number.POSITIVE_INFINITY;
  if (end > file.length) throw bundleFailure('bundle.truncated');
  return file.subarray(at + 4, end);
}

function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** @param key Ed25519 of the desk, public */
export function isSealedBy({ manifest: said, signature }: ReadBundle, key: KeyObject): boolean {
  return verify(null, signedText(said), key, Buffer.from(signature, 'base64url'));
}

/** @throws DeskError `bundle.tampered` where seal, count or sizes do not hold */
export function openBundle({ manifest: said, body }: ReadBundle, keys: BundleKeys): Buffer[] {
  const { key, iv } = secretOf(keys, said);
  const tagAt = body.length - 16;
  if (tagAt < 0) throw bundleFailure('bundle.tampered');
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(covered(said));
  decipher.setAuthTag(body.subarray(tagAt));
  let clear: Buffer;
  try {
    clear = Buffer.concat([decipher.update(body.subarray(0, tagAt)), decipher.final()]);
  } catch {
    throw bundleFailure('bundle.tampered');
  }
  const parts: Buffer[] = [];
  for (let at = 0; at < clear.length; at += 4 + (parts.at(-1)?.length ?? 0)) {
    if (parts.length === said.parts) throw bundleFailure('bundle.tampered');
    parts.push(partAt(clear, at));
    if ((parts.at(-1)?.length ?? 0) > bundleLimits.part) throw bundleFailure('bundle.tooLarge');
  }
  if (parts.length !== said.parts) throw bundleFailure('bundle.tampered');
  return parts;
}
