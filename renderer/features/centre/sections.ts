/** The settings of the centre itself, of this window, and of the person who sits here. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { SettingsSection } from './settingsSection.ts';
import { centreTexts } from './texts.ts';

export const centreSections: readonly SettingsSection[] = [
  {
    key: 'centre',
    title: textRef(centreTexts, 'plate.title'),
    roles: ['manager'],
    order: 20,
    element: lazy(() => import('./PlateSection.tsx')),
  },
  {
    key: 'times',
    title: textRef(centreTexts, 'rules.title'),
    roles: ['manager'],
    order: 30,
    element: lazy(() => import('./RulesSection.tsx')),
  },
  {
    key: 'recovery-key',
    title: textRef(centreTexts, 'key.title'),
    roles: ['manager'],
    order: 60,
    element: lazy(() => import('./RecoveryKeySection.tsx')),
  },
  {
    key: 'secret',
    title: textRef(centreTexts, 'secret.title'),
    roles: 'signedIn',
    order: 70,
    element: lazy(() => import('./OwnSecretSection.tsx')),
  },
  {
    key: 'appearance',
    title: textRef(centreTexts, 'look.title'),
    roles: 'signedIn',
    order: 80,
    element: lazy(() => import('./AppearanceSection.tsx')),
  },
  {
    key: 'about',
    title: textRef(centreTexts, 'about.title'),
    roles: 'signedIn',
    order: 90,
    element: lazy(() => import('./AboutSection.tsx')),
  },
];
