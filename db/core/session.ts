/** Who sits at one window (or browser) of this desk. Lives in memory only: a restart signs everybody out. */
import type { Role } from './procedure.ts';

export interface SignedIn {
  id: string;
  name: string;
  role: Role;
}

export interface Session {
  readonly id: string;
  account: SignedIn | null;
  /** Locked by key or by idleness: the same person's secret opens it again. */
  locked: boolean;
  /** Last act of a person, UTC ms; polling does not count. */
  lastActive: number;
  /** Counter (窗口) this window serves, where one was chosen. */
  counterId: string | null;
}

export function newSession(id: string, now: number): Session {
  return { id, account: null, locked: false, lastActive: now, counterId: null };
}
