/** What the manager sets for readings. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { healthTexts } from './texts.ts';

export const healthSections: readonly SettingsSection[] = [
  {
    key: 'limits',
    title: textRef(healthTexts, 'settings.limits'),
    roles: ['manager'],
    order: 70,
    element: lazy(() => import('./LimitsSection.tsx')),
  },
];
