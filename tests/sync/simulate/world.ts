/** A simulated centre: its desks, its district, what has become of them, and the time they all live in. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { spellKey } from '../../../db/sync/protocol/bundle.ts';
import { bundleKeyOf } from '../../../district/bundle.ts';
import { seededRandom } from '../../support/clock.ts';
import { faultsOf } from './agree.ts';
import { Conversations } from './conversations.ts';
import { Courier } from './courier.ts';
import { fastFolder, makeDeskFile, SimDesk, storedPublicKey } from './desk.ts';
import { createDistrict, type SimDistrict } from './district.ts';
import type { Ground } from './ground.ts';
import { type Saved, savedAt } from './lost.ts';
import { createNetwork, type Flight, remove } from './network.ts';
import { comeToRest } from './rest.ts';
import { beginning } from './template.ts';
import { type LogRow, viewOf } from './view.ts';

export interface RunOptions {
  seed: number;
  desks: number;
  steps: number;
  /** Is told each step, for a person who replays a seed. */
  tell?(line: string): void;
}

const deskLimit = 6;

const uuidOf = (group: string, number: number) =>
  `019a0000-0000-7000-8${group}-${number.toString(16).padStart(12, '0')}`;

let centres = 0;

export class World {
  readonly random: () => number;
  readonly network = createNetwork();
  readonly desks: SimDesk[] = [];
  /** How often each thing happened: a run that tries nothing proves nothing. */
  readonly counts: Record<string, number> = {};
  readonly acknowledged: Saved[] = [];
  readonly undone: LogRow[] = [];
  readonly centreId: string;
  readonly district: SimDistrict;
  readonly conversations = new Conversations(this);
  readonly courier = new Courier(this);
  readonly #folder = fastFolder();
  readonly #ground: Ground;
  readonly #options: RunOptions;
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

  /** @param most ms; as much as chance wants of it */
  letTimePass(most: number): void {
    this.#time += Math.floor(this.random() * most);
  }

  newFile(): string {
    this.#files += 1;
    return join(this.#folder, `${this.#files}.db`);
  }

  get isFull(): boolean {
    return this.desks.length >= deskLimit;
  }

  openDesk(file: string, newer: boolean): SimDesk {
    const name = `desk${this.desks.length + 1}`;
    const { template } = this.#ground;
    const desk = new SimDesk({
      name,
      file,
      template,
      newer,
      trueTime: () => this.#time,
      random: this.random,
    });
    this.desks.push(desk);
    return desk;
  }

  /** Of half of the centres the district is updated first. */
  async found(): Promise<void> {
    const { store } = this.#ground;
    this.#bundleKey = spellKey(await bundleKeyOf(store));
    await store.transaction('supervisor', (sql) =>
      sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', 0, now())", [
        this.centreId,
      ]),
    );
    if (this.random() < 0.5) await this.district.update();
    for (let at = 0; at < this.#options.desks; at++) await this.addDesk(at === 0 ? 'first' : 'beside');
    await this.comeToRest();
  }

  /** A computer that is enrolled today. */
  async addDesk(begins: 'first' | 'beside' | 'late'): Promise<SimDesk> {
    const { store, template } = this.#ground;
    const file = this.newFile();
    const deskId = uuidOf('de5', 1 + this.desks.length);
    makeDeskFile(template, file, deskId, begins);
    const desk = this.openDesk(file, this.random() < 0.4);
    desk.enrol(this.centreId, this.#bundleKey);
    await store.transaction({ centreId: this.centreId }, (sql) =>
      sql.query(
        `INSERT INTO desk (centre_id, desk_id, name, public_key, enrolled_at, version, schema, cursor, waiting)
         VALUES ($1, $2, $3, $4, now(), '0', 1, 0, 0)`,
        [this.centreId, deskId, desk.name, storedPublicKey],
      ),
    );
    return desk;
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
    await this.conversations.goOn(() => flight.land());
  }

  async cut(flight: Flight): Promise<void> {
    this.count(flight.arrived ? 'answer lost' : 'line cut', `${flight.what} of ${flight.from}`);
    await this.conversations.goOn(() => flight.cut());
  }

  async cutAll(desk: SimDesk): Promise<void> {
    for (const flight of this.network.flights.filter(({ from }) => from === desk.name))
      await this.cut(flight);
  }

  /** A message arrives that nobody waits for any more. */
  async haunt(): Promise<void> {
    const ghost = this.network.ghosts[Math.floor(this.random() * this.network.ghosts.length)];
    if (!ghost) return;
    remove(this.network.ghosts, ghost);
    this.count('arrived late', `${ghost.what} of ${ghost.from}`);
    await ghost.carry();
  }

  /** What a desk has been told is safe: before its file is put back, and at the end. */
  noteAcknowledged(desk: SimDesk): void {
    this.acknowledged.push(...savedAt(desk.sqlite, 'seq > 0'));
  }

  comeToRest(): Promise<void> {
    return comeToRest(this);
  }

  /**
   * After the last exchange, and without another one, every program is updated: then all must be the same (SPEC R6.5). Only
   * whoever kept something about somebody erased asks once more (R10.2).
   */
  async faults(): Promise<string[]> {
    for (const desk of this.desks) if (!desk.newer) desk.update();
    if (this.desks.some(({ place }) => place.cursor === 0)) await this.comeToRest();
    for (const desk of this.desks) this.noteAcknowledged(desk);
    const view = await viewOf(this.#ground.store, this.centreId);
    return [...this.#seen, ...faultsOf(this.desks, view, this)];
  }

  close(): void {
    for (const desk of this.desks) desk.stop();
    rmSync(this.#folder, { recursive: true });
  }
}
