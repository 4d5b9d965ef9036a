/** What readings put into the frame: a tab of the day-care desk, and a person's readings on paper. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
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
  ],
};
