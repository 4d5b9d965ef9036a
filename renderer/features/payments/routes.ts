/** What money puts into the frame: accounts and the day close as tabs of the canteen, and their papers. */
import { lazy } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { useToday } from '../../state/now.ts';
import type { SettingsSection } from '../centre/settingsSection.ts';
import { paymentsTexts } from './texts.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;

/** Earlier days that nobody has counted; today is still running. */
function useUncounted(): number | null {
  const today = useToday();
  const { data } = useDeskQuery('payments', 'openDays', {});
  return data?.filter(({ day }) => day < today).length || null;
}

export const paymentsRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/canteen/accounts',
      element: lazy(() => import('./AccountsPage.tsx')),
      roles: readers,
      tab: { text: textRef(paymentsTexts, 'accounts'), order: 70 },
    },
    {
      path: '/canteen/accounts/:id',
      element: lazy(() => import('./account/AccountPage.tsx')),
      roles: readers,
    },
    {
      path: '/canteen/accounts/:id/print',
      element: lazy(() => import('./account/StatementPaper.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/canteen/receipt/:entryId',
      element: lazy(() => import('./receipt/ReceiptPage.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/canteen/close',
      element: lazy(() => import('./close/ClosePage.tsx')),
      roles: readers,
      tab: { text: textRef(paymentsTexts, 'close'), order: 90, useWaiting: useUncounted },
    },
    {
      path: '/canteen/close/:day/print',
      element: lazy(() => import('./close/ClosePaper.tsx')),
      roles: readers,
      bare: true,
    },
  ],
};

export const lowBalanceSection: SettingsSection = {
  key: 'meal-accounts',
  title: textRef(paymentsTexts, 'settingTitle'),
  roles: ['manager'],
  order: 47,
  element: lazy(() => import('./LowBalanceSection.tsx')),
};
