/** A centre whose desks and district are processes that die: what they promised, and what must be true afterwards. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { clientOver } from '../../db/client.ts';
import { systemClock } from '../../db/core/clock.ts';
import { schemaOf } from '../../db/core/migrate.ts';
import { entities } from '../../db/entities.ts';
import { seedCatalogue } from '../../db/matters/service.ts';
import { makeBundle } from '../../db/sync/bundle.ts';
import { countWaiting } from '../../db/sync/outbox.ts';
import { readPeer } from '../../db/sync/peer.ts';
import { converse, firstPace } from '../../db/sync/round.ts';
import { foundCentre, inviteDesk } from '../../district/enrol.ts';
import { markOf } from '../../district/ingest.ts';
import { openServer, type Store } from '../../district/store.ts';
import { type RunningPostgres, startPostgres } from '../district/support/postgres.ts';
import { openTestDesk, type TestDesk, temporaryFolder } from '../support/desk.ts';
import { addPerson } from '../support/people.ts';
import { faultsOf } from '../sync/simulate/agree.ts';
import { type Saved, savedAt } from '../sync/simulate/lost.ts';
import { viewOf } from '../sync/simulate/view.ts';
import { type Child, startChild } from './child.ts';
import type { Death } from './passing.ts';
import { saveBurst } from './saving.ts';

const centreId = '019e0000-0000-7000-8000-000000000001';
const enoughRounds = 20;
const alive: Death = { point: null, passages: 0 };

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const bound = probe.address();
    probe.close(() => resolve(bound !== null && typeof bound === 'object' ? bound.port : 0));
  });
  return promise;
}

interface Programs {
  desk: string;
  district: string;
}

interface Ground {
  programs: Programs;
  postgres: RunningPostgres;
  store: Store;
  port: number;
}

export class CrashCentre {
  readonly desks: { dir: string; epoch: number }[] = [];
  /** Visits whose save was acknowledged. */
  readonly promised: string[] = [];
  readonly #acknowledged: Saved[] = [];
  readonly #home = temporaryFolder();
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  static async found(desk: string, district: string): Promise<CrashCentre> {
    const postgres = await startPostgres();
    const store = openServer(postgres.url);
    await store.migrate();
    await foundCentre(store, { centreId, name: '杏林社区', now: Date.now() });
    return new CrashCentre({ programs: { desk, district }, postgres, store, port: await freePort() });
  }

  get folder(): string {
    return this.#home.path;
  }
  /** The district comes back where it was. */
  get address(): string {
    return `http://127.0.0.1:${this.#ground.port}`;
  }

  async serve(death = alive): Promise<Child> {
    const { postgres, port, programs } = this.#ground;
    const child = startChild(programs.district, { ...death, url: postgres.url, port });
    await child.says('listens');
    return child;
  }

  start(desk: number, how: Partial<Death> & { burst?: number; back?: string }): Child {
    const { dir = '' } = this.desks[desk] ?? {};
    return startChild(this.#ground.programs.desk, { ...alive, burst: 0, back: null, ...how, dir });
  }

  #open(desk: number): Promise<TestDesk> {
    return openTestDesk({ dir: this.desks[desk]?.dir ?? '', exchange: { clock: systemClock } });
  }

  async enrol(count: number): Promise<void> {
    for (let at = 0; at < count; at++) {
      const dir = join(this.folder, `desk${at}`);
      mkdirSync(dir);
      this.desks.push({ dir, epoch: 0 });
      using desk = await this.#open(at);
      const session = await desk.sessionAs('manager');
      const client = clientOver(desk.app, session);
      if (at === 0) {
        await desk.app.transact(session, 'test.catalogue', (ctx) => seedCatalogue(ctx));
        await addPerson(client, { name: '何静秋' });
      }
      const deskName = `${at + 1} 号`;
      const invitation = { centreId, deskName, now: Date.now(), random: randomBytes(10) };
      const code = await inviteDesk(this.#ground.store, invitation);
      await client.sync.enrol({ address: this.address, code, deskName });
      await this.#talk(desk);
      // A desk that joins begins one.
      this.desks[at] = { dir, epoch: readPeer(desk.writer.sqlite)?.epoch ?? 0 };
    }
  }

  async #talk({ app, exchanger, writer }: TestDesk): Promise<void> {
    await converse({
      app,
      link: exchanger.link(),
      schema: schemaOf(writer.sqlite),
      now: Date.now,
      pace: { ...firstPace },
      signal: new AbortController().signal,
      tell: () => {},
      bytes: () => 0,
    });
  }

  /** Right after a death: what the desk had promised until then, and what the district must have because the desk believes it. */
  async inspect(desk: number, heard: readonly string[]): Promise<void> {
    using opened = await this.#open(desk);
    const { sqlite } = opened.writer;
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    const saved = heard
      .filter((line) => line.startsWith('saved '))
      .flatMap((line) => line.split(' ').slice(1));
    const visits = new Set(sqlite.prepare<[], string>('SELECT id FROM visit').pluck().all());
    expect(saved.filter((id) => !visits.has(id))).toEqual([]);
    this.promised.push(...saved);
    this.#acknowledged.push(...savedAt(opened.writer.sqlite, 'seq > 0'));
    const peer = readPeer(sqlite);
    const sent = heard
      .findLast((line) => line.startsWith('sent '))
      ?.split(' ')
      .map(Number);
    expect(peer?.acked).toBeGreaterThanOrEqual(sent?.[2] ?? 0);
    const { store } = this.#ground;
    const mark = await store.transaction({ centreId }, (sql) => markOf(sql, centreId, peer?.deskId ?? ''));
    expect(mark.last).toBeGreaterThanOrEqual(peer?.acked ?? 0);
  }

  /** Visits that a desk saves and sends while nothing dies. */
  async saveAt(desk: number, count: number): Promise<void> {
    using opened = await this.#open(desk);
    this.promised.push(...(await saveBurst(opened, await opened.sessionAs('manager'), count)));
    await this.#talk(opened);
  }

  /** Visits that a desk saves for the courier. */
  async bundleAt(desk: number, count: number): Promise<Buffer> {
    using opened = await this.#open(desk);
    this.promised.push(...(await saveBurst(opened, await opened.sessionAs('manager'), count)));
    return makeBundle(opened.reader.sqlite, Date.now()).bytes;
  }

  async waiting(desk: number): Promise<number> {
    using opened = await this.#open(desk);
    return countWaiting(opened.writer.sqlite);
  }

  /** Every desk is started again and talks until nothing moves. */
  async comeToRest(): Promise<void> {
    for (let round = 0, moved = 1; moved > 0; round++) {
      if (round > enoughRounds) throw new Error('the exchange does not come to rest');
      moved = 0;
      for (const at of this.desks.keys()) {
        using desk = await this.#open(at);
        const cursor = () => readPeer(desk.writer.sqlite)?.cursor ?? 0;
        const before = cursor();
        moved += countWaiting(desk.writer.sqlite);
        await this.#talk(desk);
        moved += cursor() - before;
      }
    }
  }

  /** @returns what is not as it must be when all is quiet; empty: nothing */
  async faults(): Promise<string[]> {
    const opened = await Promise.all([...this.desks.keys()].map((at) => this.#open(at)));
    try {
      const copies = opened.map(({ writer }, at) => ({ name: `desk${at}`, sqlite: writer.sqlite, entities }));
      for (const { sqlite } of copies) this.#acknowledged.push(...savedAt(sqlite, 'seq > 0'));
      const view = await viewOf(this.#ground.store, centreId);
      const inserts = view.log.filter(({ entity, op }) => entity === 'visit' && op === 'insert');
      const once = new Set(inserts.map(({ rowId }) => rowId));
      const epochs = copies.filter(({ sqlite }, at) => readPeer(sqlite)?.epoch !== this.desks[at]?.epoch);
      return [
        ...faultsOf(copies, view, { acknowledged: this.#acknowledged, undone: [] }),
        ...this.promised.filter((id) => !once.has(id)).map((id) => `promised and lost: ${id}`),
        ...(once.size === inserts.length ? [] : ['a visit is there twice']),
        // A death is no restore: the numbers go on.
        ...epochs.map(({ name }) => `${name} began a new epoch`),
      ];
    } finally {
      for (const desk of opened) desk[Symbol.dispose]();
    }
  }

  async close(): Promise<void> {
    const { store, postgres } = this.#ground;
    await store.close();
    await postgres.stop();
    this.#home.remove();
  }
}
