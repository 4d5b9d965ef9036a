/** The way to the district over HTTP, signed with this desk's key (SPEC R7, R12). */
import { type KeyObject, randomBytes } from 'node:crypto';
import { DeskError } from '../core/errors.ts';
import { type Answer, type AskParts, ask, type Question, readJson, serverTimeOf } from './ask.ts';
import type { Link } from './exchange.ts';
import { syncFailure } from './failures.ts';
import { batchAnswer } from './protocol/answers.ts';
import {
  type EnrolAnswer,
  type EnrolRequest,
  enrolAnswer,
  headerNames,
  type OwnStateAnswer,
  ownStateAnswer,
  packEnvelope,
  paths,
  type StateAnswer,
  signedHeaders,
  stateAnswer,
} from './protocol/wire.ts';

/** A page of a snapshot (SPEC R6.6). */
export interface SnapshotPage {
  /** The number that the snapshot was made at. */
  at: number;
  /** Where the next page begins; null: this was the last. */
  next: string | null;
  /** Empty for a centre without rows. */
  body: Buffer;
}

export interface DistrictLink extends Link {
  state(): Promise<OwnStateAnswer>;
  /** @param from null: the first page */
  snapshot(from: { at: number; next: string } | null, most: number): Promise<SnapshotPage>;
}

export interface Speaker {
  centreId: string;
  deskId: string;
  key: KeyObject;
}

export interface HttpLinkParts extends AskParts {
  speaker: Speaker;
  /** The epoch of the district that this desk knows; any answer of another is refused with `sync.restored` (SPEC R4.3). */
  districtEpoch(): number;
  /** UTC ms by this desk's clock. */
  now(): number;
  /** How far that clock lies behind the district's, in ms, as last seen. */
  clockOff: number;
  /** What the district's page shows of a desk. */
  about: { version: string; schema: number; waiting(): number };
}

const nothing: Buffer = Buffer.alloc(0);

function headerNumber({ headers }: Answer, name: string): number {
  const text = headers.get(name) ?? '';
  if (!/^\d{1,16}$/.test(text)) throw syncFailure('sync.notTheDistrict');
  return Number(text);
}

function pageOf(answer: Answer): Buffer {
  if (answer.status === 204) return nothing;
  if (answer.headers.get('content-type') !== 'application/octet-stream')
    throw syncFailure('sync.notTheDistrict');
  return answer.body;
}

export function httpLink(parts: HttpLinkParts): DistrictLink {
  const { speaker, now, about } = parts;
  let { clockOff } = parts;

  async function askSigned(method: Question['method'], target: string, body: Buffer): Promise<Answer> {
    const { centreId, deskId, key } = speaker;
    const nonce = randomBytes(16).toString('hex');
    const request = { method, target, centreId, deskId, time: now() + clockOff, nonce, body };
    const headers = {
      ...signedHeaders(request, key),
      [headerNames.version]: about.version,
      [headerNames.schema]: String(about.schema),
      [headerNames.waiting]: String(about.waiting()),
    };
    const answer = await ask(parts, { method, target, headers, body, json: false });
    clockOff = answer.serverTime - now();
    return answer;
  }

  async function believed(method: Question['method'], target: string, body: Buffer): Promise<Answer> {
    let answer: Answer;
    try {
      answer = await askSigned(method, target, body);
    } catch (error) {
      const there = error instanceof DeskError && error.code === 'sync.stale' ? serverTimeOf(error) : null;
      if (there === null) throw error;
      // A wrong clock stops nothing: the question is asked again in the district's time.
      clockOff = there - now();
      answer = await askSigned(method, target, body);
    }
    return answer;
  }

  /** Nothing of another epoch is believed but the state, which tells of it. */
  async function known(method: Question['method'], target: string, body = nothing): Promise<Answer> {
    const answer = await believed(method, target, body);
    if (answer.districtEpoch !== parts.districtEpoch()) throw syncFailure('sync.restored');
    return answer;
  }

  return {
    state: async () => readJson(await believed('GET', paths.state, nothing), ownStateAnswer),
    batch: async (batch) => readJson(await known('POST', paths.batches, packEnvelope(batch)), batchAnswer),
    async changes(after, most) {
      const answer = await known('GET', `${paths.changes}?after=${after}&limit=${most}`);
      return { head: headerNumber(answer, headerNames.head), body: pageOf(answer) };
    },
    async snapshot(from, most) {
      const since = from ? `at=${from.at}&after=${encodeURIComponent(from.next)}&` : '';
      const answer = await known('GET', `${paths.snapshot}?${since}limit=${most}`);
      // After the last page nothing is left to say but that.
      const ended = answer.status === 204 && from !== null;
      return {
        at: ended ? from.at : headerNumber(answer, headerNames.snapshotAt),
        next: answer.headers.get(headerNames.next),
        body: pageOf(answer),
      };
    },
  };
}

/** Whether the district is there; needs no enrolment. */
export async function probe(parts: AskParts): Promise<StateAnswer> {
  const question = { method: 'GET', target: paths.state, headers: {}, body: nothing, json: true } as const;
  return readJson(await ask(parts, question), stateAnswer);
}

export async function askToEnrol(parts: AskParts, request: EnrolRequest): Promise<EnrolAnswer> {
  const body = Buffer.from(JSON.stringify(request));
  const question = { method: 'POST', target: paths.enrol, headers: {}, body, json: true } as const;
  return readJson(await ask(parts, question), enrolAnswer);
}
