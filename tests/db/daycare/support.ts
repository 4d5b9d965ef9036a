/** A desk with fictional elders in day care. The clock stands on Monday 2026-11-16, 08:30. */
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import type { InputOf } from '../../../db/core/procedure.ts';
import type { daycare } from '../../../db/daycare/contract.ts';
import { openTestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

export const workdays = 1 + 2 + 4 + 8 + 16;
export const monday = '2026-11-16';

type Enrolling = InputOf<typeof daycare.enrol>;

export async function openCare() {
  const desk = await openTestDesk();
  const sessions = [await desk.sessionAs('careOperator'), await desk.sessionAs('manager')] as const;
  const [care, manager] = [clientOver(desk.app, sessions[0]), clientOver(desk.app, sessions[1])];
  /** Nobody is locked out because days pass. */
  const moveTo = (time: string) => {
    desk.clock.set(`${time}+08:00`);
    for (const session of sessions) session.lastActive = desk.clock.now();
  };
  const enrol = async (residentId: string, more: Partial<Enrolling> = {}) => {
    const id = desk.ids.next();
    const stay = { startsOn: '2026-11-01', endsOn: null, trialUntil: null, weekdays: workdays };
    const plan = { goals: [], medication: '', collectors: [], remarks: '' };
    await care.daycare.enrol({ id, residentId, ...stay, ...plan, ...more });
    return id;
  };
  const elder = (name: string, more: Parameters<typeof addPerson>[2] = {}) =>
    addPerson(care, { name, birthDate: '1944-05-12' }, more);
  /** Somebody who is in the house, so that the day counts as one on which it was open. */
  const neighbour = await elder('邻里伴');
  await enrol(neighbour);
  const openHouse = async (day: string) => {
    moveTo(`${day}T08:30:00`);
    await care.daycare.arrive({ residentId: neighbour });
  };
  return { desk, moveTo, care, manager, enrol, elder, neighbour, openHouse };
}

type More = NonNullable<Parameters<typeof addPerson>[2]>;
export const aloneCategory: NonNullable<More['categories']>[number] = {
  category: 'livingAlone',
  detail: null,
  source: '本人申报',
  startsOn: null,
  expiresOn: null,
};
export const livingAlone = { categories: [aloneCategory] };

export async function lineOf(care: DeskClient, residentId: string, day?: string) {
  const { lines } = await care.daycare.board(day === undefined ? {} : { day });
  return lines.find((line) => line.residentId === residentId);
}

export async function giveHealthConsent(care: DeskClient, residentId: string) {
  const by = { by: 'self', guardianName: null, guardianRelation: null, form: 'paper', at: null } as const;
  await care.residents.giveConsent({ residentId, purpose: 'health', ...by });
}
