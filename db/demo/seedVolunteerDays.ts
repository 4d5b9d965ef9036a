/**
 * A day of volunteers: they clock in and out at the kiosk or are written down, some forget to, some clocks were wrong;
 * in the morning the coordinator decides about the days before.
 */
import { addDays } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import type { Session } from '../core/session.ts';
import { givePass } from '../service/passes.ts';
import { serviceHandlers } from '../service/service.ts';
import { laterBy, type PastDay } from './past.ts';
import { pick } from './people.ts';
import type { DemoVolunteer } from './seedVolunteerPeople.ts';
import { type DemoShift, onPaper, tried } from './seedVolunteerShifts.ts';

export interface VolunteerLife {
  coordinator: Session;
  kiosk: Session;
  stationIds: string[];
  shifts: DemoShift[];
  /** Active ones. */
  volunteers: DemoVolunteer[];
  /** Days before today. */
  back: number;
}

/** Days before today on which somebody forgets to sign out; the two latest nobody has noticed yet. */
const forgetsOn: readonly number[] = [12, 9, 5, 2, 1];
/** Days on which the clock of the desk had gone back; only the earliest was checked. */
const doubtfulOn: readonly number[] = [11, 3, 1];
const helpings = [
  ['图书整理', 'activities', 5],
  ['教老人用手机', 'tutoring', 12],
  ['活动场地布置', 'activities', 4],
  ['缝补衣物', 'handiwork', 7],
] as const;
const refusals = ['与值班表不符，当天未到岗', '同一时段已在送餐登记中计算'];

interface Deed {
  time: string;
  run: () => void;
}

type Work = Parameters<typeof serviceHandlers.signIn>[1]['task'];

interface Presence {
  volunteer: DemoVolunteer;
  stationId: string | null;
  task: Work;
  from: string;
  to: string;
  forgets: boolean;
  doubtful: boolean;
}

function clocked(past: PastDay, life: VolunteerLife, random: () => number, one: Presence): Deed[] {
  const { volunteer, stationId, task } = one;
  const evidence = pick(random, [
    'scan',
    'scan',
    'scan',
    'scan',
    'scan',
    'scan',
    'pin',
    'pin',
    'named',
  ] as const);
  const begun = laterBy(one.from, Math.floor(random() * 14) - 8);
  const ended = laterBy(one.to, Math.floor(random() * 16) - 6);
  const at = (time: string): CommandContext => ({
    ...past.at(time),
    ...{ session: life.kiosk, doubtful: one.doubtful },
  });
  const signIn = () => {
    const ctx = at(begun);
    const pass = givePass(ctx, volunteer.id, evidence);
    tried(() => serviceHandlers.signIn(ctx, { id: ctx.ids.next(), pass, stationId, task }));
  };
  const signOut = () => {
    const ctx = at(ended);
    const pass = givePass(ctx, volunteer.id, evidence);
    tried(() => serviceHandlers.signOut(ctx, { id: ctx.ids.next(), pass, breakMinutes: 0 }));
  };
  return [{ time: begun, run: signIn }, ...(one.forgets ? [] : [{ time: ended, run: signOut }])];
}

const instant = (past: PastDay, time: string) => Date.parse(`${past.day}T${time}:00+08:00`);
const spanOf = (past: PastDay, from: string, to: string) => ({
  ...{ startAt: instant(past, from), endAt: instant(past, to), breakMinutes: 0 },
});

function asCoordinator(past: PastDay, life: VolunteerLife, time: string): CommandContext {
  return { ...past.at(time), session: life.coordinator, doubtful: false };
}

/** The sheet of a whole team, typed in after the work. */
function sheetOf(past: PastDay, life: VolunteerLife, shift: DemoShift, came: readonly DemoVolunteer[]): Deed {
  const time = laterBy(shift.to, 50);
  return {
    time,
    run() {
      const ctx = asCoordinator(past, life, time);
      const span = spanOf(past, shift.from, shift.to);
      const rows = came.map(({ id }) => ({ id: ctx.ids.next(), volunteerId: id, span, note: '' }));
      const task = { kind: 'shift', shiftId: shift.id } as const;
      if (rows.length > 0) serviceHandlers.enterSheet(ctx, { stationId: null, task, rows });
    },
  };
}

