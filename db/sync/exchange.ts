/**
 * One conversation with the district: send what waits, fetch what others saved. It knows no network and no clock of its own,
 * so that a simulation can cut, repeat and delay as it likes.
 */
import { createPrivateKey } from 'node:crypto';
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { App } from '../core/dispatch.ts';
import { applyPage } from './apply.ts';
import { EarlyPage } from './early.ts';
import { acknowledge, agrees, beginEpoch, lastNumber, leaveOut, nextBatch, passOwn } from './outbox.ts';
import type { BatchAnswer, Mark } from './protocol/answers.ts';
import { type Batch, type BatchHeader, batchLimits } from './protocol/batch.ts';
import { chainStart } from './protocol/chain.ts';
import { pullLimits, readPulled } from './protocol/pull.ts';

/** The way to the district. Each call may fail, be answered twice, or be carried out and never answered. */
export interface Link {
  batch(batch: Batch): Promise<BatchAnswer>;
  changes(after: number, most: number): Promise<Page>;
}

export interface Page {
  /** The last number of the centre. */
  head: number;
  /** Empty when there is nothing beyond the cursor. */
  body: Buffer;
}

export interface ExchangeParts {
  app: Pick<App, 'exchange'>;
  link: Link;
  /** Of this desk's tables (SPEC R9). */
  schema: number;
  /** UTC ms. */
  now(): number;
}

type Refused = Extract<BatchAnswer, { kind: 'gap' | 'fork' }>;

interface Place {
  deskId: string;
  epoch: number;
  cursor: number;
  mark: Mark;
  /** Ed25519, PKCS#8, base64. */
  privateKey: string;
}

interface PlaceRow {
  deskId: string;
  epoch: number;
  cursor: number;
  ackedEpoch: number;
  acked: number;
  chain: string;
  privateKey: string;
}

const placeRow = perConnection((sqlite) =>
  sqlite.prepare<[], PlaceRow>(
    `SELECT desk_id AS deskId, epoch, pull_cursor AS cursor, acked_epoch AS ackedEpoch, acked,
       acked_chain AS chain, private_key AS privateKey
     FROM desk_state, exchange_peer`,
  ),
);

const readKey = (stored: string) =>
  createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' });

function readPlace(sqlite: Sqlite): Place {
  const row = placeRow(sqlite).get();
  if (!row) throw new Error('the desk is not enrolled');
  const { deskId, epoch, cursor, ackedEpoch, acked, chain, privateKey } = row;
  const mark = ackedEpoch === epoch ? { epoch, last: acked, chain } : { epoch, last: 0, chain: chainStart };
  return { deskId, epoch, cursor, mark, privateKey };
}

function moveMark(sqlite: Sqlite, { epoch, last, chain }: Mark, at: number): void {
  sqlite
    .prepare('UPDATE exchange_peer SET acked_epoch = ?, acked = ?, acked_chain = ?, acked_at = ?')
    .run(epoch, last, chain, at);
}

/** The batches after the one that is under way: packed, and on a good line sent, while the district stores that one. */
export interface Ahead {
  /** How many the caller would send after this one, if all are full. */
  more: number;
  /** Before the one before it is answered. A slow line would carry both more slowly. */
  sends: boolean;
  /** In order. `answer` is null: not sent yet. */
  packed: { batch: Batch; answer: Promise<BatchAnswer> | null }[];
}

/** One is stored, one is read and checked, one is on its way: more would only wait. */
const aheadAtMost = 2;

/**
 * Sends one batch.
 * @param most changes in it; the caller halves it after a time-out
 * @param ahead kept by the caller from one call to the next: what is packed or sent there need not be again
 * @returns how many changes were acknowledged; 0: nothing waits
 * @throws what the link throws: nothing has happened here then, whatever happened there
 */
export async function pushOnce(
  { app, link, schema, now }: ExchangeParts,
  most: number = batchLimits.changes,
  ahead?: Ahead,
): Promise<number> {
  const pack = packer({ app, schema, now }, most);
  if (ahead) await app.exchange(({ sqlite }) => dropStale(sqlite, ahead, most));
  const packed = ahead?.packed.shift();
  const batch = packed?.batch ?? (await pack());
  if (batch === 'tooHeavy') return pushOnce({ app, link, schema, now }, most, ahead);
  if (!batch) return 0;
  const { epoch } = batch.header;
  const answered = async () => {
    const early = await packed?.answer;
    // It may have overtaken the one before it, which has its receipt by now.
    return early && early.kind !== 'gap' ? early : link.batch(batch);
  };
  const [answer] = await Promise.all([answered(), ahead && packAhead(ahead, batch, { pack, link, most })]);
  return app.exchange(({ sqlite }) => {
    // An answer to an epoch that was left since says nothing about this one.
    if (readPlace(sqlite).epoch !== epoch) return 0;
    if (answer.kind !== 'stored') {
      resume(sqlite, answer, epoch, now());
      return 0;
    }
    acknowledge(sqlite, batch.header, answer.runs, now());
    passOwn(sqlite, batch.header, answer.runs);
    moveOn(sqlite, batch, answer.mark, now());
    return batch.header.count;
  });
}

type Pack = (after?: Mark) => Promise<ReturnType<typeof nextBatch>>;

