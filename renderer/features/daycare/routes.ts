/** What day care puts into the frame: the board on the rail, the enrolments, a person's day, the family's sheet. */
import { IconArmchair } from '@tabler/icons-react';
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { enrolTexts } from './enrolTexts.ts';
import { daycareTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

/** Those who live alone and are missed today without a word. */
function useMissed(): number | null {
  const lines = useDeskQuery('daycare', 'board', {}).data?.lines;
  return lines?.filter(({ state, livingAlone }) => state === 'expected' && livingAlone).length || null;
}

/** People who wait and for whom a place is free. */
function useOffered(): number | null {
  return useDeskQuery('daycare', 'board', {}).data?.offered || null;
}

export const daycareRoutes: FeatureRoutes = {
  rail: {
    icon: IconArmchair,
    text: textRef(daycareTexts, 'rail'),
    path: '/care',
    order: 30,
    roles: readers,
    useWaiting: useMissed,
  },
  routes: [
    {
      path: '/care',
      element: lazy(() => import('./board/BoardPage.tsx')),
      roles: readers,
      tab: { text: textRef(daycareTexts, 'tab.board'), order: 10 },
    },
    {
      path: '/care/enrolments',
      element: lazy(() => import('./enrolments/EnrolmentsPage.tsx')),
      roles: readers,
      tab: { text: textRef(daycareTexts, 'tab.enrolments'), order: 20, useWaiting: useOffered },
    },
    { path: '/care/person/:id', element: lazy(() => import('./person/PersonPage.tsx')), roles: readers },
    {
      path: '/care/sheet/:id/:month',
      element: lazy(() => import('./sheet/SheetPage.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};

export const daycareSection: SettingsSection = {
  key: 'day-care',
  title: textRef(enrolTexts, 'settings.title'),
  roles: ['manager'],
  order: 50,
  element: lazy(() => import('./settings/CareSection.tsx')),
};
