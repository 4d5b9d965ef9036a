/** What cards put into the frame: a tab of the canteen and one of the volunteers, and the sheet on which every kind of card is printed. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { personCardTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;
const volunteerReaders = ['volunteerCoordinator', 'manager', 'evaluator'] as const;
const printers = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'manager'] as const;

export const cardsRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/canteen/cards',
      element: lazy(() => import('./DinerCardsPage.tsx')),
      roles: readers,
      tab: { text: textRef(personCardTexts, 'tab.diner'), order: 80 },
    },
    {
      path: '/volunteers/cards',
      element: lazy(() => import('./VolunteerCardsPage.tsx')),
      roles: volunteerReaders,
      tab: { text: textRef(personCardTexts, 'tab.volunteer'), order: 80 },
    },
    {
      path: '/cards/print',
      element: lazy(() => import('./sheet/SheetPage.tsx')),
      roles: printers,
      bare: true,
    },
  ],
};
