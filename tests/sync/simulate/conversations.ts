/** What the desks of a simulation have under way with their district: begun at random, going on with each answer. */
import { DeskError } from '../../../db/core/errors.ts';
import { schemaOf } from '../../../db/core/migrate.ts';
import { pullOnce, pushOnce } from '../../../db/sync/exchange.ts';
import type { DistrictLink } from '../../../db/sync/httpLink.ts';
import { converse, type RoundParts } from '../../../db/sync/round.ts';
import { coveredAt } from './agree.ts';
import { pick } from './chance.ts';
import type { SimDesk } from './desk.ts';
import type { SimDistrict } from './district.ts';
import { LineCut, type Network } from './network.ts';

/** What the exchange of a desk does: a single turn, or all that the desk does by itself. */
const doings = {
  push: (parts: RoundParts, most: number): Promise<unknown> => pushOnce(parts, most),
  pull: (parts: RoundParts, most: number): Promise<unknown> => pullOnce(parts, most),
  converse: (parts: RoundParts): Promise<unknown> => converse(parts),
};

export function partsOf(desk: SimDesk, link: DistrictLink, most: number): RoundParts {
  const pace = { push: most, pull: most };
  const { signal } = new AbortController();
  const quiet = { tell: () => {}, bytes: () => 0 };
  const schema = schemaOf(desk.sqlite);
  return { app: desk.running.app, link, schema, now: () => desk.now(), pace, signal, ...quiet };
}

/** After so many turns of the event loop a desk has done, or waits for the network: it waits for nothing else. */
const enoughTurns = 20;

async function turnsPass(): Promise<void> {
  for (let turn = 0; turn < enoughTurns; turn++) await new Promise((next) => setImmediate(next));
}

export const stackOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

export interface Around {
  readonly network: Network;
  readonly district: SimDistrict;
  readonly random: () => number;
  count(what: string, detail: string): void;
  /** Those that show on the way, and would not be there at the end. */
  noteFaults(faults: readonly string[]): void;
}

export class Conversations {
  readonly #around: Around;
  /** By desk, what it has under way: never twice the same. */
  readonly #underWay = new Set<string>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** What a desk begins now, beside what it has under way; null: it is busy. A whole conversation is had alone. */
  #choose(desk: SimDesk): keyof typeof doings | null {
    const busy = (what: string) => this.#underWay.has(`${desk.name} ${what}`);
    const what = desk.place.joined
      ? pick(this.#around.random, ['push', 'pull', 'converse'] as const)
      : 'converse';
    if (busy('converse') || busy(what)) return null;
    return what === 'converse' && (busy('push') || busy('pull')) ? null : what;
  }

  /** Begins to send or fetch; what it waits for then lies in the network. */
  async begin(desk: SimDesk): Promise<void> {
    const what = this.#choose(desk);
    if (!what) return;
    const { deskId } = desk.place;
    const known = () => desk.place.districtEpoch;
    const { starts } = desk;
    const most = pick(this.#around.random, [1, 2, 3, 7, 500]);
    const parts = partsOf(
      desk,
      this.#around.network.linkOf(desk.name, deskId, this.#around.district, known),
      most,
    );
    this.#around.count(`${what} begun`, `${desk.name} ${most}`);
    const key = `${desk.name} ${what}`;
    const under = doings[what](parts, most).then(
      () => {
        this.#around.count(`${what} done`, desk.name);
        // After a restore what was ordered long ago waits again, and others may have gone on from there.
        if (this.#around.district.epoch === 1) this.#around.noteFaults(coveredAt(desk));
      },
      (error: unknown) => {
        if (error instanceof LineCut || error instanceof DeskError) return;
        // Whatever was under way when a program stopped ends with it.
        if (desk.starts === starts) this.#around.noteFaults([stackOf(error)]);
      },
    );
    this.#underWay.add(key);
    void under.finally(() => this.#underWay.delete(key));
    await turnsPass();
  }

  /** After an answer: the desk goes on until it asks again or has done. */
  async goOn(land: () => void): Promise<void> {
    land();
    await turnsPass();
  }
}
