/**
 * The courier's way, as the desk goes it (SPEC R11): what waits goes into a file, and the file that comes back is played to
 * the exchange as if the district were on the line. The same door, so that a bundle beside the network does no harm.
 */
import { randomBytes } from 'node:crypto';
import type { Sqlite } from '../core/connection.ts';
import type { App } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { schemaOf } from '../core/migrate.ts';
import { type Link, pullOnce, pushOnce } from './exchange.ts';
import { leaveOut, nextBatch, type OutboxAt } from './outbox.ts';
import { clockOffOf, type Peer, readKey, readPeer } from './peer.ts';
import { batchLimits } from './protocol/batch.ts';
import {
  bundleLimits,
  keyName,
  openBundle,
  readBundle,
  readSealingKey,
  sealBundle,
  sealingKeyOf,
  spellKey,
} from './protocol/bundle.ts';
import { type BroughtBack, broughtBack } from './protocol/bundleBack.ts';
import { bundleFailure } from './protocol/bundleFailures.ts';
import { chainStart } from './protocol/chain.ts';
import { packPulled, readPulled } from './protocol/pull.ts';
import { packEnvelope } from './protocol/wire.ts';
import { goBackTo } from './refill.ts';

interface Courier {
  peer: Peer;
  /** The district's, SPKI, base64. */
  districtKey: string;
}

/** @throws DeskError `bundle.notReady` before the desk is enrolled and holds its first copy */
function courierOf(sqlite: Sqlite): Courier {
  const peer = readPeer(sqlite);
  const districtKey = sqlite.prepare<[], string | null>('SELECT bundle_key FROM exchange_peer').pluck().get();
  if (!peer || peer.joinedAt === null || !districtKey) throw bundleFailure('bundle.notReady');
  return { peer, districtKey };
}

export interface MadeBundle {
  bytes: Buffer;
  changes: number;
  /** UTC ms. */
  expiresAt: number;
}

function outboxOf(sqlite: Sqlite, now: number): OutboxAt {
  const { peer } = courierOf(sqlite);
  const { deskId, epoch } = peer;
  const mark =
    peer.ackedEpoch === epoch
      ? { epoch, last: peer.acked, chain: peer.ackedChain }
      : { epoch, last: 0, chain: chainStart };
  return { deskId, epoch, mark, schema: schemaOf(sqlite), now, key: readKey(sqlite) };
}

/** A change that no batch carries would keep the bundle empty: it is passed over first, as on the line. */
export function passHeavy(sqlite: Sqlite, now: number): void {
  for (let at = outboxOf(sqlite, now); nextBatch(sqlite, at, 1) === 'tooHeavy'; at = outboxOf(sqlite, now))
    leaveOut(sqlite, at.epoch, at.mark.last + 1, now);
}

/**
 * Everything that waits, as far as one bundle holds it; also when nothing waits: then it fetches what others saved.
 * @param now UTC ms by this desk's clock; what the district's clock said last corrects it
 */
export function makeBundle(sqlite: Sqlite, now: number): MadeBundle {
  const { peer, districtKey } = courierOf(sqlite);
  const { centreId, cursor } = peer;
  const outbox = outboxOf(sqlite, now);
  const { deskId, epoch, key, schema, mark: begin } = outbox;
  const parts: Buffer[] = [];
  let mark = begin;
  for (let room = bundleLimits.file / 2; room > 0 && parts.length < bundleLimits.parts; ) {
    const batch = nextBatch(sqlite, { ...outbox, mark }, batchLimits.changes);
    if (!batch || batch === 'tooHeavy') break;
    const part = packEnvelope(batch);
    parts.push(part);
    room -= part.length;
    mark = { epoch, last: batch.header.first + batch.header.count - 1, chain: batch.header.chainAfter };
  }
  const own = sealingKeyOf(key);
  const madeAt = now + (clockOffOf(peer) ?? 0);
  const expiresAt = madeAt + bundleLimits.lifeMs;
  const whose = { way: 'toDistrict', centreId, deskId, deskKey: spellKey(own) } as const;
  const range = { epoch, first: begin.last + 1, last: mark.last, chainBefore: begin.chain, cursor };
  const about = { districtKey: keyName(districtKey), schema, madeAt, expiresAt };
  const bytes = sealBundle(
    { ...whose, ...range, ...about, salt: randomBytes(32).toString('hex') },
    parts,
    { own, their: readSealingKey(districtKey) },
    key,
  );
  return { bytes, changes: mark.last - begin.last, expiresAt };
}

