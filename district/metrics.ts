/**
 * Figures for whoever watches the server, in Prometheus' text format. Written by hand: a handful of counters and one
 * histogram need no library. They name routes, never centres, desks or people.
 */

/** Upper bounds in seconds; the goal for a batch is 2. */
const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

interface Histogram {
  /** How many took at most `bounds[i]`. */
  counts: number[];
  sum: number;
  count: number;
}

export interface Metrics {
  answered(route: string, status: number, seconds: number): void;
  /** @param kind `changes_stored`, `changes_pulled`, `bytes_in` … */
  add(kind: Counter, more: number): void;
  /** @param gauges what is counted in the database at this moment */
  text(gauges: Readonly<Record<string, number>>): string;
}

const counters = {
  batches: 'Batches taken in, also those sent again',
  changes_received: 'Changes in these batches',
  changes_quarantined: 'Changes that could not be stored',
  conflicts: 'Changes that met a concurrent one',
  gaps: 'Batches that began too late',
  forks: 'Batches from a restored backup or a clone',
  changes_pulled: 'Changes handed to desks',
  snapshot_rows: 'Rows handed to desks that began',
  bytes_in: 'Bytes of batches',
  bytes_out: 'Bytes of pages',
  refused_signatures: 'Requests that nobody enrolled had signed',
} as const;
export type Counter = keyof typeof counters;

export function createMetrics(): Metrics {
  const totals = new Map<Counter, number>();
  const answers = new Map<string, number>();
  const times = new Map<string, Histogram>();
  return {
    answered(route, status, seconds) {
      const key = `route="${route}",status="${status}"`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
      const time = times.get(route) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 };
      time.counts = time.counts.map((count, at) => count + Number(seconds <= (bounds[at] ?? 0)));
      time.sum += seconds;
      time.count += 1;
      times.set(route, time);
    },
    add(kind, more) {
      totals.set(kind, (totals.get(kind) ?? 0) + more);
    },
    text: (gauges) =>
      [
        ...counterLines(totals),
        ...answerLines(answers),
        ...timeLines(times),
        ...Object.entries(gauges).flatMap(([name, value]) => metric(name, 'gauge', null, [['', value]])),
        '',
      ].join('\n'),
  };
}

function metric(name: string, type: string, help: string | null, values: [labels: string, value: number][]) {
  return [
    ...(help === null ? [] : [`# HELP linli_${name} ${help}`]),
    `# TYPE linli_${name} ${type}`,
    ...values.map(([labels, value]) => `linli_${name}${labels && `{${labels}}`} ${value}`),
  ];
}

function counterLines(totals: ReadonlyMap<string, number>): string[] {
  return Object.entries(counters).flatMap(([kind, help]) =>
    metric(`${kind}_total`, 'counter', help, [['', totals.get(kind) ?? 0]]),
  );
}

function answerLines(answers: ReadonlyMap<string, number>): string[] {
  return metric('answers_total', 'counter', 'Answers by route and status', [...answers]);
}

function timeLines(times: ReadonlyMap<string, Histogram>): string[] {
  const lines = [...times].flatMap(([route, { counts, sum, count }]) => [
    ...bounds.map((bound, at) => `linli_seconds_bucket{route="${route}",le="${bound}"} ${counts[at] ?? 0}`),
    `linli_seconds_bucket{route="${route}",le="+Inf"} ${count}`,
    `linli_seconds_sum{route="${route}"} ${sum}`,
    `linli_seconds_count{route="${route}"} ${count}`,
  ]);
  return ['# HELP linli_seconds Time to answer', '# TYPE linli_seconds histogram', ...lines];
}
