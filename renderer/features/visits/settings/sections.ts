/** What the manager sets for the walk-in desk: the catalogue of matters, and the counters. */
import { lazy } from 'react';
import { textRef } from '../../../i18n/defineTexts.ts';
import type { SettingsSection } from '../../centre/settingsSection.ts';
import { visitSettingsTexts } from './texts.ts';

export const visitSections: readonly SettingsSection[] = [
  {
    key: 'matters',
    title: textRef(visitSettingsTexts, 'matters'),
    roles: ['manager'],
    order: 40,
    element: lazy(() => import('./MattersSection.tsx')),
  },
  {
    key: 'counters',
    title: textRef(visitSettingsTexts, 'counters'),
    roles: ['manager'],
    order: 50,
    element: lazy(() => import('./CountersSection.tsx')),
  },
];
