/**
 * What one desk sends is taken in the order in which it came, however many of its batches are under way (SPEC R7). The lock
 * of the centre would let them in by chance, and each that went first by mistake would have to be sent again.
 */

export interface Lanes {
  /** Behind all who have entered the same lane and not left it. Whoever enters must leave. */
  enter(lane: string): {
    /** Nobody is before you. */
    turn: Promise<void>;
    leave(): void;
  };
}

export function createLanes(): Lanes {
  const lasts = new Map<string, Promise<void>>();
  return {
    enter(lane) {
      const turn = lasts.get(lane) ?? Promise.resolve();
      const gone = Promise.withResolvers<void>();
      // Who gives up early must not let the next one past those before.
      const free = turn.then(() => gone.promise);
      lasts.set(lane, free);
      void free.then(() => {
        if (lasts.get(lane) === free) lasts.delete(lane);
      });
      return { turn, leave: gone.resolve };
    },
  };
}
