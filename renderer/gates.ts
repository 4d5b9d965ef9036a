/**
 * The pages that stand before the desk is open, one line each, and what the frame's lock and sign-out keys do.
 * A phase without a page shows the mark and a sentence.
 */
import type { ComponentType } from 'react';
import type { Phase } from './state/session.ts';

export { useSessionActions } from './features/accounts/useSessionActions.ts';

export const gatePages: Partial<Record<Exclude<Phase, 'ready'>, ComponentType>> = {};
