/** The features that stand in the frame, one line each. */
import { auditRoutes } from './features/audit/routes.ts';
import { cardsRoutes } from './features/cards/routes.ts';
import { careTasksRoutes } from './features/careTasks/routes.ts';
import { centreRoutes } from './features/centre/routes.ts';
import { certificatesRoutes } from './features/certificates/routes.ts';
import { daycareRoutes } from './features/daycare/routes.ts';
import { exchangeRoutes } from './features/exchange/routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { incidentsRoutes } from './features/incidents/routes.ts';
import { kioskRoutes } from './features/kiosk/routes.ts';
import { menuRoutes } from './features/menu/routes.ts';
import { ordersRoutes } from './features/orders/routes.ts';
import { paymentsRoutes } from './features/payments/routes.ts';
import { residentsRoutes } from './features/residents/routes.ts';
import { statementsRoutes } from './features/statements/routes.ts';
import { subsidiesRoutes } from './features/subsidies/routes.ts';
import { syncRoutes } from './features/sync/routes.ts';
import { tillRoutes } from './features/till/routes.ts';
import { deskRoutes, queueRoutes, todayRoutes } from './features/visits/routes.ts';
import { volunteerReportRoutes } from './features/volunteers/report/routes.ts';
import { volunteersRoutes } from './features/volunteers/routes.ts';
import type { FeatureRoutes } from './shell/feature.ts';

export const features: readonly FeatureRoutes[] = [
  deskRoutes,
  todayRoutes,
  queueRoutes,
  auditRoutes,
  centreRoutes,
  residentsRoutes,
  daycareRoutes,
  exchangeRoutes,
  paymentsRoutes,
  cardsRoutes,
  tillRoutes,
  menuRoutes,
  ordersRoutes,
  statementsRoutes,
  subsidiesRoutes,
  careTasksRoutes,
  healthRoutes,
  incidentsRoutes,
  volunteersRoutes,
  volunteerReportRoutes,
  certificatesRoutes,
  kioskRoutes,
  syncRoutes,
  // Imported where it is used, so that nothing of it reaches a build.
  ...(import.meta.env.DEV ? [(await import('./gallery/routes.ts')).galleryRoutes] : []),
];
