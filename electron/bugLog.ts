/**
 * Bugs, written down where a technician finds them: `problems.log` in the data folder. A line holds what locates the
 * bug and never what a message may quote – names, phones and cell contents stay out of it.
 */
import { randomInt } from 'node:crypto';
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ZodError } from 'zod';

/** Records a bug and returns its report number, which a person can read out on the telephone. */
export type ReportBug = (where: string, error: unknown) => string;

const maxBytes = 1024 * 1024;

/** Function and file of each frame, without the folder the program lies in (it often bears a person's name). */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) =>
      line
        .trim()
        .replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()]*[\\/]((?:[^\\/\s()]+[\\/])?[^\\/\s()]+:\d+:\d+)/, '$1'),
    );
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  // An answer that breaks its own contract: where, and by which rule.
  const issues =
    error instanceof ZodError
      ? { issues: error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`) }
      : {};
  return { name: error.name, ...code, ...issues, at: framesOf(error) };
}

export function createBugLog(dir: string, now: () => number = Date.now): ReportBug {
  const path = join(dir, 'problems.log');
  return (where, error) => {
    const report = String(randomInt(100_000, 1_000_000));
    const entry = { at: new Date(now()).toISOString(), report, where, ...describe(error) };
    const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
    if (size > maxBytes) renameSync(path, `${path}.old`);
    appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    return report;
  };
}
