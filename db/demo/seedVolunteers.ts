/**
 * Volunteers of the demo: forty people, eight opportunities at twelve stations, and a month of hours with all that goes
 * wrong in one, points used, certificates posted, issued and revoked.
 */
import { certificateHandlers } from '../certificates/service.ts';
import { addDays, dayAt } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { hashSecret } from '../core/secret.ts';
import { newSession, type SignedIn } from '../core/session.ts';
import { givePass } from '../service/passes.ts';
import { serviceHandlers } from '../service/service.ts';
import { shiftHandlers } from '../shifts/service.ts';
import { enterDay, type PastDay } from './past.ts';
import { seededRandom } from './people.ts';
import type { DemoDesk } from './seed.ts';
import type { DemoPerson } from './seedPeople.ts';
import { type VolunteerLife, volunteerDay } from './seedVolunteerDays.ts';
import { addVolunteers } from './seedVolunteerPeople.ts';
import { exchangePoints, importPast, postCertificate } from './seedVolunteerRewards.ts';
import { callOff, planShifts, signUpFor, tried } from './seedVolunteerShifts.ts';

const seed = 4_100;
/** Of every volunteer who has one: for trying the kiosk. */
const demoPin = '2580';

/** Days before today on which a certificate is posted, issued and, for one, revoked. */
const issued = [
  { posted: 12, issued: 6, revoked: null },
  { posted: 11, issued: 6, revoked: null },
  { posted: 13, issued: 7, revoked: null },
  { posted: 10, issued: 5, revoked: 3 },
  { posted: 6, issued: null, revoked: null },
  { posted: 1, issued: null, revoked: null },
] as const;

interface Certified {
  life: VolunteerLife;
  ids: Map<number, string>;
}

/** Certificates move on in the afternoon. */
function certify(ctx: CommandContext, { life, ids }: Certified) {
  issued.forEach((plan, at) => {
    const volunteer = life.volunteers[at];
    if (volunteer && plan.posted === life.back) ids.set(at, postCertificate(ctx, volunteer, at));
    const id = ids.get(at);
    if (id === undefined) return;
    if (plan.issued === life.back) {
      certificateHandlers.issue(ctx, { id });
      if (at !== 2) certificateHandlers.print(ctx, { id, reveal: null });
    }
    const reason = '公示后收到异议，经核实其中两次为他人代签';
    if (plan.revoked === life.back) certificateHandlers.revoke(ctx, { id, reason });
  });
}

/** Volunteers go with an elder who lives alone: once last week, once again in two days. */
function sendOut(ctx: CommandContext, life: VolunteerLife, residentId: string) {
  const words = { title: '陪同就医', kind: 'visiting', place: '区人民医院', skills: [] } as const;
  const [one, other] = [life.volunteers[13], life.volunteers[18]];
  const volunteerIds = [one, other].flatMap((volunteer) => volunteer?.id ?? []);
  tried(() =>
    shiftHandlers.dispatch(ctx, {
      ...{ id: ctx.ids.next(), residentId, ...words, skills: [], day: addDays(ctx.today, 2) },
      description: '腿脚不便，请到家里接，带好医保卡',
      ...{ times: { from: '08:30', to: '11:30' }, volunteerIds },
    }),
  );
}

/** However quiet the hour at which the demo opens: two people are here and help with something. */
async function hereNow(demo: DemoDesk, life: VolunteerLife) {
  await demo.transact('service.signIn', (base) => {
    for (const [at, minutes] of [70, 25].entries()) {
      const now = demo.opensAt - minutes * 60_000;
      if (dayAt(now, demo.zone) !== demo.today) continue;
      const ctx = { ...base, now, session: life.kiosk, doubtful: false, record: () => {} };
      const free = life.volunteers.slice(20 + at).find((volunteer) => {
        const pass = givePass(ctx, volunteer.id, 'scan');
        const task = { kind: 'activity', serviceKind: 'activities', activity: '图书整理' } as const;
        const place = { stationId: life.stationIds[4] ?? null, task };
        return tried(() => serviceHandlers.signIn(ctx, { id: ctx.ids.next(), pass, ...place }));
      });
      if (free) base.record(null, { day: demo.today });
    }
  });
}

async function openLife(demo: DemoDesk, people: readonly DemoPerson[], days: number, random: () => number) {
  const accounts = await demo.client.accounts.list({});
  const sessionOf = (role: SignedIn['role']) => {
    const account = accounts.find((one) => one.role === role);
    if (!account) throw new Error(`the demo has no ${role}`);
    const { id, name } = account;
    return Object.assign(newSession(id, demo.opensAt), { account: { id, name, role } });
  };
  const [coordinator, kiosk] = [sessionOf('volunteerCoordinator'), sessionOf('kiosk')];
  const first = addDays(demo.today, -days);
  const pin = await hashSecret(demoPin);
  return enterDay(demo, first, 'volunteers.register', ({ at }): VolunteerLife => {
    const ctx = { ...at('06:30'), session: coordinator, doubtful: false };
    const { teamIds, ...all } = addVolunteers(ctx, random, people, pin);
    // The last one waits to be accepted.
    const volunteers = all.volunteers.slice(0, -1);
    importPast(ctx, volunteers);
    return {
      coordinator,
      kiosk,
      ...planShifts(ctx, addDays(demo.today, 13), teamIds),
      volunteers,
      back: days,
    };
  });
}

function liveDay(past: PastDay, random: () => number, { life, ids }: Certified) {
  const as = (time: string): CommandContext => ({
    ...past.at(time),
    ...{ session: life.coordinator, doubtful: false },
  });
  const weekAhead = life.shifts.filter(({ day }) => day >= past.day && day <= addDays(past.day, 6));
  if (life.back % 7 === 2) signUpFor(as('07:00'), random, weekAhead, life.volunteers);
  if (life.back === 3) callOff(as('07:10'), life.shifts);
  volunteerDay(past, life, random);
  certify(as('17:50'), { life, ids });
  if (life.back === 6) exchangePoints(as('17:55'), life.volunteers);
}

export async function seedVolunteers(
  demo: DemoDesk,
  people: readonly DemoPerson[],
  days: number,
): Promise<void> {
  const random = seededRandom(seed);
  const life = await openLife(demo, people, days, random);
  const certified: Certified = { life, ids: new Map() };
  const first = addDays(demo.today, -days);
  // Who signs up in the middle of a week: the first one is not a whole one.
  await enterDay(demo, first, 'shifts.signUp', ({ at }) => {
    const ctx = { ...at('06:45'), session: life.coordinator, doubtful: false };
    const begun = life.shifts.filter(({ day }) => day <= addDays(first, (days - 2) % 7));
    signUpFor(ctx, random, begun, life.volunteers);
  });
  const elder = people.find(({ birthDate, livesHere }) => livesHere && birthDate < '1945');
  for (let back = days; back >= 0; back--) {
    life.back = back;
    await enterDay(demo, addDays(demo.today, -back), 'service.signIn', (past) => {
      liveDay(past, random, certified);
      if ((back === 9 || back === 0) && elder) {
        sendOut({ ...past.at('09:00'), session: life.coordinator, doubtful: false }, life, elder.id);
      }
    });
  }
  await hereNow(demo, life);
}
