/** Every text of the product, one line per feature. */
import { accountsTexts } from './features/accounts/texts.ts';
import { auditActionTexts } from './features/audit/actionTexts.ts';
import { auditTexts } from './features/audit/texts.ts';
import { personCardTexts } from './features/cards/texts.ts';
import { careTasksTexts } from './features/careTasks/texts.ts';
import { centreTexts } from './features/centre/texts.ts';
import { paperTexts } from './features/certificates/paper/texts.ts';
import { certificatesTexts } from './features/certificates/texts.ts';
import { verifyTexts } from './features/certificates/verify/texts.ts';
import { enrolTexts } from './features/daycare/enrolTexts.ts';
import { personTexts } from './features/daycare/personTexts.ts';
import { daycareTexts } from './features/daycare/texts.ts';
import { deskTexts } from './features/desk/texts.ts';
import { exchangeTexts } from './features/exchange/texts.ts';
import { sessionTexts } from './features/health/sessions/texts.ts';
import { healthTexts } from './features/health/texts.ts';
import { incidentsTexts } from './features/incidents/texts.ts';
import { kioskTexts } from './features/kiosk/texts.ts';
import { menuTexts } from './features/menu/texts.ts';
import { ordersTexts } from './features/orders/texts.ts';
import { paymentsTexts } from './features/payments/texts.ts';
import { cardTexts } from './features/residents/cardTexts.ts';
import { eraseTexts } from './features/residents/eraseTexts.ts';
import { formTexts } from './features/residents/formTexts.ts';
import { residentsTexts } from './features/residents/texts.ts';
import { statementsTexts } from './features/statements/texts.ts';
import { ruleTexts } from './features/subsidies/editor/texts.ts';
import { explainTexts } from './features/subsidies/explain/texts.ts';
import { subsidiesTexts } from './features/subsidies/texts.ts';
import { bundleTexts } from './features/sync/bundle/texts.ts';
import { syncTexts } from './features/sync/texts.ts';
import { mealsTexts } from './features/till/meals/texts.ts';
import { tillTexts } from './features/till/texts.ts';
import { queueTexts } from './features/visits/queue/texts.ts';
import { visitSettingsTexts } from './features/visits/settings/texts.ts';
import { visitsTexts } from './features/visits/texts.ts';
import { todayTexts } from './features/visits/today/texts.ts';
import { hoursListTexts } from './features/volunteers/hours/listTexts.ts';
import { hoursTexts } from './features/volunteers/hours/texts.ts';
import { opportunitiesTexts } from './features/volunteers/opportunities/texts.ts';
import { peopleTexts } from './features/volunteers/people/texts.ts';
import { pointsTexts } from './features/volunteers/points/texts.ts';
import { reportTexts } from './features/volunteers/report/texts.ts';
import { volunteerSettingsTexts } from './features/volunteers/settings/texts.ts';
import { shiftsTexts } from './features/volunteers/shifts/texts.ts';
import { stationsTexts } from './features/volunteers/stations/texts.ts';
import { volunteersTexts } from './features/volunteers/texts.ts';
import { volunteerTodayTexts } from './features/volunteers/today/texts.ts';
import type { AnyTexts } from './i18n/defineTexts.ts';
import { keysTexts } from './keys/texts.ts';
import { shellTexts } from './shell/texts.ts';
import { uiTexts } from './ui/texts.ts';

export const allTexts: readonly AnyTexts[] = [
  accountsTexts,
  auditActionTexts,
  auditTexts,
  careTasksTexts,
  centreTexts,
  daycareTexts,
  enrolTexts,
  personTexts,
  deskTexts,
  exchangeTexts,
  paymentsTexts,
  personCardTexts,
  keysTexts,
  menuTexts,
  ordersTexts,
  healthTexts,
  sessionTexts,
  incidentsTexts,
  residentsTexts,
  formTexts,
  cardTexts,
  eraseTexts,
  visitsTexts,
  todayTexts,
  queueTexts,
  tillTexts,
  mealsTexts,
  visitSettingsTexts,
  volunteersTexts,
  reportTexts,
  certificatesTexts,
  paperTexts,
  verifyTexts,
  opportunitiesTexts,
  pointsTexts,
  stationsTexts,
  kioskTexts,
  volunteerTodayTexts,
  hoursTexts,
  peopleTexts,
  shiftsTexts,
  hoursListTexts,
  volunteerSettingsTexts,
  statementsTexts,
  subsidiesTexts,
  syncTexts,
  bundleTexts,
  ruleTexts,
  explainTexts,
  shellTexts,
  uiTexts,
  ...(import.meta.env.DEV ? [(await import('./gallery/texts.ts')).galleryTexts] : []),
];
