/**
 * Bugs, written down where a technician finds them: `problems.log` in the data folder. A line holds what locates the
 * bug and never what a message may quote – names, phones and cell contents stay out of it.
 */
import { randomInt } from 'node:crypto';
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ZodError } from 'zod';

/** Records a bug and returns its report number, which a person can read out on the telephone. Never throws. */
export type ReportBug = (where: string, error: unknown) => string;

const maxBytes = 1024 * 1024;

// A frame's file with its folder; the path before it often bears a person's name.
const framePath = /(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()]*[\\/]([^\\/\s()]+[\\/][^\\/\s()]+:\d+:\d+)/;

function framesOf({ stack = '', message }: Error): string[] {
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12)
    .map((line) => line.replace(framePath, '$1'));
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  // An answer that breaks its own contract: where, and by which rule.
  const issues =
    error instanceof ZodError
      ? { issues: error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`) }
      : {};
  return { name: error.name, ...code, ...issues, frames: framesOf(error) };
}

function writeDown(path: string, line: string): void {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > maxBytes) renameSync(path, `${path}.old`);
  appendFileSync(path, line, { mode: 0o600 });
}

export function createBugLog(dir: string, now: () => number = Date.now): ReportBug {
  const path = join(dir, 'problems.log');
  return (where, error) => {
    const report = String(randomInt(100_000, 1_000_000));
    const entry = { at: new Date(now()).toISOString(), report, where, ...describe(error) };
    try {
      writeDown(path, `${JSON.stringify(entry)}\n`);
    } catch {
      // A full disk is where bugs come from, too: whoever asked must still hear that it was one, and the desk go on.
      console.error(JSON.stringify(entry));
    }
    return report;
  };
}
