/** Answers the volunteers' contract, and holds the verbs with which hours, shifts and certificates meet a volunteer. */
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { maskPhone } from '../residents/mask.ts';
import { requireResident } from '../residents/service.ts';
import type { volunteers as contract } from './contract.ts';
import type { Given } from './given.ts';
import { linesOf } from './lines.ts';
import { facets, list, search } from './list.ts';
import { pinStateOf, removePin, setPin } from './pin.ts';
import { addRecord, expiring, recordsOf, withdrawRecord } from './records.ts';
import { edit, isMinor, register, revealGuardianPhone, setState } from './register.ts';
import { requireVolunteer, volunteerOfResident, volunteersOfPerson } from './rows.ts';
import { listMembers, listTeams, saveTeam, setMember } from './teams.ts';

export { earnedBy, lineList, linesOf, toLines } from './lines.ts';
export { matching } from './list.ts';
export { checkPin } from './pin.ts';
export { insuredOn } from './records.ts';
export { phoneIdOf, refuseInactive } from './register.ts';
export {
  accountIdsOf,
  accountName,
  findVolunteer,
  requireVolunteer,
  totalOf,
  type VolunteerRow,
  volunteerIdOf,
  volunteerOfNumber,
  volunteerOfResident,
  volunteersOfPerson,
} from './rows.ts';
export { volunteerTimeline } from './timeline.ts';

function volunteer(ctx: QueryContext, { id }: Given<'volunteer'>) {
  const row = requireVolunteer(ctx, id);
  const line = linesOf(ctx, [id]).get(id);
  if (!line) throw new Error(`volunteer ${id} has no person`);
  const person = requireResident(ctx, row.residentId);
  const all = volunteersOfPerson(ctx, person.id);
  const { guardian, stateReason, registeredOn, remarks } = row;
  return {
    ...line,
    stateReason,
    registeredOn,
    remarks,
    guardian: guardian && { ...guardian, phone: maskPhone(guardian.phone) },
    guardianNeeded: isMinor(ctx, person),
    emergency: {
      name: person.emergencyName,
      relation: person.emergencyRelation,
      phone: person.emergencyPhone && maskPhone(person.emergencyPhone),
    },
    pin: pinStateOf(ctx, id),
    records: recordsOf(
      ctx,
      all.map((one) => one.id),
    ),
    also: all.filter((one) => one.id !== id).map(({ id: otherId, number }) => ({ id: otherId, number })),
  };
}

function ofResident(ctx: QueryContext, { residentId }: Given<'ofResident'>) {
  const id = volunteerOfResident(ctx, residentId)?.id ?? null;
  return { id, earned: id === null ? null : (linesOf(ctx, [id]).get(id)?.earned ?? null) };
}

export const volunteerHandlers: Handlers<typeof contract> = {
  list,
  facets,
  search,
  volunteer,
  ofResident,
  register,
  edit,
  setState,
  addRecord,
  withdrawRecord,
  expiring,
  teams: listTeams,
  teamMembers: listMembers,
  saveTeam,
  setMember,
  setPin,
  removePin,
  revealGuardianPhone,
};