/** Staff saw it, and write it down on the same day. */
function written(past: PastDay, life: VolunteerLife, one: Presence): Deed {
  const time = laterBy(one.to, 25);
  return {
    time,
    run() {
      const ctx = asCoordinator(past, life, time);
      const { stationId, task } = one;
      const span = spanOf(past, one.from, one.to);
      const given = { id: ctx.ids.next(), volunteerId: one.volunteer.id, stationId, task, span, note: '' };
      tried(() => serviceHandlers.record(ctx, given));
    },
  };
}

/** Who forgets to sign out on this day, and is then not seen again until the next. */
function forgetterOf(past: PastDay, life: VolunteerLife): DemoVolunteer | undefined {
  if (!forgetsOn.includes(life.back)) return undefined;
  const ofDay = life.shifts.filter(({ day, title }) => day === past.day && title !== onPaper);
  return ofDay.find(({ volunteers }) => volunteers.length > 0)?.volunteers[0];
}

function shiftDeeds(
  past: PastDay,
  life: VolunteerLife,
  random: () => number,
  forgetter: DemoVolunteer | undefined,
): Deed[] {
  let forgotten = false;
  return life.shifts
    .filter(({ day }) => day === past.day)
    .flatMap((shift) => {
      const came = shift.volunteers.filter((one) => one === forgetter || random() < 0.93);
      if (shift.title === onPaper) return [sheetOf(past, life, shift, came)];
      return came.flatMap((volunteer) => {
        const { id, stationId, from, to } = shift;
        const task = { kind: 'shift', shiftId: id } as const;
        const forgets = volunteer === forgetter;
        const one = { volunteer, stationId, task, from, to, forgets, doubtful: false };
        if (forgets && forgotten) return [];
        forgotten ||= forgets;
        return !forgets && random() < 0.06 ? [written(past, life, one)] : clocked(past, life, random, one);
      });
    });
}

/** Who comes without a shift and helps with something. */
function helpDeeds(
  past: PastDay,
  life: VolunteerLife,
  random: () => number,
  forgetter: DemoVolunteer | undefined,
): Deed[] {
  const count = 1 + Math.floor(random() * 3);
  const others = life.volunteers.filter((one) => one !== forgetter);
  return Array.from({ length: count }, (_, at) => {
    const [activity, serviceKind, station] = pick(random, helpings);
    const from = laterBy('09:00', Math.floor(random() * 90));
    const one: Presence = {
      volunteer: pick(random, others),
      stationId: life.stationIds[station - 1] ?? null,
      task: { kind: 'activity', serviceKind, activity },
      ...{ from, to: laterBy(from, 60 + Math.floor(random() * 80)) },
      forgets: false,
      doubtful: at === 0 && doubtfulOn.includes(life.back),
    };
    return clocked(past, life, random, one);
  }).flat();
}

/** What was forgotten a day ago: one says so at the kiosk, of another the coordinator asks. */
function mend(past: PastDay, life: VolunteerLife) {
  if (life.back <= 1) return;
  const ctx = asCoordinator(past, life, '10:10');
  for (const [at, { service, volunteer }] of serviceHandlers.missing(ctx, {}).entries()) {
    const endAt = service.startAt + (110 + at * 20) * 60_000;
    const id = ctx.ids.next();
    if (life.back % 2 === 0) {
      const note = '电话核实：散场时忘记签退';
      serviceHandlers.endFor(ctx, { id, rootId: service.rootId, endAt, breakMinutes: 0, note });
      continue;
    }
    const own = { ...ctx, session: life.kiosk };
    const pass = givePass(own, volunteer.id, 'scan');
    const words = { breakMinutes: 0, note: '走得急，忘了签退' };
    serviceHandlers.propose(own, { id, pass, rootId: service.rootId, endAt, ...words });
  }
}

