/** What is asked before every call: does the account still stand, and how long may the desk lie idle. */
import type { Connection, ReadDb } from './connection.ts';
import type { Session, SignedIn } from './session.ts';

export interface GuardParts {
  /** Idle time after which a session locks, in ms; asked at each call because a manager may change it. */
  autoLockMs: (db: ReadDb) => number;
  /** The account as it stands now; null once it is switched off. Asked at each call: a sign-in must not outlive it. */
  standing: (db: ReadDb, accountId: string) => SignedIn | null;
  /** Entities behind these two: their answers are kept until a commit touches one. Left out: read at each call. */
  guardReads?: readonly string[];
}

/**
 * The two questions of every call, remembered. Asking the file each time would make the reader drop its cached pages
 * and decrypt them anew after every save.
 */
export function createGuards(reader: Connection, { autoLockMs, standing, guardReads }: GuardParts) {
  const accounts = new Map<string, SignedIn | null>();
  let idleMs: number | null = null;
  function standingOf(accountId: string): SignedIn | null {
    const known = accounts.get(accountId);
    if (known !== undefined && guardReads) return known;
    const found = standing(reader.db, accountId);
    accounts.set(accountId, found);
    return found;
  }
  function idleLimit(): number {
    if (idleMs === null || !guardReads) idleMs = autoLockMs(reader.db);
    return idleMs;
  }
  return {
    /** Brings a session up to date: its role, or nobody, or locked. Returns whether that changed it. */
    refresh(session: Session, now: number): boolean {
      if (!session.account) return false;
      const { id, role } = session.account;
      session.account = standingOf(id);
      // A kiosk waits for people all day, through every sleep of its computer; see `accounts.becomeKiosk`.
      const locks = session.account !== null && session.account.role !== 'kiosk' && !session.locked;
      const expired = locks && now - session.lastActive >= idleLimit();
      if (expired) session.locked = true;
      return expired || session.account?.role !== role;
    },
    /** Forgets what a commit may have changed. */
    changed(entities: ReadonlySet<string>) {
      if (!guardReads?.some((entity) => entities.has(entity))) return;
      accounts.clear();
      idleMs = null;
    },
  };
}
