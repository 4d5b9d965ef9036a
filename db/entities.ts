/** Every kind of row that is written, by its name in the change log: what the exchange looks a change up in. */

import { accountSecrets, accounts } from './accounts/table.ts';
import { personCards } from './cards/table.ts';
import { careCalls, careTaskSteps, careTasks } from './careTasks/table.ts';
import { centres, settings } from './centre/table.ts';
import { certificateKeys, certificateSecrets, certificates } from './certificates/table.ts';
import type { Entities, Entity } from './core/entity.ts';
import { abilityAssessments, attendances, dayNotes, enrolments, leaves } from './daycare/table.ts';
import { erasures } from './erasure/table.ts';
import { importRuns, importTemplates } from './exchange/table.ts';
import { clinicSessions, sessionLines, sessionServices, vitalLimits, vitalReadings } from './health/table.ts';
import { incidents } from './incidents/table.ts';
import { matterGroups, matters } from './matters/table.ts';
import { mealAdjustments, meals } from './meals/table.ts';
import { dietProfiles, dishes, menuOptions } from './menu/table.ts';
import { deliveryRoutes, mealOrders, routeStops, standingOrders } from './orders/table.ts';
import { dayCloses, monthCloses, payments } from './payments/table.ts';
import { counters, tickets } from './queue/table.ts';
import {
  householdMembers,
  households,
  notDuplicates,
  residentCategories,
  residentConsents,
  residentMerges,
  residentPhones,
  residentPhotos,
  residents,
} from './residents/table.ts';
import { pointEntries, serviceDecisions, services } from './service/table.ts';
import { opportunities, shifts, signUps, stations } from './shifts/table.ts';
import { subsidyRules } from './subsidies/table.ts';
import { exchangeCards } from './sync/table.ts';
import { followUps, visits } from './visits/table.ts';
import { teamMembers, teams, volunteerPins, volunteerRecords, volunteers } from './volunteers/table.ts';

const all: readonly Entity[] = [
  exchangeCards,
  erasures,
  accounts,
  accountSecrets,
  personCards,
  careTasks,
  careTaskSteps,
  careCalls,
  centres,
  settings,
  certificates,
  certificateKeys,
  certificateSecrets,
  enrolments,
  abilityAssessments,
  leaves,
  attendances,
  dayNotes,
  importTemplates,
  importRuns,
  vitalReadings,
  vitalLimits,
  clinicSessions,
  sessionServices,
  sessionLines,
  incidents,
  matterGroups,
  matters,
  meals,
  mealAdjustments,
  dishes,
  menuOptions,
  dietProfiles,
  standingOrders,
  mealOrders,
  deliveryRoutes,
  routeStops,
  payments,
  dayCloses,
  monthCloses,
  counters,
  tickets,
  residents,
  residentPhones,
  residentPhotos,
  households,
  householdMembers,
  residentCategories,
  residentMerges,
  notDuplicates,
  residentConsents,
  services,
  serviceDecisions,
  pointEntries,
  stations,
  opportunities,
  shifts,
  signUps,
  subsidyRules,
  visits,
  followUps,
  volunteers,
  volunteerRecords,
  teams,
  teamMembers,
  volunteerPins,
];

export const entities: Entities = new Map(all.map((entity) => [entity.name, entity]));
