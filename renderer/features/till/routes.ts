/** The canteen (助餐): its desk opens at the till; the other pages of the canteen stand beside it as tabs. */
import { IconSoup } from '@tabler/icons-react';
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { tillTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

export const tillRoutes: FeatureRoutes = {
  rail: { icon: IconSoup, text: textRef(tillTexts, 'canteen'), path: '/canteen', order: 40, roles: readers },
  routes: [
    {
      path: '/canteen',
      element: lazy(() => import('./TillPage.tsx')),
      roles: readers,
      tab: { text: textRef(tillTexts, 'till'), order: 10 },
    },
    {
      path: '/canteen/meals',
      element: lazy(() => import('./meals/MealsPage.tsx')),
      roles: readers,
      tab: { text: textRef(tillTexts, 'meals'), order: 20 },
    },
  ],
};
