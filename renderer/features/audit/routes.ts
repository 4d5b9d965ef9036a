/** The audit page, for the manager and the evaluator: `/audit?subject=<id>&reveals` asks who saw one person. */
import { IconShieldCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { auditTexts } from './texts.ts';

const roles = ['manager', 'evaluator'] as const;

export const auditRoutes: FeatureRoutes = {
  rail: {
    icon: IconShieldCheck,
    text: textRef(auditTexts, 'rail'),
    path: '/audit',
    order: 980,
    roles,
    foot: true,
  },
  routes: [{ path: '/audit', element: lazy(() => import('./AuditPage.tsx')), roles }],
};
