/**
 * How often somebody may ask. Each has a bucket that fills at a steady rate; whoever finds it empty is told when to come
 * back. The buckets are this process's own: several servers behind one address each have theirs.
 */
import { Refused } from './refused.ts';

export interface Rate {
  /** At once, after a long silence. */
  burst: number;
  perSecond: number;
}

export const rates = {
  /** All that one address asks, signed or not. Hundreds of desks may stand behind one. */
  address: { burst: 2000, perSecond: 200 },
  /** What one desk asks: a full push and pull is a few requests a second. */
  desk: { burst: 400, perSecond: 40 },
  /** Tries of enrolment codes from one address. */
  enrol: { burst: 10, perSecond: 1 / 60 },
  /** Tries to sign in to the administrator's page, for one address and for one name. */
  signIn: { burst: 8, perSecond: 1 / 60 },
} as const satisfies Readonly<Record<string, Rate>>;

/** Beyond this many buckets those that are full again are forgotten. */
const mostBuckets = 20_000;

export interface Limits {
  /** @throws Refused `sync.tooMany` */
  spend(kind: keyof typeof rates, who: string): void;
}

export function createLimits(now: () => number): Limits {
  const buckets = new Map<string, { left: number; at: number; rate: Rate }>();
  const filled = ({ left, at, rate }: { left: number; at: number; rate: Rate }) =>
    Math.min(rate.burst, left + (Math.max(0, now() - at) / 1000) * rate.perSecond);
  return {
    spend(kind, who) {
      if (buckets.size > mostBuckets) {
        for (const [key, bucket] of buckets) if (filled(bucket) >= bucket.rate.burst) buckets.delete(key);
      }
      const rate = rates[kind];
      const key = `${kind} ${who}`;
      const bucket = buckets.get(key);
      const left = bucket ? filled(bucket) : rate.burst;
      if (left < 1) throw new Refused('sync.tooMany', Math.ceil(((1 - left) / rate.perSecond) * 1000));
      buckets.set(key, { left: left - 1, at: now(), rate });
    },
  };
}

/** Batches that are taken in at the same time; those beyond come again soon, spread over a few seconds. */
const mostAtOnce = 200;

export interface Turnstile {
  pass<T>(work: () => Promise<T>): Promise<T>;
}

/** @param random in [0, 1) */
export function createTurnstile(random: () => number, most = mostAtOnce): Turnstile {
  let inside = 0;
  return {
    async pass(work) {
      if (inside >= most) throw new Refused('sync.unavailable', 1000 + Math.floor(random() * 4000));
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
      }
    },
  };
}
