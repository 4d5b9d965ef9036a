/** Answers the contract of hours and points, and holds the verbs with which certificates read what is credited. */
import type { Handlers } from '../core/dispatch.ts';
import { propose, signIn, signOut } from './clocking.ts';
import type { service as contract } from './contract.ts';
import { decide } from './decide.ts';
import { exportHours } from './exportHours.ts';
import { correct, endFor, record, startFor, withdraw } from './hours.ts';
import { applyHours, readHours, refusedHours } from './importHours.ts';
import { kioskDone, kioskFind, kioskHome, kioskNamed, kioskPin, kioskScan, kioskShifts } from './kiosk.ts';
import { list, mine, service, waiting } from './lists.ts';
import { adjustPoints, givePoints, points, spendPoints } from './points.ts';
import { missing, present } from './presence.ts';
import { report } from './report.ts';
import { enterSheet } from './sheet.ts';

export { serviceDerivations } from './derive.ts';
export { namesOf, toLines } from './lines.ts';
export { type ServiceRow, servicesWhere, stands } from './rows.ts';
export { serviceTimeline } from './timeline.ts';

export const serviceHandlers: Handlers<typeof contract> = {
  kioskHome,
  kioskFind,
  kioskScan,
  kioskPin,
  kioskNamed,
  kioskShifts,
  signIn,
  signOut,
  propose,
  mine,
  kioskDone,
  present,
  missing,
  waiting,
  list,
  service,
  decide,
  record,
  startFor,
  endFor,
  enterSheet,
  correct,
  withdraw,
  readHours,
  applyHours,
  refusedHours,
  report,
  exportHours,
  points,
  spendPoints,
  givePoints,
  adjustPoints,
};
