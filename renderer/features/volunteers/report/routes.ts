/** What the monthly report puts into the frame: a tab of the volunteers' desk. */
import { lazy } from 'react';
import { textRef } from '../../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../../shell/feature.ts';
import { reportTexts } from './texts.ts';

export const volunteerReportRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/volunteers/report',
      element: lazy(() => import('./ReportPage.tsx')),
      roles: ['volunteerCoordinator', 'manager', 'evaluator'],
      tab: { text: textRef(reportTexts, 'tab'), order: 60 },
    },
  ],
};
