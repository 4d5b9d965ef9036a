/** How long to leave the district alone, and what ends that early (SPEC R7). */
import { networkInterfaces } from 'node:os';

const longestMs = 15 * 60_000;
const watchMs = 5_000;

/** Anything that is different once this computer is on another network. */
export const networkNames = () =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .toSorted()
    .join(' ');

/** Doubling from 1 s to 15 min with full jitter: thousands of desks must not knock at the same moment. */
export function waitAfter(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(longestMs, 1_000 * 2 ** Math.min(failures - 1, 20)));
}

/** A sleep that can be cut short. */
export class Rest {
  readonly #networks: () => string;
  #wakeUp: (() => void) | null = null;
  #asked = false;

  constructor(networks: () => string) {
    this.#networks = networks;
  }

  /**
   * @param ms may be endless
   * @param hurried called when a cable was plugged in or a network joined: says whether that is a reason not to wait
   */
  async until(ms: number, hurried: () => boolean): Promise<void> {
    const before = this.#networks();
    const watch = setInterval(() => {
      if (this.#networks() !== before && hurried()) this.wake();
    }, watchMs).unref();
    if (!this.#asked) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wakeUp = resolve;
      const timer = ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(resolve, ms);
      timer?.unref();
      await promise;
      clearTimeout(timer);
      this.#wakeUp = null;
    }
    this.#asked = false;
    clearInterval(watch);
  }

  /** Also while it does not sleep: then the next sleep is none. */
  wake(): void {
    this.#asked = true;
    this.#wakeUp?.();
  }
}
