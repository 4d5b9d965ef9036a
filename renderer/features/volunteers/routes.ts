/** What volunteers put into the frame: the desk on the rail and the coordinator's pages as its tabs. */
import { IconHeartHandshake } from '@tabler/icons-react';
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { opportunitiesTexts } from './opportunities/texts.ts';
import { volunteerSettingsTexts } from './settings/texts.ts';
import { stationsTexts } from './stations/texts.ts';
import { volunteersTexts } from './texts.ts';

const writers = ['volunteerCoordinator', 'manager'] as const;
const readers = ['volunteerCoordinator', 'manager', 'evaluator'] as const;

/** Decisions that wait, and sign-outs that were forgotten. */
function useWaiting(): number | null {
  const waiting = useDeskQuery('service', 'waiting', { filter: {}, offset: 0, limit: 1 }).data?.total ?? 0;
  const missing = useDeskQuery('service', 'missing', {}).data?.length ?? 0;
  return waiting + missing || null;
}

export const volunteersRoutes: FeatureRoutes = {
  rail: {
    icon: IconHeartHandshake,
    text: textRef(volunteersTexts, 'rail'),
    path: '/volunteers',
    order: 50,
    roles: readers,
    useWaiting,
  },
  routes: [
    {
      path: '/volunteers',
      element: lazy(() => import('./today/TodayPage.tsx')),
      roles: readers,
      tab: { text: textRef(volunteersTexts, 'tab.today'), order: 10 },
    },
    {
      path: '/volunteers/people',
      element: lazy(() => import('./people/PeoplePage.tsx')),
      roles: readers,
      tab: { text: textRef(volunteersTexts, 'tab.people'), order: 20 },
    },
    {
      path: '/volunteers/shifts',
      element: lazy(() => import('./shifts/ShiftsPage.tsx')),
      roles: readers,
      tab: { text: textRef(volunteersTexts, 'tab.shifts'), order: 30 },
    },
    {
      path: '/volunteers/opportunities',
      element: lazy(() => import('./opportunities/OpportunitiesPage.tsx')),
      roles: readers,
      tab: { text: textRef(opportunitiesTexts, 'tab'), order: 35 },
    },
    {
      path: '/volunteers/stations',
      element: lazy(() => import('./stations/StationsPage.tsx')),
      roles: readers,
      tab: { text: textRef(stationsTexts, 'tab'), order: 70 },
    },
    {
      path: '/volunteers/stations/print',
      element: lazy(() => import('./stations/PostersPage.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/volunteers/hours',
      element: lazy(() => import('./hours/HoursPage.tsx')),
      roles: readers,
      tab: { text: textRef(volunteersTexts, 'tab.hours'), order: 40 },
    },
    {
      path: '/volunteers/hours/sheet',
      element: lazy(() => import('./hours/SheetPage.tsx')),
      roles: writers,
    },
    {
      path: '/volunteers/sheet/print',
      element: lazy(() => import('./hours/SheetPaper.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/volunteers/hours/import',
      element: lazy(() => import('./hours/ImportPage.tsx')),
      roles: writers,
    },
    {
      path: '/volunteers/roster/:from',
      element: lazy(() => import('./shifts/RosterPage.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};

export const volunteersSection: SettingsSection = {
  key: 'volunteers',
  title: textRef(volunteerSettingsTexts, 'title'),
  roles: ['manager'],
  order: 60,
  element: lazy(() => import('./settings/VolunteerSection.tsx')),
};
