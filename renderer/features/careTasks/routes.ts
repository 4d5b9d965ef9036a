/** What care tasks put into the frame: a tab of the day-care desk, with how many are due. */
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { careTasksTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

/** Overdue or due today. */
function useDue(): number | null {
  return useDeskQuery('careTasks', 'waiting', {}).data?.due || null;
}

export const careTasksRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/care/tasks',
      element: lazy(() => import('./TasksPage.tsx')),
      roles: readers,
      tab: { text: textRef(careTasksTexts, 'tasks'), order: 40, useWaiting: useDue },
    },
  ],
};
