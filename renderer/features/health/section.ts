/** What the manager sets for readings. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { sessionTexts } from './sessions/texts.ts';
import { healthTexts } from './texts.ts';

export const healthSections: readonly SettingsSection[] = [
  {
    key: 'limits',
    title: textRef(healthTexts, 'settings.limits'),
    roles: ['manager'],
    order: 70,
    element: lazy(() => import('./LimitsSection.tsx')),
  },
  {
    key: 'sessionServices',
    title: textRef(sessionTexts, 'settings.services'),
    roles: ['manager'],
    order: 71,
    element: lazy(() => import('./sessions/ServicesSection.tsx')),
  },
];
