/** Answers the shifts' contract, and holds the verbs with which hours meet a shift or a station. */
import type { Handlers } from '../core/dispatch.ts';
import type { shifts as contract } from './contract.ts';
import { candidates, dispatch } from './dispatch.ts';
import { listShifts, ofVolunteer, oneShift, reminders, roster } from './lists.ts';
import {
  cancelShift,
  closeOpportunity,
  editShift,
  listOpportunities,
  plan,
  restoreShift,
  saveOpportunity,
} from './plan.ts';
import { cancelSignUp, signUp } from './signUps.ts';
import { addDefaultStations, listStations, saveStation, stationOfCode } from './stations.ts';

export { shiftsBetween, shiftsOf } from './lists.ts';
export { instantOf, requireOpportunity, requireShift } from './rows.ts';
export { findStation, listStations, requireStation, stationOfCode } from './stations.ts';
export { shiftTimeline } from './timeline.ts';

export const shiftHandlers: Handlers<typeof contract> = {
  stations: listStations,
  stationOfCode,
  addDefaultStations,
  saveStation,
  opportunities: listOpportunities,
  saveOpportunity,
  closeOpportunity,
  plan,
  editShift,
  cancelShift,
  restoreShift,
  shifts: listShifts,
  shift: oneShift,
  signUp,
  cancelSignUp,
  ofVolunteer,
  reminders,
  roster,
  candidates,
  dispatch,
};
