/** Takes a courier's bundle in at the district, through the same door as batches from the network, and seals the way back (SPEC R11). */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { BatchAnswer } from '../db/sync/protocol/answers.ts';
import { type Batch, isGenuine, type ReadChange, readBatch } from '../db/sync/protocol/batch.ts';
import {
  bundleLimits,
  isSealedBy,
  keyName,
  type Manifest,
  openBundle,
  readBundle,
  readSealingKey,
  sealBundle,
  spellKey,
} from '../db/sync/protocol/bundle.ts';
import type { BroughtBack } from '../db/sync/protocol/bundleBack.ts';
import { bundleFailure } from '../db/sync/protocol/bundleFailures.ts';
import { packPulled, pullLimits } from '../db/sync/protocol/pull.ts';
import { protocol, readEnvelope } from '../db/sync/protocol/wire.ts';
import { readPublicKey } from './enrol.ts';
import { ingest, markOf } from './ingest.ts';
import type { DistrictHost } from './parts.ts';
import { changesAfter } from './pull.ts';
import type { Store } from './store.ts';

/** The key that bundles are sealed to, X25519; made when it is first asked for, and kept with the data. */
export async function bundleKeyOf(store: Store): Promise<KeyObject> {
  const made = generateKeyPairSync('x25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  const [row] = await store.transaction('supervisor', (sql) =>
    sql.query<{ key: string }>(
      `INSERT INTO district (id, name, epoch, bundle_key) VALUES (1, '', 1, $1)
       ON CONFLICT (id) DO UPDATE SET bundle_key = coalesce(district.bundle_key, excluded.bundle_key)
       RETURNING bundle_key AS key`,
      [made.toString('base64')],
    ),
  );
  return createPrivateKey({ key: Buffer.from(row?.key ?? '', 'base64'), format: 'der', type: 'pkcs8' });
}

type Parts = Pick<DistrictHost, 'store' | 'identity' | 'rules' | 'now'>;

export interface TakenBundle {
  /** For the desk: what was answered, and what others saved. */
  back: Buffer;
  centreId: string;
  deskId: string;
  /** Changes in it; taken now or known before. */
  changes: number;
}

/** @throws DeskError of `bundleFailure`; nothing was taken then */
export async function takeBundle(parts: Parts, file: Buffer): Promise<TakenBundle> {
  const read = readBundle(file);
  const said = read.manifest;
  const own = await bundleKeyOf(parts.store);
  if (said.way !== 'toDistrict') throw bundleFailure('bundle.otherDesk');
  if (said.districtKey !== keyName(spellKey(own))) throw bundleFailure('bundle.otherDistrict');
  const desk = await deskOf(parts.store, said);
  if (!desk.key) throw bundleFailure('bundle.unknownDesk');
  if (!isSealedBy(read, desk.key)) throw bundleFailure('bundle.tampered');
  if (desk.revoked) throw bundleFailure('bundle.revoked');
  if (parts.now() > said.expiresAt) throw bundleFailure('bundle.expired');
  if (said.epoch < desk.epoch) throw bundleFailure('bundle.oldEpoch');
  const keys = { own, their: readSealingKey(said.deskKey) };
  const answers = await takeBatches(parts, said, openBundle(read, keys), desk.key);
  const back = await wayBack(parts, said, answers, keys);
  const { centreId, deskId } = said;
  return { back, centreId, deskId, changes: Math.max(0, said.last - said.first + 1) };
}

async function deskOf(store: Store, { centreId, deskId }: Manifest) {
  return store.transaction({ centreId }, async (sql) => {
    const [desk] = await sql.query<{ publicKey: string; revoked: boolean }>(
      `SELECT public_key AS "publicKey", revoked_at IS NOT NULL AS revoked FROM desk
       WHERE centre_id = $1 AND desk_id = $2`,
      [centreId, deskId],
    );
    const { epoch } = await markOf(sql, centreId, deskId);
    return {
      key: desk ? readPublicKey(desk.publicKey) : null,
      revoked: desk?.revoked ?? false,
      epoch,
    };
  });
}

type Answers = BroughtBack['answers'];

/** A fork or a gap ends it: what follows stands on it. */
async function takeBatches(
  parts: Parts,
  { centreId, deskId }: Manifest,
  envelopes: readonly Buffer[],
  key: KeyObject,
): Promise<Answers> {
  const { identity, now } = parts;
  const batches = envelopes.map((bytes) => {
    const batch = readEnvelope(bytes);
    if (!batch || batch.header.deskId !== deskId || !isGenuine(batch, key))
      throw bundleFailure('bundle.tampered');
    return batch;
  });
  const answers: Answers = [];
  for (const batch of batches) {
    const { epoch, first, count, chainAfter } = batch.header;
    const ingested = await ingest(parts, centreId, batch.header, changesIn(batch));
    const answer: BatchAnswer = { ...ingested, districtEpoch: identity.epoch, serverTime: now() };
    answers.push({ epoch, first, count, chainAfter, answer });
    if (answer.kind !== 'stored') break;
  }
  return answers;
}

/** A page that would unpack beyond its bounds, or does not hold what its header says, ends the bundle there. */
function changesIn(batch: Batch): ReadChange[] {
  try {
    return readBatch(batch);
  } catch {
    throw bundleFailure('bundle.tampered');
  }
}

async function wayBack(
  { store, identity, now }: Parts,
  said: Manifest,
  answers: Answers,
  keys: { own: KeyObject; their: KeyObject },
): Promise<Buffer> {
  const { centreId, deskId } = said;
  const pages: { after: number; body: Buffer }[] = [];
  let head = said.cursor;
  let after = said.cursor;
  for (let room = bundleLimits.file / 2; room > 0 && pages.length < bundleLimits.parts - 1; ) {
    const page = await changesAfter(store, centreId, after, pullLimits.changes);
    head = page.head;
    if (page.changes.length === 0) break;
    const body = packPulled(page.changes);
    pages.push({ after, body });
    room -= body.length;
    after = page.changes.at(-1)?.seq ?? after;
  }
  const mark = await store.transaction({ centreId }, (sql) => markOf(sql, centreId, deskId));
  const versions: [number, number] = [protocol.version, protocol.version];
  const known = { protocol: protocol.name, versions, name: identity.name, schemaRange: versions };
  const state = {
    ...known,
    serverTime: now(),
    districtEpoch: identity.epoch,
    mark,
    head,
    deskRevoked: false,
  };
  const first = JSON.stringify({ state, answers, pages: pages.map((page) => page.after) });
  const { bodyHash: _, parts: __, ...about } = said;
  return sealBundle(
    { ...about, way: 'toDesk', madeAt: now(), salt: randomBytes(32).toString('hex') },
    [Buffer.from(first), ...pages.map(({ body }) => body)],
    keys,
    null,
  );
}
