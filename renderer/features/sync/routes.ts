/** What the exchange puts into the frame: an entry at the foot of the rail, with how many things want a person there. */
import { IconRefresh } from '@tabler/icons-react';
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { syncTexts } from './texts.ts';

const deciders = ['manager', 'frontDesk', 'careOperator', 'volunteerCoordinator'] as const;

const useCards = () => useDeskQuery('sync', 'status', {}).data?.cards || null;
const useRefused = () => useDeskQuery('sync', 'status', {}).data?.refused || null;

function useWaiting(): number | null {
  const { data } = useDeskQuery('sync', 'status', {});
  return data ? data.cards + data.refused || null : null;
}

export const syncRoutes: FeatureRoutes = {
  rail: {
    icon: IconRefresh,
    text: textRef(syncTexts, 'rail'),
    path: '/sync',
    order: 970,
    roles: deciders,
    foot: true,
    useWaiting,
  },
  routes: [
    {
      path: '/sync',
      element: lazy(() => import('./SyncPage.tsx')),
      roles: deciders,
      tab: { text: textRef(syncTexts, 'tab'), order: 10 },
    },
    {
      path: '/sync/cards',
      element: lazy(() => import('./CardsPage.tsx')),
      roles: deciders,
      tab: { text: textRef(syncTexts, 'tab.cards'), order: 20, useWaiting: useCards },
    },
    {
      path: '/sync/refused',
      element: lazy(() => import('./RefusedPage.tsx')),
      roles: ['manager'],
      tab: { text: textRef(syncTexts, 'tab.refused'), order: 30, useWaiting: useRefused },
    },
  ],
};