/** The day before yesterday and earlier are decided; what the rules forbid stays on the list. */
export function decideEarlier(past: PastDay, life: VolunteerLife, random: () => number): void {
  const ctx = asCoordinator(past, life, '17:40');
  const filter = { until: addDays(past.day, -2) };
  const { rows } = serviceHandlers.waiting(ctx, { filter, offset: 0, limit: 500 });
  const decisions = rows
    .filter(({ flags }) => !flags.some(({ forbids }) => forbids))
    .map(({ service, flags }) => {
      const refused = service.evidence !== 'imported' && random() < 0.02;
      const doubtful = flags.some(({ flag }) => flag === 'doubtfulClock');
      return {
        ...{ id: ctx.ids.next(), versionId: service.versionId, confirmed: true },
        decision: refused ? ('refused' as const) : ('approved' as const),
        clockConfirmed: doubtful && life.back > 5,
        note: refused ? pick(random, refusals) : doubtful && life.back > 5 ? '已与监控核对' : '',
      };
    });
  if (decisions.length > 0) serviceHandlers.decide(ctx, { rows: decisions });
}

/** Of three days ago, one was clocked out too late, and one was not there at all. */
function correctSome(past: PastDay, life: VolunteerLife) {
  const ctx = asCoordinator(past, life, '16:20');
  const day = addDays(past.day, -3);
  const { rows } = serviceHandlers.list(ctx, {
    ...{ from: day, until: day, filter: { state: 'approved' }, offset: 0, limit: 2 },
  });
  const [late, absent] = rows;
  if (late && late.endAt !== null) {
    const span = { startAt: late.startAt, endAt: late.endAt - 20 * 60_000, breakMinutes: 0 };
    const why = { patch: { span }, reason: '签退晚了二十分钟，本人来电说明' };
    tried(() => serviceHandlers.correct(ctx, { id: ctx.ids.next(), versionId: late.versionId, ...why }));
  }
  if (absent) {
    const why = { versionId: absent.versionId, reason: '代他人扫卡，本人未到岗' };
    serviceHandlers.withdraw(ctx, { id: ctx.ids.next(), ...why });
  }
}

/** Somebody's phone was empty; the team leader says they were there. */
function tellAfterwards(past: PastDay, life: VolunteerLife) {
  const ctx = asCoordinator(past, life, '09:20');
  const yesterday = addDays(past.day, -1);
  const startAt = Date.parse(`${yesterday}T18:30:00+08:00`);
  const volunteer = life.volunteers.at(12);
  if (!volunteer) return;
  serviceHandlers.record(ctx, {
    ...{ id: ctx.ids.next(), volunteerId: volunteer.id, stationId: null },
    task: { kind: 'activity', serviceKind: 'order', activity: '晚间巡逻' },
    span: { startAt, endAt: startAt + 95 * 60_000, breakMinutes: 0 },
    note: '刷卡机没电，队长证明在场',
  });
}

export function volunteerDay(past: PastDay, life: VolunteerLife, random: () => number): void {
  const forgetter = forgetterOf(past, life);
  const deeds = [...shiftDeeds(past, life, random, forgetter), ...helpDeeds(past, life, random, forgetter)];
  if (past.reached('10:10')) deeds.push({ time: '10:10', run: () => mend(past, life) });
  if (life.back > 0) deeds.push({ time: '17:40', run: () => decideEarlier(past, life, random) });
  if (life.back === 8) deeds.push({ time: '16:20', run: () => correctSome(past, life) });
  if (life.back === 1) deeds.push({ time: '09:20', run: () => tellAfterwards(past, life) });
  for (const { run } of deeds
    .filter(({ time }) => past.reached(time))
    .toSorted((a, b) => (a.time < b.time ? -1 : 1)))
    run();
}
