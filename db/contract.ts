/** Everything that can be asked of the desk, by feature. The renderer and both hosts are typed from this table. */
import { accounts } from './accounts/contract.ts';
import { audit } from './audit/contract.ts';
import { cards } from './cards/contract.ts';
import { careTasks } from './careTasks/contract.ts';
import { centre } from './centre/contract.ts';
import { certificates } from './certificates/contract.ts';
import type { ClientOf } from './core/procedure.ts';
import { daycare } from './daycare/contract.ts';
import { desk } from './desk/contract.ts';
import { erasure } from './erasure/contract.ts';
import { exchange } from './exchange/contract.ts';
import { followUps } from './followUps/contract.ts';
import { clinics, health } from './health/contract.ts';
import { households } from './households/contract.ts';
import { incidents } from './incidents/contract.ts';
import { matters } from './matters/contract.ts';
import { meals } from './meals/contract.ts';
import { menu } from './menu/contract.ts';
import { merges } from './merges/contract.ts';
import { orders } from './orders/contract.ts';
import { payments } from './payments/contract.ts';
import { queue } from './queue/contract.ts';
import { residents } from './residents/contract.ts';
import { service } from './service/contract.ts';
import { shifts } from './shifts/contract.ts';
import { statements } from './statements/contract.ts';
import { subsidies } from './subsidies/contract.ts';
import { bundles } from './sync/bundleContract.ts';
import { sync } from './sync/contract.ts';
import { visits } from './visits/contract.ts';
import { volunteers } from './volunteers/contract.ts';

/** Features that need an open database. */
export const features = {
  accounts,
  centre,
  audit,
  matters,
  queue,
  visits,
  followUps,
  residents,
  daycare,
  households,
  merges,
  erasure,
  exchange,
  subsidies,
  meals,
  careTasks,
  health,
  clinics,
  incidents,
  cards,
  payments,
  menu,
  orders,
  statements,
  volunteers,
  shifts,
  service,
  certificates,
  sync,
  bundles,
} as const;

export const contract = { desk, ...features } as const;
export type DeskContract = typeof contract;
export type DeskClient = ClientOf<DeskContract>;
