/**
 * The pages that stand before the desk is open, one line each, and what the frame's lock and sign-out keys ask for.
 * A phase without a page shows the mark and a sentence.
 */
import type { ComponentType } from 'react';
import { type Phase, useSession } from './state/session.ts';

export const gatePages: Partial<Record<Exclude<Phase, 'ready'>, ComponentType>> = {};

/** Each asks the host first; the session follows the host's answer. */
export const sessionActions: { lock(): unknown; signOut(): unknown } = {
  lock: () => useSession.getState().lock(),
  signOut: () => useSession.getState().close('signedOut'),
};
