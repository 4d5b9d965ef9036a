/** What the routes of a district are made of. Clock and randomness come from outside, so that tests can hold them. */
import type { EntityRule } from '../db/sync/protocol/entityRules.ts';
import type { Contacts } from './contacts.ts';
import type { Identity } from './identity.ts';
import type { Lanes } from './lanes.ts';
import type { Limits, Turnstile } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Gate } from './signed.ts';
import type { Store } from './store.ts';

/** What the host gives. */
export interface DistrictHost {
  store: Store;
  identity: Identity;
  rules: Readonly<Record<string, EntityRule>>;
  /** UTC ms. */
  now(): number;
  randomBytes(count: number): Uint8Array;
}

export interface DistrictParts extends DistrictHost {
  gate: Gate;
  limits: Limits;
  turnstile: Turnstile;
  /** One for each desk. */
  lanes: Lanes;
  contacts: Contacts;
  metrics: Metrics;
}
