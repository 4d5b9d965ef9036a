/**
 * The way between desks and district. A message lies here until the simulation picks it up: it may be carried, carried twice,
 * overtaken, cut off on its way there or back, or arrive long after its sender has given up.
 */
import { DeskError } from '../../../db/core/errors.ts';
import { syncFailure } from '../../../db/sync/failures.ts';
import type { DistrictLink } from '../../../db/sync/httpLink.ts';
import type { SimDistrict } from './district.ts';

/** One message and its answer. */
export interface Flight {
  from: string;
  what: keyof DistrictLink;
  /** At the district; as often as the network likes. */
  carry(): Promise<void>;
  arrived: boolean;
  /** Gives the answer to whoever still waits for it. */
  land(): void;
  cut(): void;
}

export interface Network {
  readonly flights: Flight[];
  /** Messages whose sender has given up: they may still arrive. */
  readonly ghosts: Flight[];
  /** @param known the epoch of the district that the desk knows: it believes no answer of another (SPEC R4.3) */
  linkOf(from: string, deskId: string, district: SimDistrict, known: () => number): DistrictLink;
}

export class LineCut extends Error {}

export function createNetwork(): Network {
  const flights: Flight[] = [];
  const ghosts: Flight[] = [];

  function send<T>(from: string, what: Flight['what'], ask: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let answer: { give(): void } | null = null;
    const flight: Flight = {
      from,
      what,
      arrived: false,
      async carry() {
        answer = await ask().then(
          (value) => ({ give: () => resolve(value) }),
          (failure: unknown) => {
            // With a sentence: an answer like any other.
            if (!(failure instanceof DeskError)) throw failure;
            return { give: () => reject(failure) };
          },
        );
        flight.arrived = true;
      },
      land() {
        if (!answer) throw new Error('nothing was answered yet');
        remove(flights, flight);
        answer.give();
      },
      cut() {
        remove(flights, flight);
        if (!flight.arrived) ghosts.push(flight);
        reject(new LineCut(`${what} of ${from}`));
      },
    };
    flights.push(flight);
    return promise;
  }

  return {
    flights,
    ghosts,
    linkOf(from, deskId, district, known) {
      const link = district.linkOf(deskId);
      const ask = async <T>(what: keyof DistrictLink, asked: () => Promise<T>): Promise<T> => {
        const { epoch, value } = await send(from, what, async () => {
          const { epoch } = district;
          return { epoch, value: await asked() };
        });
        if (what !== 'state' && epoch !== known()) throw syncFailure('sync.restored');
        return value;
      };
      return {
        batch: (batch) => ask('batch', () => link.batch(batch)),
        changes: (after, most) => ask('changes', () => link.changes(after, most)),
        state: () => ask('state', () => link.state()),
        snapshot: (at, most) => ask('snapshot', () => link.snapshot(at, most)),
      };
    },
  };
}

export function remove<T>(list: T[], one: T): void {
  const at = list.indexOf(one);
  if (at !== -1) list.splice(at, 1);
}