/** Packs what follows a mark; left out: what follows the last receipt. */
function packer({ app, schema, now }: Omit<ExchangeParts, 'link'>, most: number): Pack {
  return async (after) => {
    await breathe();
    return app.exchange(({ sqlite }) => {
      const { deskId, epoch, mark, privateKey } = readPlace(sqlite);
      const at = { deskId, epoch, mark: after ?? mark, schema, now: now(), key: readKey(privateKey) };
      const next = nextBatch(sqlite, at, most);
      if (next === 'tooHeavy' && !after) leaveOut(sqlite, epoch, mark.last + 1, now());
      return next;
    });
  };
}

/** @param underWay the batch that is to be answered first */
async function packAhead(
  ahead: Ahead,
  underWay: Batch,
  { pack, link, most }: { pack: Pack; link: Pick<Link, 'batch'>; most: number },
): Promise<void> {
  const room = Math.min(ahead.more, ahead.sends ? aheadAtMost : 1);
  for (let before = ahead.packed.at(-1)?.batch ?? underWay; ahead.packed.length < room; ) {
    const batch = await pack(markAfter(before));
    if (batch === null || batch === 'tooHeavy') return;
    // After a batch that is not full the caller may turn to the other way first.
    const full = batch.header.count === most;
    const answer = ahead.sends && full ? link.batch(batch) : null;
    // Nobody may come for it, when the one before it fails.
    answer?.catch(() => {});
    ahead.packed.push({ batch, answer });
    if (!full) return;
    before = batch;
  }
}

/** Between two pieces of work the desk answers what was asked meanwhile. */
const breathe = () => new Promise((turn) => setImmediate(turn));

const lastOf = ({ first, count }: BatchHeader) => first + count - 1;

const markAfter = ({ header }: Batch): Mark => ({
  epoch: header.epoch,
  last: lastOf(header),
  chain: header.chainAfter,
});

/** What was packed ahead is of no use when the desk stands elsewhere by now or the line has become slower. */
function dropStale(sqlite: Sqlite, ahead: Ahead, most: number): void {
  const [next] = ahead.packed;
  if (!next) return;
  const { mark } = readPlace(sqlite);
  const { epoch, first, count, chainBefore } = next.batch.header;
  const follows = epoch === mark.epoch && first === mark.last + 1 && chainBefore === mark.chain;
  if (!follows || count > most) ahead.packed = [];
}

/**
 * The district stands at the end of the batch or beyond it. Beyond, because an answer was lost: what follows is sent again and
 * acknowledged then. Beyond what this desk has ever saved, because a backup has undone that: a new epoch (SPEC R4.2).
 */
function moveOn(sqlite: Sqlite, batch: Batch, mark: Mark, at: number): void {
  const { header } = batch;
  if (mark.last > lastNumber(sqlite, header.epoch)) startOver(sqlite, mark, at);
  else moveMark(sqlite, markAfter(batch), at);
}

/** Numbers are missing at the district: go back to where it stands. Or they mean something else there (SPEC R3.4, R4.1). */
function resume(sqlite: Sqlite, { kind, mark }: Refused, epoch: number, at: number): void {
  if (kind === 'gap' && mark.epoch === epoch && agrees(sqlite, mark)) moveMark(sqlite, mark, at);
  else startOver(sqlite, mark, at);
}

function startOver(sqlite: Sqlite, mark: Mark, at: number): void {
  const epoch = beginEpoch(sqlite, mark.epoch);
  moveMark(sqlite, { epoch, last: 0, chain: chainStart }, at);
}

/** Changes that are applied before the desk answers what was asked meanwhile. */
export const sliceLength = 400;

/** What a caller says who fetches page after page. */
export interface PullOn {
  /** Kept from one call to the next. */
  early: EarlyPage<Page>;
  /** Whether there will be a next call after this page. */
  goesOn: boolean;
}

/**
 * Fetches and applies one page.
 * @returns how many changes were applied; 0: this desk has all there is
 */
export async function pullOnce(
  { app, link }: ExchangeParts,
  most: number = pullLimits.changes,
  { early, goesOn }: PullOn = { early: new EarlyPage(), goesOn: false },
): Promise<number> {
  const cursor = await app.exchange(({ sqlite }) => readPlace(sqlite).cursor);
  const { head, body } = (await early.take(cursor)) ?? (await link.changes(cursor, most));
  const changes = body.length === 0 ? [] : readPulled(body);
  const after = cursor + changes.length;
  if (goesOn && changes.length > 0 && head > after) early.ask(after, link.changes(after, most));
  await app.exchange(({ sqlite }) => sqlite.prepare('UPDATE exchange_peer SET head = ?').run(head));
  let applied = 0;
  while (applied < changes.length) {
    const slice = changes.slice(applied, applied + sliceLength);
    // A page that was asked for before another one was applied is not for this cursor any more.
    const fits = await app.exchange((rows) => {
      if (readPlace(rows.sqlite).cursor !== cursor + applied || slice[0]?.seq !== cursor + applied + 1)
        return false;
      applyPage(rows, slice);
      return true;
    });
    if (!fits) break;
    applied += slice.length;
    await breathe();
  }
  return applied;
}
