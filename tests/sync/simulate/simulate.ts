/**
 * One run: a centre with some desks and its district, some hundred random steps, then quiet, then everything that must hold.
 * All that happens follows from the seed. `npm run simulate -- --seed S` runs one again and tells what happened.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { spellKey } from '../../../db/sync/protocol/bundle.ts';
import { bundleKeyOf } from '../../../district/bundle.ts';
import type { Store } from '../../../district/store.ts';
import { seededRandom } from '../../support/clock.ts';
import { actAtRandom, erasePerson, pick } from './acts.ts';
import { type Acknowledged, acknowledgedAt, faultsOf, viewOf } from './agree.ts';
import { type Around, Conversations } from './conversations.ts';
import { Courier } from './courier.ts';
import { fastFolder, makeDeskFile, SimDesk, storedPublicKey } from './desk.ts';
import { createDistrict, type SimDistrict } from './district.ts';
import { createNetwork, type Flight, remove } from './network.ts';
import { comeToRest } from './rest.ts';
import { beginning, type Template } from './template.ts';

export interface RunOptions {
  seed: number;
  desks: number;
  steps: number;
  /** Couriers carry bundles beside the network, and people are erased. */
  sticks?: boolean;
  /** Is told each step, for a person who replays a seed. */
  tell?(line: string): void;
}

export interface Ground {
  store: Store;
  template: Template;
}

export interface Outcome {
  seed: number;
  faults: string[];
  /** How often each thing happened: a run that tries nothing proves nothing. */
  counts: Record<string, number>;
}

const yearMs = 365 * 86_400_000;
const minuteMs = 60_000;
const deskLimit = 6;

const uuidOf = (group: string, number: number) =>
  `019a0000-0000-7000-8${group}-${number.toString(16).padStart(12, '0')}`;

let centres = 0;

class World implements Around {
  readonly random: () => number;
  readonly network = createNetwork();
  readonly desks: SimDesk[] = [];
  readonly folder = fastFolder();
  readonly counts: Record<string, number> = {};
  readonly acknowledged: Acknowledged[] = [];
  readonly #ground: Ground;
  readonly #options: RunOptions;
  readonly centreId: string;
  readonly district: SimDistrict;
  readonly conversations = new Conversations(this);
  readonly courier = new Courier(this);
  #bundleKey = '';
  /** Faults that showed on the way, and would not be there at the end. */
  readonly #seen: string[] = [];
  #time = beginning;
  #files = 0;

  constructor(ground: Ground, options: RunOptions) {
    this.#ground = ground;
    this.#options = options;
    this.random = seededRandom(options.seed);
    centres += 1;
    this.centreId = uuidOf('ce0', centres);
    this.district = createDistrict(ground.store, this.centreId, () => this.#time);
  }

  count(what: string, detail = ''): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    this.#options.tell?.(`${what} ${detail}`);
  }

  noteFaults(faults: readonly string[]): void {
    this.#seen.push(...faults);
  }

  newFile(): string {
    this.#files += 1;
    return join(this.folder, `${this.#files}.db`);
  }

  openDesk(file: string): SimDesk {
    const name = `desk${this.desks.length + 1}`;
    const { template } = this.#ground;
    const desk = new SimDesk({ name, file, template, trueTime: () => this.#time, random: this.random });
    this.desks.push(desk);
    return desk;
  }

  async found(): Promise<void> {
    const { store, template } = this.#ground;
    this.#bundleKey = spellKey(await bundleKeyOf(store));
    await store.transaction('supervisor', (sql) =>
      sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', 0, now())", [
        this.centreId,
      ]),
    );
    for (let at = 0; at < this.#options.desks; at++) {
      const file = this.newFile();
      makeDeskFile(template, file, uuidOf('de5', at + 1), at === 0 ? 'first' : 'beside');
      await this.#enrol(this.openDesk(file));
    }
    await this.comeToRest();
  }

