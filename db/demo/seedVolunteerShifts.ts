/** Stations, opportunities and their series of shifts in the demo, and who signs up for the coming days. */
import { addDays, type Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { shiftHandlers } from '../shifts/service.ts';
import type { serviceKinds } from '../shifts/shapes.ts';
import { shuffled } from './past.ts';
import type { DemoVolunteer } from './seedVolunteerPeople.ts';

interface DemoOpportunity {
  title: string;
  kind: (typeof serviceKinds)[number];
  /** Its place among the twelve stations, from 1, or where else it is. */
  where: number | string;
  /** Whose members are asked first. */
  team: number;
  skills: string[];
  /** Bits from Monday. */
  weekdays: number;
  from: string;
  to: string;
  needed: number;
}

const workdays = 31;
const weekend = 0b1100000;
/** Its hours are taken down on paper. */
export const onPaper = '周末环境清洁';
const plans: readonly DemoOpportunity[] = [
  {
    ...{ title: '午餐帮厨与送餐', kind: 'meals', where: 8, team: 0, skills: [] },
    ...{ weekdays: workdays, from: '10:30', to: '13:00', needed: 4 },
  },
  {
    ...{ title: '独居老人探访', kind: 'visiting', where: 3, team: 1, skills: [] },
    ...{ weekdays: 0b01010, from: '15:00', to: '17:00', needed: 3 },
  },
  {
    ...{ title: onPaper, kind: 'cleaning', where: '江安河绿道', team: 2, skills: [] },
    ...{ weekdays: 0b0100000, from: '08:30', to: '10:30', needed: 6 },
  },
  {
    ...{ title: '课后作业辅导', kind: 'tutoring', where: 5, team: 1, skills: ['数学辅导'] },
    ...{ weekdays: 0b10101, from: '16:30', to: '18:00', needed: 2 },
  },
  {
    ...{ title: '义诊协助', kind: 'health', where: 2, team: 3, skills: ['量血压'] },
    ...{ weekdays: 0b00100, from: '09:00', to: '11:30', needed: 2 },
  },
  {
    ...{ title: '上学路口文明劝导', kind: 'order', where: '永宁小学路口', team: 3, skills: [] },
    ...{ weekdays: workdays, from: '07:30', to: '08:30', needed: 2 },
  },
  {
    ...{ title: '志愿驿站值守', kind: 'handiwork', where: 12, team: 3, skills: [] },
    ...{ weekdays: 127, from: '14:00', to: '17:30', needed: 2 },
  },
  {
    ...{ title: '周末亲子阅读', kind: 'activities', where: 4, team: 4, skills: [] },
    ...{ weekdays: weekend, from: '09:30', to: '11:30', needed: 3 },
  },
];

export interface DemoShift {
  id: string;
  title: string;
  kind: DemoOpportunity['kind'];
  team: number;
  day: Day;
  from: string;
  to: string;
  stationId: string | null;
  /** Signed up, in order. */
  volunteers: DemoVolunteer[];
}

/** Plans everything from the first day until two weeks from when the demo opens. */
export function planShifts(
  ctx: CommandContext,
  until: Day,
  teamIds: readonly string[],
): { shifts: DemoShift[]; stationIds: string[] } {
  shiftHandlers.addDefaultStations(ctx, {});
  const stations = shiftHandlers.stations(ctx, {});
  const shifts = plans.flatMap(({ where, team, weekdays, from, to, needed, ...fields }) => {
    const opportunityId = ctx.ids.next();
    const stationId = stations.find(({ position }) => position === where)?.id ?? null;
    const place = typeof where === 'string' ? where : '';
    const teamId = teamIds[team] ?? null;
    const about = { teamId, description: '', stationId, place };
    shiftHandlers.saveOpportunity(ctx, { id: opportunityId, ...fields, ...about });
    const series = { weekdays, times: { from, to }, needed };
    shiftHandlers.plan(ctx, { opportunityId, from: ctx.today, until, ...series });
    const planned = shiftHandlers.shifts(ctx, { from: ctx.today, days: 62, opportunityId });
    return planned.shifts.map(
      ({ id, day }): DemoShift => ({ ...fields, id, team, day, from, to, stationId, volunteers: [] }),
    );
  });
  const id = ctx.ids.next();
  shiftHandlers.saveOpportunity(ctx, {
    ...{ id, title: '国庆游园会', kind: 'activities', stationId: null, place: '杏林广场' },
    ...{ teamId: null, skills: [], description: '' },
  });
  shiftHandlers.closeOpportunity(ctx, { id, closed: true });
  return { shifts, stationIds: stations.map(({ id }) => id) };
}

/** How many come forward for a shift: mostly enough, sometimes one too few, sometimes some for the waiting list. */
function comingForward(random: () => number, needed: number): number {
  const roll = random();
  return needed + (roll < 0.12 ? -1 : roll > 0.9 ? 2 : 0);
}

/** Members of the team first, then whoever has time; what the desk refuses is not done. */
export function signUpFor(
  ctx: CommandContext,
  random: () => number,
  shifts: readonly DemoShift[],
  volunteers: readonly DemoVolunteer[],
): void {
  for (const shift of shifts) {
    const needed = plans.find(({ title }) => title === shift.title)?.needed ?? 1;
    const own = volunteers.filter(({ team }) => team === shift.team);
    const others = volunteers.filter(({ team }) => team !== shift.team && team !== 4);
    const asked = [...shuffled(random, own), ...shuffled(random, others)];
    let wanted = comingForward(random, needed);
    for (const volunteer of asked) {
      if (wanted === 0) break;
      const one = { id: ctx.ids.next(), shiftId: shift.id, volunteerId: volunteer.id, note: '' };
      const state = tried(() => shiftHandlers.signUp(ctx, one).state);
      if (state === undefined) continue;
      if (state === 'signedUp') shift.volunteers.push(volunteer);
      wanted -= 1;
    }
  }
}

/** What the desk refuses, somebody else is asked. */
export function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof DeskError) return undefined;
    throw error;
  }
}

/** In a week, somebody calls off, and one shift is called off. */
export function callOff(ctx: CommandContext, shifts: readonly DemoShift[]) {
  const ahead = shifts.filter(({ day, volunteers }) => day > addDays(ctx.today, 1) && volunteers.length > 1);
  const [one, other] = ahead;
  const volunteerId = one?.volunteers[0]?.id;
  if (one && volunteerId) {
    const id = ctx.ids.next();
    shiftHandlers.cancelSignUp(ctx, { id, shiftId: one.id, volunteerId, note: '临时有事，已电话告知' });
    one.volunteers.shift();
  }
  if (other) {
    shiftHandlers.cancelShift(ctx, { id: other.id, reason: '场地检修' });
    other.volunteers.length = 0;
  }
}
