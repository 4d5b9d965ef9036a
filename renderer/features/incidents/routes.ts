/** What incidents put into the frame: a tab of the day-care desk, and the report on paper. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { incidentsTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

export const incidentsRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/care/incidents',
      element: lazy(() => import('./IncidentsPage.tsx')),
      roles: readers,
      tab: { text: textRef(incidentsTexts, 'incidents'), order: 60 },
    },
    {
      path: '/care/incidents/:id/print',
      element: lazy(() => import('./IncidentPrintPage.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};
