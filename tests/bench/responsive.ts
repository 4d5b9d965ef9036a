/**
 * How a desk answers while 100,000 changes move: a keystroke of the search and a saved visit in turn, without a break, with
 * nothing else going on, while it sends, and while it fetches. The district is a process of its own. What was asked for while
 * the desk was busy counts from when it was asked. On a machine that does other things too, the longest stretch of its own CPU
 * time between two turns tells what the exchange alone does to the slowest answer. Run: `npm run bench -- responsive`; `LINLI_CHANGES` takes fewer.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSession } from '../../db/core/session.ts';
import { matterGroups, matters } from '../../db/matters/table.ts';
import { visits } from '../../db/visits/table.ts';
import { openTestDesk } from '../support/desk.ts';
import { foundDistrict, startDistrict } from '../support/districtProcess.ts';
import { addPerson } from '../support/people.ts';
import type { BenchResult } from './result.ts';

const changes = Number(process.env.LINLI_CHANGES ?? 100_000);
const people = 300;
/** Pairs of a search and a save, for comparison. */
const quietPairs = 500;
/** Between two keystrokes of a fast typist there is more; so every stretch of work is met by a question. */
const pauseMs = 5;
const goals = { p95: 50, slowest: 200 };

type Desk = Awaited<ReturnType<typeof openTestDesk>>;
type Client = Awaited<ReturnType<Desk['as']>>;

interface Took {
  search: number[];
  save: number[];
}

interface Place {
  desk: Desk;
  client: Client;
  manager: Client;
  residentId: string;
  matterId: string;
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const given = '芳强敏静丽军洋勇艳杰娟涛明超秀霞平刚桂英';

async function openPlace(dir: string): Promise<Place> {
  mkdirSync(dir);
  const desk = await openTestDesk({ dir, exchange: { random: () => 0 } });
  const client = await desk.as('frontDesk');
  const [groupId, matterId] = [desk.ids.next(), desk.ids.next()];
  await desk.app.transact(newSession('bench', desk.clock.now()), 'bench.matter', (ctx) => {
    const words = { name: '养老认证', nameEn: 'Pension check', rank: 0, active: true };
    ctx.write.insert(matterGroups, { ...words, id: groupId, key: '1' });
    ctx.write.insert(matters, { ...words, id: matterId, groupId, papers: '', papersEn: '' });
  });
  let residentId = '';
  for (let at = 0; at < people; at += 1) {
    const name = `${surnames[at % 20]}${given[Math.floor(at / 20)]}${given[(at * 7) % 20]}`;
    residentId = await addPerson(client, { name });
  }
  return { desk, client, manager: await desk.as('manager'), residentId, matterId };
}

/** Days of work that nobody has sent yet. */
async function saveMany({ desk, residentId, matterId }: Place, rows: number): Promise<void> {
  const time = desk.clock.now();
  const times = { arrivedAt: time, startedAt: time, endedAt: time, savedAt: time };
  const what = {
    withdrawn: false,
    day: '2026-11-16',
    channel: 'counter',
    outcome: 'done',
    note: '',
  } as const;
  const who = { residentId, handlerId: desk.ids.next(), savedBy: desk.ids.next(), companions: 0 };
  for (let from = 0; from < rows; from += 5_000) {
    await desk.app.transact(newSession('bench', time), 'bench.fill', (ctx) => {
      for (let at = from; at < Math.min(rows, from + 5_000); at += 1) {
        const id = ctx.ids.next();
        ctx.write.insert(visits, { id, rootId: id, matterId, ...what, ...who, ...times });
      }
    });
  }
}

async function timed(into: number[], work: () => Promise<unknown>): Promise<void> {
  const asked = performance.now();
  await new Promise((turn) => setTimeout(turn, pauseMs));
  await work();
  into.push(Math.max(0, performance.now() - asked - pauseMs));
}

/** A search and a save in turn. @param goesOn asked after each pair */
async function work({ desk, client, residentId, matterId }: Place, goesOn: (pairs: number) => boolean) {
  const took: Took = { search: [], save: [] };
  const who = { residentId, agentId: null, visitor: null };
  const visit = {
    who,
    matterId,
    channel: 'counter',
    note: '',
    outcome: { kind: 'done' },
    companions: 0,
  } as const;
  for (let pairs = 0; goesOn(pairs); pairs += 1) {
    const text = `${surnames[pairs % 20]}${pairs % 3 === 0 ? given[pairs % 20] : ''}`;
    await timed(took.search, () => client.residents.search({ text }));
    await timed(took.save, () => client.visits.register({ id: desk.ids.next(), ...visit }));
  }
  return took;
}

/** CPU time of this thread, in ms: what other processes take from it on a busy machine is not in it. */
function ownCpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** How long the desk works between two turns of its event loop, in which nobody is answered. @param into in CPU ms */
function watchStretches(into: number[]): () => void {
  let watching = true;
  let before = ownCpu();
  const turn = () => {
    const now = ownCpu();
    into.push(now - before);
    before = now;
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    watching = false;
  };
}

/** Asks and saves until nothing moves any more. @returns also how many changes moved in a second */
async function whileMoving(place: Place, isDone: () => Promise<boolean>) {
  const begun = performance.now();
  const stretches: number[] = [];
  const stop = watchStretches(stretches);
  let moving = true;
  const watch = (async () => {
    while (!(await isDone())) await new Promise((turn) => setTimeout(turn, 250));
    moving = false;
  })();
  const took = await work(place, () => moving);
  await watch;
  stop();
  return { took, stretches, perSecond: Math.round((changes / (performance.now() - begun)) * 1000) };
}

const part = (sorted: readonly number[], share: number) =>
  Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));

