/** Every part of the frame on fictional data, to be looked at while building. Only in development. */
import { lazy } from 'react';
import type { FeatureRoutes } from '../shell/feature.ts';

const standalone = { roles: 'anyone', bare: true } as const;

export const galleryRoutes: FeatureRoutes = {
  routes: [
    { path: '/gallery', element: lazy(() => import('./DeskSample.tsx')), ...standalone },
    { path: '/gallery/parts', element: lazy(() => import('./PartsSample.tsx')), ...standalone },
    { path: '/gallery/table', element: lazy(() => import('./TableSample.tsx')), ...standalone },
    { path: '/gallery/gate', element: lazy(() => import('./GateSample.tsx')), ...standalone },
    { path: '/gallery/paper', element: lazy(() => import('./PaperSample.tsx')), ...standalone },
  ],
};
