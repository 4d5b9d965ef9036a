/**
 * When the write-ahead log goes into the database file. SQLite would do it inside whichever save fills a megabyte or four, and
 * that person would wait for all of it; so it happens in a quiet moment, and within a save only if there was none for long.
 */
import type { Sqlite } from './connection.ts';

/** Pages of the log beyond which a save does it after all: 32 MB, some hundred saves without a pause between them. */
export const pagesAtMost = 8_000;
/** While the exchange writes, which has no quiet moments: little and often, because nobody's save may wait for all of it. */
export const pagesInExchange = 1_000;
const quietMs = 2_000;

/** @returns to be called after each commit */
export function checkpointWhenQuiet(sqlite: Sqlite): () => void {
  const checkpoint = () => {
    // PASSIVE waits for nobody: what a reader still needs stays in the log until the next time.
    if (sqlite.open && !sqlite.inTransaction) sqlite.pragma('wal_checkpoint(PASSIVE)');
  };
  let timer: NodeJS.Timeout | null = null;
  return () => {
    // Never the reason why a program goes on running.
    timer = timer?.refresh() ?? setTimeout(checkpoint, quietMs).unref();
  };
}
