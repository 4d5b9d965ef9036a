/** The pages of the menu: tabs of the canteen, and papers. The desk on the rail is the till's. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { menuTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

export const menuRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/canteen/menu',
      element: lazy(() => import('./MenuPage.tsx')),
      roles: readers,
      tab: { text: textRef(menuTexts, 'tab'), order: 50 },
    },
    { path: '/canteen/menu/dishes', element: lazy(() => import('./DishesPage.tsx')), roles: readers },
    {
      path: '/canteen/menu/print',
      element: lazy(() => import('./PrintMenuPage.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};

export const mealPlanSection: SettingsSection = {
  key: 'meals',
  title: textRef(menuTexts, 'plan.title'),
  roles: ['manager'],
  order: 52,
  element: lazy(() => import('./MealPlanSection.tsx')),
};
