/** The volunteers' kiosk (志愿签到机): one page that fills its window. */
import { IconDeviceTablet } from '@tabler/icons-react';
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { kioskTexts } from './texts.ts';

const starters = ['kiosk', 'volunteerCoordinator', 'manager'] as const;

export const kioskRoutes: FeatureRoutes = {
  rail: {
    icon: IconDeviceTablet,
    text: textRef(kioskTexts, 'rail'),
    path: '/kiosk',
    order: 85,
    roles: ['kiosk', 'volunteerCoordinator'],
  },
  routes: [{ path: '/kiosk', element: lazy(() => import('./KioskPage.tsx')), roles: starters, bare: true }],
};
