/**
 * Who sits at this desk and whether the desk is open. Filled by the API client and the sign-in pages, read by the
 * shell: the phase decides which page stands, the account which desks the rail shows.
 */
import { create } from 'zustand';
import type { Role } from '../../db/core/procedure.ts';
import { forgetDrafts } from './drafts.ts';

/**
 * `connecting`: no answer from the host yet; `new`: no centre set up; `sealed`: the database waits for its key;
 * `signedOut`; `locked`: signed in, but the desk was left alone; `ready`.
 */
export type Phase = 'connecting' | 'new' | 'sealed' | 'signedOut' | 'locked' | 'ready';

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
  signIn(account: SignedIn): void;
  /** Any phase without a signed-in person; what they had typed is forgotten. */
  close(phase: Exclude<Phase, 'ready' | 'locked'>): void;
  /** The person stays known, the pages go, and what they had typed is forgotten. */
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
  signIn: (account) => set({ account, phase: 'ready' }),
  close: (phase) => {
    forgetDrafts();
    set({ phase, account: null });
  },
  lock: () => {
    if (get().phase !== 'ready') return;
    forgetDrafts();
    set({ phase: 'locked' });
  },
}));