const longest = (times: readonly number[]) =>
  Number(times.reduce((most, time) => Math.max(most, time), 0).toFixed(1));

function figuresOf(name: string, took: Took): Record<string, number> {
  return Object.fromEntries(
    Object.entries(took).flatMap(([kind, times]: [string, number[]]) => {
      const sorted = times.toSorted((one, other) => one - other);
      const shares = { p50: 0.5, p95: 0.95, p99: 0.99, slowest: 1 };
      return Object.entries(shares).map(([share, of]) => [`${name}_${kind}_${share}_ms`, part(sorted, of)]);
    }),
  );
}

function result(figures: Record<string, number>): BenchResult {
  const wanted = Object.keys(figures).flatMap((key): [string, number][] => {
    const share = /^(?:push|pull)_(?:search|save)_(p95|slowest)_ms$/.exec(key)?.[1];
    return share === 'p95' || share === 'slowest' ? [[key, goals[share]]] : [];
  });
  return {
    name: 'responsive',
    figures,
    goals: Object.fromEntries(wanted.map(([key, most]) => [key, `≤ ${most}`])),
    holds: wanted.every(([key, most]) => (figures[key] ?? Number.POSITIVE_INFINITY) <= most),
  };
}

/** The same without the exchange, in the same run: what the machine itself takes. */
function ratios(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    ['push', 'pull'].flatMap((way) =>
      ['search', 'save'].map((kind) => {
        const share = (name: string) => figures[`${name}_${kind}_p95_ms`] ?? 0;
        return [`${way}_${kind}_p95_ratio`, Number((share(way) / Math.max(0.1, share('quiet'))).toFixed(1))];
      }),
    ),
  );
}

export default async function responsive(): Promise<BenchResult> {
  const root = mkdtempSync(join(tmpdir(), 'linli-responsive-'));
  const folder = (name: string) => join(root, name);
  const codes = await foundDistrict(folder('district'), 2);
  const district = await startDistrict(folder('district'));
  const places: Place[] = [];
  try {
    for (const [at, code] of codes.entries()) {
      const place = await openPlace(folder(`desk${at}`));
      places.push(place);
      await place.manager.sync.enrol({ address: district.address, code, deskName: `${at + 1} 号` });
    }
    const [front, care] = places;
    if (!front || !care) throw new Error('two desks are needed');
    const quiet = await work(front, (pairs) => pairs < quietPairs);
    await saveMany(front, changes);
    front.desk.exchanger.start();
    const push = await whileMoving(front, async () => (await front.manager.sync.status({})).waiting < 100);
    front.desk.exchanger.stop();
    care.desk.exchanger.start();
    const pull = await whileMoving(care, async () => {
      const { heardAt, behind } = await care.manager.sync.status({});
      return heardAt !== null && behind === 0;
    });
    const figures = {
      ...figuresOf('quiet', quiet),
      ...figuresOf('push', push.took),
      ...figuresOf('pull', pull.took),
      push_stretch_longest_cpu_ms: longest(push.stretches),
      pull_stretch_longest_cpu_ms: longest(pull.stretches),
      push_changes_per_s: push.perSecond,
      pull_changes_per_s: pull.perSecond,
    };
    return result({ ...figures, ...ratios(figures) });
  } finally {
    for (const { desk } of places) desk[Symbol.dispose]();
    await district.kill();
    rmSync(root, { recursive: true, force: true });
  }
}
