/** Puts the core together: one line for each feature's handlers, and its derivations where it has any. */
import { accountHandlers, type PasswordSlots, standing } from './accounts/service.ts';
import { auditHandlers } from './audit/service.ts';
import { cardHandlers } from './cards/service.ts';
import { careTaskDerivations, careTaskHandlers, careTaskTimeline } from './careTasks/service.ts';
import { centreHandlers, readSettings } from './centre/service.ts';
import { certificateHandlers, certificateTimeline } from './certificates/service.ts';
import { features } from './contract.ts';
import type { Clock } from './core/clock.ts';
import type { Connection } from './core/connection.ts';
import { type App, createApp } from './core/dispatch.ts';
import type { Entities } from './core/entity.ts';
import type { Ids } from './core/ids.ts';
import type { Derivations } from './core/writer.ts';
import { daycareHandlers, daycareTimeline } from './daycare/service.ts';
import { entities as known } from './entities.ts';
import { emptyLog, erasureDerivations, erasureHandlers, erasureTimeline } from './erasure/service.ts';
import { exchangeHandlers } from './exchange/service.ts';
import { followUpHandlers } from './followUps/service.ts';
import { clinicHandlers, healthHandlers, healthTimeline } from './health/service.ts';
import { householdHandlers } from './households/service.ts';
import { incidentHandlers, incidentTimeline } from './incidents/service.ts';
import { matterHandlers } from './matters/service.ts';
import { mealHandlers, mealTimeline } from './meals/service.ts';
import { menuHandlers } from './menu/service.ts';
import { mergeHandlers } from './merges/service.ts';
import { orderHandlers } from './orders/service.ts';
import { paymentDerivations, paymentHandlers, paymentTimeline } from './payments/service.ts';
import { queueHandlers } from './queue/service.ts';
import { holdIndex, residentDerivations, residentHandlers } from './residents/service.ts';
import { serviceDerivations, serviceHandlers, serviceTimeline } from './service/service.ts';
import { shiftHandlers, shiftTimeline } from './shifts/service.ts';
import { statementHandlers } from './statements/service.ts';
import { subsidyHandlers } from './subsidies/service.ts';
import { bundleHandlers } from './sync/bundleService.ts';
import { createExchanger, type Exchanger } from './sync/loop.ts';
import { syncHandlers } from './sync/service.ts';
import { takeUpUnknown } from './sync/unknown.ts';
import { visitDerivations, visitHandlers, visitTimeline } from './visits/service.ts';
import { volunteerHandlers, volunteerTimeline } from './volunteers/service.ts';

export interface DeskAppParts {
  writer: Connection;
  reader: Connection;
  clock: Clock;
  ids: Ids;
  zone: string;
  slots: PasswordSlots;
  /** Left out: nobody speaks with the district, as in most tests. */
  exchanger?: Exchanger;
  /** The kinds of rows that this program knows; left out: all there are. */
  entities?: Entities;
}

const derivations: Derivations = {
  ...residentDerivations,
  ...visitDerivations,
  ...careTaskDerivations,
  ...paymentDerivations,
  ...serviceDerivations,
};

export function createDeskApp(given: DeskAppParts): App {
  const { exchanger = createExchanger(), entities = known, ...parts } = given;
  const app: App = createApp({
    ...parts,
    entities,
    holdDerivations: holdIndex,
    contract: features,
    handlers: {
      accounts: accountHandlers(parts.slots),
      centre: centreHandlers,
      audit: auditHandlers,
      matters: matterHandlers,
      queue: queueHandlers,
      visits: visitHandlers,
      followUps: followUpHandlers,
      residents: residentHandlers({
        timelineSources: [
          visitTimeline,
          daycareTimeline,
          careTaskTimeline,
          healthTimeline,
          incidentTimeline,
          mealTimeline,
          paymentTimeline,
          volunteerTimeline,
          shiftTimeline,
          serviceTimeline,
          certificateTimeline,
          erasureTimeline,
        ],
      }),
      daycare: daycareHandlers,
      households: householdHandlers,
      merges: mergeHandlers,
      erasure: erasureHandlers,
      exchange: exchangeHandlers,
      subsidies: subsidyHandlers,
      meals: mealHandlers,
      cards: cardHandlers,
      payments: paymentHandlers,
      menu: menuHandlers,
      orders: orderHandlers,
      statements: statementHandlers,
      careTasks: careTaskHandlers,
      health: healthHandlers,
      clinics: clinicHandlers,
      incidents: incidentHandlers,
      volunteers: volunteerHandlers,
      shifts: shiftHandlers,
      service: serviceHandlers,
      certificates: certificateHandlers,
      sync: syncHandlers(exchanger),
      bundles: bundleHandlers({ app: () => app, changed: () => exchanger.changed() }),
    },
    derivations: { ...derivations, ...erasureDerivations(derivations, entities) },
    standing,
    guardReads: ['account', 'setting'],
    autoLockMs: (db) => readSettings(db).autoLockMinutes * 60_000,
  });
  exchanger.attach(app, parts);
  takeUpUnknown(app, parts.writer.sqlite, entities);
  // Also now: the power may have failed between an erasure and this.
  emptyLog(parts.writer.sqlite);
  app.subscribe((announcement) => {
    if (announcement.kind === 'changed' && announcement.entities.includes('erasure'))
      emptyLog(parts.writer.sqlite);
  });
  return app;
}
