/** What the walk-in desk puts into the frame: the desk, the day, the public display, slips. */
import { IconCalendarStats, IconTicket, IconUserHeart } from '@tabler/icons-react';
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { queueTexts } from './queue/texts.ts';
import { visitsTexts } from './texts.ts';

const staff = ['frontDesk', 'manager'] as const;
const readers = ['frontDesk', 'manager', 'evaluator'] as const;
const takers = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'kiosk', 'manager'] as const;

/** Follow-ups that are overdue or due today. */
function usePressing(): number | null {
  const counts = useDeskQuery('followUps', 'open', { limit: 1 }).data?.counts;
  return counts ? counts.overdue + counts.today || null : null;
}

export const deskRoutes: FeatureRoutes = {
  rail: { icon: IconUserHeart, text: textRef(visitsTexts, 'desk'), path: '/desk', order: 10, roles: staff },
  routes: [{ path: '/desk', element: lazy(() => import('./desk/DeskPage.tsx')), roles: staff }],
};

export const todayRoutes: FeatureRoutes = {
  rail: {
    icon: IconCalendarStats,
    text: textRef(visitsTexts, 'today'),
    path: '/today',
    order: 15,
    roles: readers,
    useWaiting: usePressing,
  },
  routes: [
    { path: '/today', element: lazy(() => import('./today/TodayPage.tsx')), roles: readers },
    { path: '/today/month', element: lazy(() => import('./today/MonthPage.tsx')), roles: readers },
    { path: '/today/log', element: lazy(() => import('./today/LogPage.tsx')), roles: readers, bare: true },
  ],
};

export const queueRoutes: FeatureRoutes = {
  rail: { icon: IconTicket, text: textRef(queueTexts, 'take'), path: '/take', order: 90, roles: ['kiosk'] },
  routes: [
    { path: '/take', element: lazy(() => import('./queue/TakePage.tsx')), roles: takers, bare: true },
    {
      path: '/slip/:ticketId',
      element: lazy(() => import('./queue/SlipPage.tsx')),
      roles: takers,
      bare: true,
    },
    {
      path: '/display',
      element: lazy(() => import('./display/DisplayPage.tsx')),
      roles: 'anyone',
      bare: true,
    },
  ],
};
