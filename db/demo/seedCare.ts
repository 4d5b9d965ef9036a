/** Day care of the demo: who is enrolled, on trial, in hospital or waits, and a month of days there. */
import { addDays, ageOn, type Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { daycareHandlers } from '../daycare/service.ts';
import { menuHandlers } from '../menu/service.ts';
import { residentHandlers } from '../residents/service.ts';
import { enterDay, isWeekend, shuffled } from './past.ts';
import { pick, seededRandom } from './people.ts';
import type { DemoDesk } from './seed.ts';
import { type CareLife, careDay, newCareLife } from './seedCareDays.ts';
import type { DemoPerson } from './seedPeople.ts';

const seed = 70_38;
const enrolledCount = 38;
const waitingCount = 4;
const workdays = 31;
const everyDay = 127;

/** Somebody in day care, with what their readings are like. */
export interface CarePerson extends DemoPerson {
  weekdays: number;
  /** mmHg, around which the readings lie. */
  systolic: number;
  hasDiabetes: boolean;
  inHospitalFrom: Day | null;
}

const medications = [
  '氨氯地平 5mg，早餐后，本人自服',
  '二甲双胍 0.5g，午餐时，提醒服用',
  '阿司匹林 100mg，早餐后',
];
const goals = [
  { goal: '每天走 20 分钟', how: '上午由护理员陪同，在院里走两圈', reviewOn: null },
  { goal: '血压稳定在 140/90 以下', how: '每天上午测一次，记录后告知家属', reviewOn: null },
  { goal: '多与人说话', how: '邀请参加手工和合唱，不勉强', reviewOn: null },
];
const relations = ['女儿', '儿子', '儿媳', '外孙女', '邻居'];
const diets = ['lowSalt', 'soft', 'diabetic', 'lowFat'] as const;
const allergies = ['peanut', 'fish', 'egg', 'milk'] as const;

const residents = residentHandlers({ timelineSources: [] });

function consent(ctx: CommandContext, residentId: string) {
  for (const purpose of ['health', 'care'] as const) {
    const words = {
      by: 'self',
      guardianName: null,
      guardianRelation: null,
      form: 'paper',
      at: null,
    } as const;
    residents.giveConsent(ctx, { residentId, purpose, ...words });
  }
}

function enrol(ctx: CommandContext, random: () => number, person: CarePerson, place: EnrolmentPlace) {
  consent(ctx, person.id);
  daycareHandlers.enrol(ctx, {
    id: ctx.ids.next(),
    residentId: person.id,
    ...place,
    endsOn: null,
    weekdays: person.weekdays,
    goals: random() < 0.6 ? [pick(random, goals)] : [],
    medication: random() < 0.5 ? pick(random, medications) : '',
    collectors: [
      {
        name: `${person.name.slice(0, 1)}女士`,
        relation: pick(random, relations),
        phone: person.phones[0] ?? '',
      },
    ],
    remarks: '',
  });
  daycareHandlers.assess(ctx, {
    id: ctx.ids.next(),
    residentId: person.id,
    level: Math.min(4, Math.floor(random() * random() * 5)),
    assessedOn: addDays(ctx.today, -Math.floor(random() * 200)),
    assessor: '区养老服务指导中心',
    note: '',
  });
  if (random() < 0.4) {
    const allergens = random() < 0.4 ? [pick(random, allergies)] : [];
    const own = person.hasDiabetes ? (['diabetic'] as const) : [pick(random, diets)];
    menuHandlers.setDiet(ctx, { residentId: person.id, diets: [...own], allergens, note: '' });
  }
}

interface EnrolmentPlace {
  startsOn: Day | null;
  trialUntil: Day | null;
}

function carePeople(demo: DemoDesk, random: () => number, people: readonly DemoPerson[]): CarePerson[] {
  const elders = people.filter(
    ({ birthDate, livesHere, phones }) =>
      livesHere && phones.length > 0 && ageOn(birthDate, demo.today) >= 68,
  );
  return shuffled(random, elders)
    .slice(0, enrolledCount + waitingCount)
    .map((person, at) => ({
      ...person,
      weekdays: at % 4 === 0 ? everyDay : workdays,
      systolic: at % 7 === 0 ? 138 : 118 + Math.floor(random() * 14),
      hasDiabetes: at % 6 === 1,
      inHospitalFrom: at === 5 ? addDays(demo.today, -6) : null,
    }));
}

/** What the canteen needs to know of day care. */
export interface CareDemo {
  enrolled: readonly CarePerson[];
  /** Who is in the house at lunch on a day. */
  presentOn: ReadonlyMap<Day, readonly string[]>;
}

export async function seedCare(
  demo: DemoDesk,
  people: readonly DemoPerson[],
  days: number,
): Promise<CareDemo> {
  const random = seededRandom(seed);
  const first = addDays(demo.today, -days);
  const chosen = carePeople(demo, random, people);
  const enrolled = chosen.slice(0, enrolledCount);
  await enterDay(demo, first, 'daycare.enrol', ({ at }) => {
    const ctx = at('08:05');
    enrolled.slice(0, -3).forEach((person, n) => {
      enrol(ctx, random, person, { startsOn: addDays(first, -(n % 9) * 20), trialUntil: null });
    });
  });
  const trialFrom = addDays(demo.today, -4);
  await enterDay(demo, trialFrom, 'daycare.enrol', ({ at }) => {
    const trial = { startsOn: trialFrom, trialUntil: addDays(demo.today, 3) };
    for (const person of enrolled.slice(-3)) enrol(at('08:05'), random, person, trial);
    for (const person of chosen.slice(enrolledCount))
      enrol(at('08:15'), random, person, { startsOn: null, trialUntil: null });
    const patient = enrolled.find(({ inHospitalFrom }) => inHospitalFrom !== null);
    if (patient?.inHospitalFrom) {
      daycareHandlers.announceLeave(at('08:20'), {
        id: at('08:20').ids.next(),
        residentId: patient.id,
        fromDay: patient.inHospitalFrom,
        toDay: null,
        reason: 'hospital',
        note: '区医院住院，女儿来电告知',
      });
    }
  });
  return { enrolled, presentOn: await liveDays(demo, random, { enrolled, trialFrom, days }) };
}

interface Stay {
  enrolled: readonly CarePerson[];
  trialFrom: Day;
  days: number;
}

async function liveDays(demo: DemoDesk, random: () => number, { enrolled, trialFrom, days }: Stay) {
  const life: CareLife = newCareLife();
  for (let back = days; back >= 0; back--) {
    const day = addDays(demo.today, -back);
    const expected = enrolled.filter(
      (person, at) =>
        (person.weekdays === everyDay || !isWeekend(day)) &&
        (person.inHospitalFrom === null || day < person.inHospitalFrom) &&
        (at < enrolledCount - 3 || day >= trialFrom),
    );
    await enterDay(demo, day, 'daycare.arriveAll', (past) => careDay(past, random, expected, { life, back }));
  }
  return life.present;
}
