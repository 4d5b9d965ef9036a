/** What every bench answers: it is printed as the last line, as one JSON object. */
export type BenchResult = {
  name: string;
  /** Measured values; the unit is part of the key: `p99_ms_50k`. */
  figures: Record<string, number>;
  /** What each figure should be, in words: `≤ 2`. */
  goals: Record<string, string>;
  /** Whether every goal was met in this run. */
  holds: boolean;
};
