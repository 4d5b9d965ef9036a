/** The subsidy rules on the tab row of the canteen. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { subsidiesTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;
const RulePage = lazy(() => import('./editor/RulePage.tsx'));

export const subsidiesRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/canteen/rules',
      element: lazy(() => import('./list/RulesPage.tsx')),
      roles: readers,
      tab: { text: textRef(subsidiesTexts, 'tab'), order: 60 },
    },
    { path: '/canteen/rules/new', element: RulePage, roles: ['manager'] },
    { path: '/canteen/rules/:ruleId', element: RulePage, roles: readers },
  ],
};