interface Opened {
  back: BroughtBack;
  /** By the cursor that they begin after. */
  pages: ReadonlyMap<number, Buffer>;
}

function openBack(sqlite: Sqlite, file: Buffer): Opened {
  const { peer, districtKey } = courierOf(sqlite);
  const read = readBundle(file);
  const { way, centreId, deskId } = read.manifest;
  if (way !== 'toDesk' || centreId !== peer.centreId || deskId !== peer.deskId)
    throw bundleFailure('bundle.otherDesk');
  if (read.manifest.districtKey !== keyName(districtKey)) throw bundleFailure('bundle.otherDistrict');
  const keys = { own: sealingKeyOf(readKey(sqlite)), their: readSealingKey(districtKey) };
  const [first = Buffer.alloc(0), ...rest] = openBundle(read, keys);
  const back = broughtBack.parse(JSON.parse(first.toString('utf8')));
  // From before a restore: what was acknowledged then may be lost, and its numbers mean other changes now.
  if (back.state.districtEpoch < peer.districtEpoch) throw bundleFailure('bundle.oldEpoch');
  return { back, pages: new Map(back.pages.map((after, at) => [after, rest[at] ?? Buffer.alloc(0)])) };
}

/** Says what the district said when it took the bundle; what it was not asked then, it cannot answer. */
function linkFrom({ back, pages }: Opened): Link {
  return {
    async batch({ header }) {
      const said = back.answers.find(
        ({ epoch, first, count, chainAfter }) =>
          epoch === header.epoch &&
          first === header.first &&
          count === header.count &&
          chainAfter === header.chainAfter,
      );
      if (!said) throw bundleFailure('bundle.oldEpoch');
      return said.answer;
    },
    changes: async (after) => ({ head: back.state.head, body: pageBeyond(pages, after) }),
  };
}

/** The cursor may stand within a page: the program ended there, or the line brought some of it meanwhile (SPEC R11.3). */
function pageBeyond(pages: Opened['pages'], after: number): Buffer {
  const whole = pages.get(after);
  if (whole) return whole;
  const begins = [...pages.keys()].findLast((begin) => begin < after);
  const body = begins === undefined ? undefined : pages.get(begins);
  const rest = body ? readPulled(body).filter(({ seq }) => seq > after) : [];
  return rest.length === 0 ? Buffer.alloc(0) : packPulled(rest);
}

export interface TakenBundle {
  acknowledged: number;
  pulled: number;
}

/** @throws DeskError of `bundleFailure`; nothing was changed then */
export async function takeBundle(
  app: Pick<App, 'exchange'>,
  sqlite: Sqlite,
  file: Buffer,
  now: () => number,
): Promise<TakenBundle> {
  const opened = openBack(sqlite, file);
  const { state, answers } = opened.back;
  await app.exchange((rows) => {
    const peer = readPeer(rows.sqlite);
    if (peer && state.districtEpoch > peer.districtEpoch) goBackTo(rows.sqlite, state, now());
  });
  const parts = { app, link: linkFrom(opened), schema: schemaOf(sqlite), now };
  let acknowledged = 0;
  for (const { count } of answers) acknowledged += await acknowledgeOne(parts, count);
  let pulled = 0;
  for (let applied = await pullOnce(parts); applied > 0; applied = await pullOnce(parts)) pulled += applied;
  return { acknowledged, pulled };
}

/** What the network has acknowledged meanwhile, or a new epoch has renumbered, is not in the bundle: that is no fault. */
async function acknowledgeOne(parts: Parameters<typeof pushOnce>[0], count: number): Promise<number> {
  try {
    return await pushOnce(parts, count);
  } catch (error) {
    if (error instanceof DeskError && error.code === 'bundle.oldEpoch') return 0;
    throw error;
  }
}
