/**
 * Who sits at this desk and whether the desk is open. Filled by the API client and the sign-in pages, read by the
 * shell: the phase decides which page stands, the account which desks the rail shows.
 */
import { create } from 'zustand';
import type { Role } from '../../db/core/procedure.ts';
import { forgetDrafts } from './drafts.ts';

/** `connecting`: no answer from the host yet; `new`: no centre set up; `sealed`: the database waits for its key. */
export type ClosedPhase = 'connecting' | 'new' | 'sealed' | 'signedOut';

/**
 * With somebody signed in. `locked`: the desk was left alone; `newSecret`: the manager gave a secret that must be
 * changed first; `recoveryKey`: nobody has shown yet that the recovery key was kept; `ready`.
 */
export type OpenPhase = 'locked' | 'newSecret' | 'recoveryKey' | 'ready';

export type Phase = ClosedPhase | OpenPhase;

export interface SignedIn {
  id: string;
  name: string;
  role: Role;
}

interface SessionState {
  phase: Phase;
  account: SignedIn | null;
  centreName: string;
  /** IANA zone of the centre: every time and day on screen is told in it. */
  zone: string;
  /** The desk works on a fictional community in a throw-away folder. */
  demo: boolean;
  /** The window this desk serves, such as `1 号窗口`; null where it serves none. */
  counterName: string | null;
}

interface Session extends SessionState {
  setCentre(centre: Partial<Pick<SessionState, 'centreName' | 'zone' | 'demo'>>): void;
  setCounter(counterName: string | null): void;
  /** Whoever comes back to a locked desk finds what they had typed; for anybody else it is forgotten. */
  signIn(account: SignedIn, phase?: OpenPhase): void;
  /** What was typed is forgotten. */
  close(phase: ClosedPhase): void;
  /** The person stays known and their drafts stay; the pages go. */
  lock(): void;
}

export const useSession = create<Session>()((set, get) => ({
  phase: 'connecting',
  account: null,
  centreName: '',
  zone: 'Asia/Shanghai',
  demo: false,
  counterName: null,
  setCentre: (centre) => set(centre),
  setCounter: (counterName) => set({ counterName }),
  signIn: (account, phase = 'ready') => {
    if (get().account?.id !== account.id) forgetDrafts();
    set({ account, phase });
  },
  close: (phase) => {
    forgetDrafts();
    set({ phase, account: null });
  },
  lock: () => {
    if (get().account) set({ phase: 'locked' });
  },
}));
