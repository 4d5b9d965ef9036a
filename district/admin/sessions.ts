/**
 * Who is signed in at the administrator's page. Kept in memory: after a restart one signs in again. The cookie is out of
 * reach for scripts and is not sent from other sites; each form carries a word that only the page knows.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Administrator } from '../administrators.ts';

export interface Session extends Administrator {
  id: string;
  /** In every form; a request that changes something without it comes from elsewhere. */
  formWord: string;
  usedAt: number;
}

/** Untouched for so long, it ends. */
const idleMs = 30 * 60_000;

export class Sessions {
  readonly #open = new Map<string, Session>();
  readonly #now: () => number;
  readonly #word: () => string;

  constructor(now: () => number, randomBytes: (count: number) => Uint8Array) {
    this.#now = now;
    this.#word = () => Buffer.from(randomBytes(32)).toString('base64url');
  }

  begin(administrator: Administrator): Session {
    const session = { ...administrator, id: this.#word(), formWord: this.#word(), usedAt: this.#now() };
    this.#open.set(session.id, session);
    return session;
  }

  find(id: string | undefined): Session | null {
    const now = this.#now();
    for (const [key, { usedAt }] of this.#open) if (now - usedAt > idleMs) this.#open.delete(key);
    const session = id === undefined ? undefined : this.#open.get(id);
    if (!session) return null;
    session.usedAt = now;
    return session;
  }

  end(id: string): void {
    this.#open.delete(id);
  }

  endAll(name: string): void {
    for (const [key, other] of this.#open) if (other.name === name) this.#open.delete(key);
  }

  /** A new password ends every other session of the same person. */
  endOthers({ id, name }: Session): void {
    for (const [key, other] of this.#open) if (other.name === name && key !== id) this.#open.delete(key);
  }
}

export function sameWord(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The value of one cookie. */
export function cookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return pairs.find(([key]) => key === name)?.[1];
}
