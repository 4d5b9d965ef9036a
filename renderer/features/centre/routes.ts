/** Settings: at the foot of the rail for everyone; what stands there depends on the role. */
import { IconSettings } from '@tabler/icons-react';
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { centreTexts } from './texts.ts';

const SettingsPage = lazy(() => import('./SettingsPage.tsx'));

export const centreRoutes: FeatureRoutes = {
  rail: {
    icon: IconSettings,
    text: textRef(centreTexts, 'rail'),
    path: '/settings',
    order: 990,
    roles: 'signedIn',
    foot: true,
  },
  routes: [
    { path: '/settings', element: SettingsPage, roles: 'signedIn' },
    { path: '/settings/:section', element: SettingsPage, roles: 'signedIn' },
  ],
};
