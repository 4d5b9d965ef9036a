/** The statements on the tab row of the canteen. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { statementsTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

export const statementsRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/canteen/statements',
      element: lazy(() => import('./StatementsPage.tsx')),
      roles: readers,
      tab: { text: textRef(statementsTexts, 'tab'), order: 100 },
    },
    {
      path: '/canteen/statements/:month/print',
      element: lazy(() => import('./StatementPaper.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};
