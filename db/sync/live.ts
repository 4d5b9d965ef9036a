/** What the exchange is about at this moment: in memory, for the pages that show it. The file knows the rest. */
import type { Doing } from './round.ts';

export interface Live {
  phase: 'off' | 'talking' | 'resting' | 'failing';
  doing: Doing | null;
  failure: string | null;
  /** UTC ms; null: not planned. */
  nextTryAt: number | null;
  /** Whether the district answered last time; null: not asked yet. */
  online: boolean | null;
  /** Changes in a second, as lately measured; 0: not known. */
  perSecond: number;
}

const tellEveryMs = 500;

export class LiveState {
  readonly #now: () => number;
  readonly #announce: () => void;
  readonly #live: Live = {
    phase: 'off',
    doing: null,
    failure: null,
    nextTryAt: null,
    online: null,
    perSecond: 0,
  };
  #measured = { at: 0, done: 0 };
  #telling: NodeJS.Timeout | null = null;

  /**
   * @param now UTC ms
   * @param announce that pages should ask anew; called at most twice a second
   */
  constructor(now: () => number, announce: () => void) {
    this.#now = now;
    this.#announce = announce;
  }

  get phase(): Live['phase'] {
    return this.#live.phase;
  }

  read(): Live {
    return { ...this.#live };
  }

  changed(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.#announce();
    }, tellEveryMs).unref();
  }

  show(change: Partial<Live>): void {
    Object.assign(this.#live, change);
    this.changed();
  }

  /** Goes on with what is being done, and measures how quickly. */
  tell(doing: Doing): void {
    const now = this.#now();
    const seconds = (now - this.#measured.at) / 1000;
    const moved = doing.done - this.#measured.done;
    if (this.#live.doing?.task === doing.task && moved > 0 && seconds > 0)
      this.#live.perSecond = this.#live.perSecond * 0.7 + (moved / seconds) * 0.3;
    this.#measured = { at: now, done: doing.done };
    this.show({ doing });
  }

  stop(): void {
    if (this.#telling) clearTimeout(this.#telling);
  }
}
