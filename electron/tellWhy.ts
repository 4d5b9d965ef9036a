/** Runs a start-up to its end: an expected failure is told in both languages, without a stack. */
import { DeskError } from '../db/core/errors.ts';

export async function orTellWhy(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { zh, en } = error.failure.sentence;
    console.error(`${zh}\n${en}`);
    process.exitCode = 1;
  }
}