  async #enrol(desk: SimDesk): Promise<void> {
    const { deskId } = desk.place;
    desk.enrol(this.centreId, this.#bundleKey);
    await this.#ground.store.transaction({ centreId: this.centreId }, (sql) =>
      sql.query(
        `INSERT INTO desk (centre_id, desk_id, name, public_key, enrolled_at, version, schema, cursor, waiting)
         VALUES ($1, $2, $3, $4, now(), '0', 1, 0, 0)`,
        [this.centreId, deskId, desk.name, storedPublicKey],
      ),
    );
  }

  async deliver(flight: Flight): Promise<void> {
    if (!flight.arrived) {
      await flight.carry();
      this.count('carried', `${flight.what} of ${flight.from}`);
      if (this.random() < 0.1) {
        await flight.carry();
        this.count('carried twice', `${flight.what} of ${flight.from}`);
      }
      return;
    }
    await this.conversations.goOn(flight, () => flight.land());
  }

  async cut(flight: Flight): Promise<void> {
    this.count(flight.arrived ? 'answer lost' : 'line cut', `${flight.what} of ${flight.from}`);
    await this.conversations.goOn(flight, () => flight.cut());
  }

  /** A message arrives that nobody waits for any more. */
  async haunt(): Promise<void> {
    const ghost = this.network.ghosts[Math.floor(this.random() * this.network.ghosts.length)];
    if (!ghost) return;
    remove(this.network.ghosts, ghost);
    this.count('arrived late', `${ghost.what} of ${ghost.from}`);
    await ghost.carry();
  }

  async #cutAll(desk: SimDesk): Promise<void> {
    for (const flight of this.network.flights.filter(({ from }) => from === desk.name))
      await this.cut(flight);
  }

  async restart(desk: SimDesk): Promise<void> {
    await this.#cutAll(desk);
    this.count('restarted', desk.name);
    desk.stop();
    desk.start();
  }

  backUp(desk: SimDesk): void {
    this.count('backed up', desk.name);
    const copy = this.newFile();
    desk.copyTo(copy);
    desk.backups.push(copy);
  }

  async restore(desk: SimDesk): Promise<void> {
    const copy = desk.backups[Math.floor(this.random() * desk.backups.length)];
    if (copy === undefined) return;
    await this.#cutAll(desk);
    this.acknowledged.push(...acknowledgedAt(desk));
    this.count('backup put back', desk.name);
    desk.putBack(copy);
  }

  clone(desk: SimDesk): void {
    if (this.desks.length >= deskLimit) return;
    const file = this.newFile();
    desk.copyTo(file);
    const copy = this.openDesk(file);
    copy.clockOff = desk.clockOff;
    this.count('disk cloned', `${desk.name} → ${copy.name}`);
  }

  async districtBackUp(): Promise<void> {
    this.count('district backed up');
    await this.district.backUp();
  }

  async districtRestore(): Promise<void> {
    if (await this.district.putBack()) this.count('district put back');
  }

  /** Another desk of the centre: it has a copy made for it, and somebody may have worked there before. */
  async join(): Promise<void> {
    if (this.desks.length >= deskLimit) return;
    const file = this.newFile();
    makeDeskFile(this.#ground.template, file, uuidOf('de5', 100 + this.desks.length), 'late');
    const desk = this.openDesk(file);
    await this.#enrol(desk);
    this.count('desk joined', desk.name);
  }

  jump(desk: SimDesk): void {
    const random = this.random();
    const off = [0, 3 * minuteMs, -20 * minuteMs, 5 * yearMs * random, -5 * yearMs * random, -yearMs * 100];
    desk.clockOff = Math.round(pick(this.random, off));
    this.count('clock jumped', `${desk.name} ${desk.clockOff}`);
  }

  async act(desk: SimDesk): Promise<void> {
    const { client, session } = desk.running;
    // Somebody sits there; a lock is not what is tried here.
    session.lastActive = desk.now();
    const name = await actAtRandom({ client, sqlite: desk.sqlite, random: this.random });
    this.count(name, desk.name);
  }

  /** What happens beside the network. */
  async #beside(desk: SimDesk): Promise<void> {
    const chance = this.random();
    if (chance < 0.35) return this.courier.fill(desk);
    if (chance < 0.9) return this.courier.bring();
    const { client, session } = desk.running;
    session.lastActive = desk.now();
    this.count(await erasePerson({ client, sqlite: desk.sqlite, random: this.random }), desk.name);
  }

  async step(): Promise<void> {
    this.#time += Math.floor(this.random() * 3 * minuteMs);
    const { random } = this;
    const desk = pick(random, this.desks);
    const flight = this.network.flights[Math.floor(random() * this.network.flights.length)];
    if (this.#options.sticks && random() < 0.1) return this.#beside(desk);
    const chance = random() * 100;
    if (chance < 33) return this.act(desk);
    if (chance < 60) return this.conversations.begin(desk);
    if (chance < 90) return flight && this.deliver(flight);
    if (chance < 93) return flight && this.cut(flight);
    if (chance < 95) return this.haunt();
    if (chance < 96.5) return this.restart(desk);
    if (chance < 97.2) return this.jump(desk);
    if (chance < 97.5) return this.join();
    // Two disasters at once may lose what only the two of them knew: no rule promises more.
    if (this.#options.seed % 3 === 0) return chance < 99 ? this.districtBackUp() : this.districtRestore();
    if (chance < 98.6) return this.backUp(desk);
    if (chance < 99.5) return this.restore(desk);
    return this.clone(desk);
  }

  comeToRest(): Promise<void> {
    return comeToRest(this);
  }

  async faults(): Promise<string[]> {
    for (const desk of this.desks) this.acknowledged.push(...acknowledgedAt(desk));
    const view = await viewOf(this.#ground.store, this.centreId);
    return [...this.#seen, ...faultsOf(this.desks, view, this.acknowledged)];
  }

  close(): void {
    for (const desk of this.desks) desk.stop();
    rmSync(this.folder, { recursive: true });
  }
}

/** @returns what went wrong, in words; an error that nobody expected counts as a fault */
export async function simulate(ground: Ground, options: RunOptions): Promise<Outcome> {
  const world = new World(ground, options);
  const { seed } = options;
  const { counts } = world;
  try {
    await world.found();
    for (let step = 0; step < options.steps; step++) await world.step();
    await world.comeToRest();
    return { seed, faults: await world.faults(), counts };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, faults: [told], counts };
  } finally {
    world.close();
  }
}
