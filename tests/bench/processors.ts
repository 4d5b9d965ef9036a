/**
 * How much processor time each part of the exchange takes: what a stretch of work cannot be quicker than, whatever else the
 * machine does. Read from Linux's `/proc`; elsewhere nothing is counted.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Milliseconds of processor time. */
export interface Spent {
  desk: number;
  district: number;
  postgres: number;
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

interface Counted {
  parent: number;
  spent: number;
}

/** The fields after the name of the program, which may hold spaces: state, parent, … user and system time. */
function countOf(pid: string | number): Counted | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), spent: (Number(fields[11]) + Number(fields[12])) * tickMs };
  } catch {
    return null; // it has ended
  }
}

function withChildren(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => countOf(name) ?? [])
    .filter(({ parent }) => parent === pid);
  return [countOf(pid) ?? { spent: 0 }, ...children].reduce((sum, { spent }) => sum + spent, 0);
}

/** @param postgresFolder where its files lie, with the number of its first process */
export function spentBy(districtPid: number, postgresFolder: string): Spent | null {
  const first = join(postgresFolder, 'data/postmaster.pid');
  if (!existsSync('/proc/self/stat') || !existsSync(first)) return null;
  return {
    desk: countOf('self')?.spent ?? 0,
    district: countOf(districtPid)?.spent ?? 0,
    postgres: withChildren(Number(readFileSync(first, 'utf8').split('\n')[0])),
  };
}

/**
 * Microseconds of processor time for each of `facts`, by process, and how many facts a second all processors together could
 * do at that cost, if none were ever idle and nothing else ran.
 */
export function costs(
  name: string,
  before: Spent | null,
  after: Spent | null,
  facts: number,
): Record<string, number> {
  if (!before || !after) return {};
  const each = (part: keyof Spent) => Math.round(((after[part] - before[part]) * 10_000) / facts) / 10;
  const [desk, district, postgres] = [each('desk'), each('district'), each('postgres')];
  return {
    [`${name}_us_desk`]: desk,
    [`${name}_us_district`]: district,
    [`${name}_us_postgres`]: postgres,
    [`${name}_facts_per_s_if_never_idle`]: Math.round(
      (availableParallelism() * 1_000_000) / (desk + district + postgres),
    ),
  };
}
