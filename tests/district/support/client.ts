/** A district that listens on a port of this machine, and desks that ask it over HTTP as the program does. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { batchAnswer } from '../../../db/sync/protocol/answers.ts';
import { type Batch, makeBatch } from '../../../db/sync/protocol/batch.ts';
import { chainOver, chainStart } from '../../../db/sync/protocol/chain.ts';
import type { WireChange } from '../../../db/sync/protocol/change.ts';
import { readPulled } from '../../../db/sync/protocol/pull.ts';
import { headerNames, packEnvelope, paths, refusal, signedHeaders } from '../../../db/sync/protocol/wire.ts';
import { foundCentre, inviteDesk } from '../../../district/enrol.ts';
import { buildServer } from '../../../district/server.ts';
import type { Store } from '../../../district/store.ts';
import { rules, type Saved } from './district.ts';

export interface RunningDistrict {
  address: string;
  store: Store;
  /** What it wrote down, line by line. */
  log: string[];
  /** The district's clock. */
  clock: { now: number };
  close(): Promise<void>;
}

export const startOfTime = 1_790_000_000_000;

/** @param store migrated; it stays open when the district closes @param known what this version understands */
export async function runDistrict(store: Store, known = rules): Promise<RunningDistrict> {
  const log: string[] = [];
  const clock = { now: startOfTime };
  const app = buildServer({
    host: {
      store,
      identity: { name: '测试区', epoch: 3 },
      rules: known,
      now: () => clock.now,
      randomBytes: (count) => randomBytes(count),
    },
    log: { write: (line) => void log.push(line) },
    behindProxy: false,
    metricsToken: null,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const bound = app.server.address();
  const { port }: Pick<AddressInfo, 'port'> =
    bound !== null && typeof bound === 'object' ? bound : { port: 0 };
  return { address: `http://127.0.0.1:${port}`, store, log, clock, close: () => app.close() };
}

let centres = 0;
export async function newCentre(store: Store, name = '杏林社区'): Promise<string> {
  centres += 1;
  const centreId = `019b0000-0000-7000-8000-${String(centres).padStart(12, '0')}`;
  await foundCentre(store, { centreId, name, now: startOfTime });
  return centreId;
}

export const invite = (store: Store, centreId: string, now = startOfTime) =>
  inviteDesk(store, { centreId, deskName: '前台', now, random: randomBytes(10) });

let desks = 0;

/** A desk with its own key; `centreId` is what the district told it. */
export function httpDesk(district: Pick<RunningDistrict, 'address' | 'clock'>) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  desks += 1;
  const deskId = `019c0000-0000-7000-8000-${String(desks).padStart(12, '0')}`;
  const saved: WireChange[] = [];
  let centreId = '';
  const signed = (method: 'GET' | 'POST', target: string, body: Buffer, extra: Signing = {}) =>
    signedHeaders(
      {
        method,
        target,
        centreId: extra.centreId ?? centreId,
        deskId,
        time: extra.time ?? district.clock.now,
        nonce: extra.nonce ?? randomBytes(16).toString('hex'),
        body,
      },
      extra.key ?? privateKey,
    );
  const get = (target: string, extra: Signing = {}) =>
    fetch(district.address + target, {
      headers: { ...signed('GET', target, Buffer.alloc(0), extra), ...extra.more },
    });
  const post = (body: Buffer, extra: Signing = {}) =>
    fetch(district.address + paths.batches, {
      method: 'POST',
      headers: {
        ...signed('POST', paths.batches, body, extra),
        'content-type': 'application/octet-stream',
        ...extra.more,
      },
      body: new Uint8Array(body),
    });
  const batch = (first: number, last: number): Batch =>
    makeBatch(
      {
        deskId,
        epoch: 1,
        chainBefore: chainOver(chainStart, saved.slice(0, first - 1)),
        schema: 1,
        madeAt: startOfTime,
        changes: saved.slice(first - 1, last),
      },
      privateKey,
    );
  return {
    deskId,
    saved,
    get,
    post,
    batch,
    spki: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    async enrol(code: string, deskName = '前台') {
      const publicText = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
      const answer = await fetch(district.address + paths.enrol, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, deskId, publicKey: publicText, deskName, version: '0.1.0', schema: 1 }),
      });
      if (answer.ok) ({ centreId } = Object(await answer.clone().json()));
      return answer;
    },
    save(...given: readonly Saved[]) {
      for (const one of given) {
        const times = { basedOn: 0, hlcMs: startOfTime, hlcCount: 0, savedAt: startOfTime };
        saved.push({ ...times, doubtful: false, accountId: null, ...one, n: saved.length + 1 });
      }
    },
    async send(first = 1, last = saved.length) {
      const answer = await post(packEnvelope(batch(first, last)));
      return batchAnswer.parse(await answer.json());
    },
    async pull(after: number, limit = 500) {
      const answer = await get(`${paths.changes}?after=${after}&limit=${limit}`);
      const changes = answer.status === 204 ? [] : readPulled(Buffer.from(await answer.arrayBuffer()));
      return { changes, head: Number(answer.headers.get(headerNames.head)) };
    },
  };
}

interface Signing {
  centreId?: string;
  time?: number;
  nonce?: string;
  key?: import('node:crypto').KeyObject;
  more?: Record<string, string>;
}

export async function refusalOf(answer: Response): Promise<{ status: number; code: string }> {
  return { status: answer.status, code: refusal.parse(await answer.json()).code };
}
