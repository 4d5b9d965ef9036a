/** Import of rosters (花名册) in the frame; exports hang on the lists themselves. */
import { lazy } from 'react';
import type { FeatureRoutes } from '../../shell/feature.ts';

export const exchangeRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/exchange/import',
      element: lazy(() => import('./ImportPage.tsx')),
      roles: ['manager', 'frontDesk'],
    },
  ],
};
