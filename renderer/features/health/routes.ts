/** What readings and sessions put into the frame: two tabs of the day-care desk, and their papers. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { sessionTexts } from './sessions/texts.ts';
import { healthTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

export const healthRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/care/health',
      element: lazy(() => import('./HealthPage.tsx')),
      roles: readers,
      tab: { text: textRef(healthTexts, 'health'), order: 50 },
    },
    {
      path: '/care/health/:id/print',
      element: lazy(() => import('./TrendPrintPage.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/care/sessions',
      element: lazy(() => import('./sessions/SessionsPage.tsx')),
      roles: readers,
      tab: { text: textRef(sessionTexts, 'sessions'), order: 70 },
    },
    { path: '/care/sessions/:id', element: lazy(() => import('./sessions/SessionPage.tsx')), roles: readers },
    {
      path: '/care/sessions/:id/print',
      element: lazy(() => import('./sessions/SessionPrintPage.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};
