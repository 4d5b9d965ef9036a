/** Residents (居民) in the frame. */
import { IconUsers } from '@tabler/icons-react';
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { residentsTexts } from './texts.ts';

const readers = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'manager', 'evaluator'] as const;

const editors = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'manager'] as const;

export const residentsRoutes: FeatureRoutes = {
  rail: {
    icon: IconUsers,
    text: textRef(residentsTexts, 'rail'),
    path: '/residents',
    order: 20,
    roles: readers,
  },
  routes: [
    { path: '/residents', element: lazy(() => import('./list/ListPage.tsx')), roles: readers },
    { path: '/residents/new', element: lazy(() => import('./new/NewPage.tsx')), roles: editors },
    { path: '/residents/:id', element: lazy(() => import('./card/CardPage.tsx')), roles: readers },
    {
      path: '/residents/:id/print',
      element: lazy(() => import('./card/PrintCard.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/merges/:kept/:merged',
      element: lazy(() => import('./merge/MergePage.tsx')),
      roles: ['frontDesk', 'manager'],
    },
  ],
};
