/**
 * The pages that stand before the desk is open, one line each, and what the frame's lock and sign-out keys do.
 * A phase without a page shows the mark and a sentence.
 */
import type { ComponentType } from 'react';
import { LockPage } from './features/accounts/LockPage.tsx';
import { NewSecretPage } from './features/accounts/NewSecretPage.tsx';
import { SignInPage } from './features/accounts/SignInPage.tsx';
import { RecoveryKeyPage } from './features/desk/RecoveryKeyPage.tsx';
import { SetUpPage } from './features/desk/SetUpPage.tsx';
import { UnsealPage } from './features/desk/UnsealPage.tsx';
import type { Phase } from './state/session.ts';

export { useSessionActions } from './features/accounts/useSessionActions.ts';

export const gatePages: Partial<Record<Exclude<Phase, 'ready'>, ComponentType>> = {
  new: SetUpPage,
  recoveryKey: RecoveryKeyPage,
  sealed: UnsealPage,
  signedOut: SignInPage,
  locked: LockPage,
  newSecret: NewSecretPage,
};
