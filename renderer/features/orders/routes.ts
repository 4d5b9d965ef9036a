/** The pages of orders and of delivery: tabs of the canteen, and papers. The desk on the rail is the till's. */
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { ordersTexts } from './texts.ts';
import { useMealAddress } from './useMealAddress.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

/** Deliveries of the meal at hand that nobody carries yet. */
function useUnassigned(): number | null {
  const { today: day, meal } = useMealAddress('/canteen/routes');
  const { data } = useDeskQuery('orders', 'deliveries', { day, meal });
  return data?.unassigned.filter(({ state }) => state === 'waiting').length || null;
}

export const ordersRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/canteen/orders',
      element: lazy(() => import('./OrdersPage.tsx')),
      roles: readers,
      tab: { text: textRef(ordersTexts, 'tab'), order: 30 },
    },
    { path: '/canteen/orders/standing', element: lazy(() => import('./StandingPage.tsx')), roles: readers },
    {
      path: '/canteen/orders/print',
      element: lazy(() => import('./KitchenSheetPage.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/canteen/routes',
      element: lazy(() => import('./RoutesPage.tsx')),
      roles: readers,
      tab: { text: textRef(ordersTexts, 'routes.tab'), order: 40, useWaiting: useUnassigned },
    },
    {
      path: '/canteen/routes/print',
      element: lazy(() => import('./SignSheetPage.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};
