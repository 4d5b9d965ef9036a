/** Sticks that a courier carries between the desks of a simulation and their district: late, twice, or never (SPEC R11). */
import { DeskError } from '../../../db/core/errors.ts';
import { makeBundle, takeBundle } from '../../../db/sync/bundle.ts';
import type { SimDesk } from './desk.ts';
import type { SimDistrict } from './district.ts';
import { remove } from './network.ts';

interface Stick {
  way: 'there' | 'back';
  from: string;
  bytes: Buffer;
}

interface Around {
  readonly random: () => number;
  readonly district: SimDistrict;
  readonly desks: readonly SimDesk[];
  count(what: string, detail?: string): void;
}

/** As many as lie about; older ones are lost. */
const sticksAtOnce = 6;

export class Courier {
  readonly #sticks: Stick[] = [];
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** What was refused is as good as never brought. */
  async #or(refused: string, work: () => Promise<void> | void): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.#around.count(refused, error.code);
    }
  }

  async fill(desk: SimDesk): Promise<void> {
    await this.#or('no bundle', () => {
      const { bytes } = makeBundle(desk.sqlite, desk.now());
      this.#around.count('bundle made', desk.name);
      this.#put({ way: 'there', from: desk.name, bytes });
    });
  }

  #put(stick: Stick): void {
    this.#sticks.push(stick);
    if (this.#sticks.length > sticksAtOnce) this.#sticks.shift();
  }

  /** One of the sticks arrives; some are kept and brought again. */
  async bring(): Promise<void> {
    const { random, district, desks } = this.#around;
    const stick = this.#sticks[Math.floor(random() * this.#sticks.length)];
    if (!stick) return;
    if (random() < 0.7) remove(this.#sticks, stick);
    const { way, from, bytes } = stick;
    if (way === 'there') {
      await this.#or('bundle refused at the district', async () => {
        const back = await district.takeBundle(bytes);
        this.#around.count('bundle taken at the district', from);
        this.#put({ way: 'back', from, bytes: back });
      });
      return;
    }
    const desk = desks.find(({ name }) => name === from);
    if (!desk) return;
    await this.#or('way back refused', async () => {
      await takeBundle(desk.running.app, desk.sqlite, bytes, () => desk.now());
      this.#around.count('way back taken', from);
    });
  }
}
