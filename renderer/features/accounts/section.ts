/** The account list stands on the settings page. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { accountsTexts } from './texts.ts';

export const accountsSection: SettingsSection = {
  key: 'accounts',
  title: textRef(accountsTexts, 'accounts'),
  roles: ['manager'],
  order: 10,
  element: lazy(() => import('./AccountsSection.tsx')),
};
