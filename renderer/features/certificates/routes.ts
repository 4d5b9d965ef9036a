/** What certificates put into the frame: a tab of the volunteers' desk, the papers, and the page that verifies. */
import { lazy } from 'react';
import { textRef } from '../../i18n/defineTexts.ts';
import type { FeatureRoutes } from '../../shell/feature.ts';
import { certificatesTexts } from './texts.ts';
import { useReadyToIssue } from './useCertificates.ts';

const writers = ['volunteerCoordinator', 'manager'] as const;
const readers = ['volunteerCoordinator', 'manager', 'evaluator'] as const;

export const certificatesRoutes: FeatureRoutes = {
  routes: [
    {
      path: '/volunteers/certificates',
      element: lazy(() => import('./CertificatesPage.tsx')),
      roles: readers,
      tab: { text: textRef(certificatesTexts, 'tab'), order: 50, useWaiting: useReadyToIssue },
    },
    {
      path: '/volunteers/certificates/new',
      element: lazy(() => import('./draft/DraftPage.tsx')),
      roles: writers,
    },
    {
      path: '/volunteers/certificates/posting',
      element: lazy(() => import('./paper/PostingPaper.tsx')),
      roles: readers,
      bare: true,
    },
    {
      path: '/volunteers/certificates/:id/print',
      element: lazy(() => import('./paper/CertificatePaper.tsx')),
      roles: writers,
      bare: true,
    },
    { path: '/verify', element: lazy(() => import('./verify/VerifyPage.tsx')), roles: 'anyone', bare: true },
  ],
};
