/** What the district answers when it does not do what was asked: a code that both sides know, never a word of the reason. */
import type { RefusalCode } from '../db/sync/protocol/wire.ts';

export class Refused extends Error {
  readonly code: RefusalCode;
  /** Null: asking again does not help, or may be done at once. */
  readonly retryAfterMs: number | null;

  constructor(code: RefusalCode, retryAfterMs: number | null = null) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
