/** A day in day care: who came, how it went, what was measured, what happened, and who was called about it. */
import { careTaskHandlers } from '../careTasks/service.ts';
import type { Day } from '../core/clock.ts';
import { daycareHandlers } from '../daycare/service.ts';
import { clinicHandlers, healthHandlers } from '../health/service.ts';
import { incidentHandlers } from '../incidents/service.ts';
import { laterBy, type PastDay } from './past.ts';
import { pick } from './people.ts';
import type { CarePerson } from './seedCare.ts';

/** What goes on from day to day. */
export interface CareLife {
  present: Map<Day, string[]>;
  /** Care tasks that nobody has closed yet, with how old they are in days. */
  open: { taskId: string; residentId: string; age: number }[];
}

export const newCareLife = (): CareLife => ({ present: new Map(), open: [] });

interface Where {
  life: CareLife;
  /** Days before today. */
  back: number;
}

const missedToday = 3;
const activities = ['合唱', '手工', '八段锦', '读报', '棋牌'];
const forFamily = [
  '吃得香，午睡一小时',
  '参加合唱，很高兴',
  '今天话不多，午后好些',
  '走了两圈，没有喊累',
  '',
];
const forStaff = ['', '', '右膝仍痛，上下台阶要扶', '提醒喝水', '和邻座有些不愉快，座位分开'];
const outcomes = ['已复测，恢复正常', '家属已带去社区医院，调整用药', '电话问过本人，无不适，继续观察'];
const absences = ['ill', 'family', 'travel'] as const;

export function careDay(past: PastDay, random: () => number, expected: readonly CarePerson[], where: Where) {
  const here: CarePerson[] = [];
  expected.forEach((person, n) => {
    const roll = random();
    const time = laterBy('08:20', n * 1.5 + random() * 8);
    if (!past.reached(time)) return;
    // Somebody is missed without a word on the day on which the demo opens.
    if (where.back === 0 && n === missedToday) return;
    if (roll < 0.93) {
      daycareHandlers.arrive(past.at(time), { residentId: person.id });
      here.push(person);
    } else if (roll < 0.985 && past.reached('09:30')) {
      const reason = pick(random, absences);
      daycareHandlers.absent(past.at('09:30'), { residentId: person.id, reason, note: '' });
    }
  });
  where.life.present.set(
    past.day,
    here.map(({ id }) => id),
  );
  measure(past, random, here, where.life);
  happen(past, here, where);
  seeTo(past, random, where.life);
  evening(past, random, here);
}

/** Readings in the morning: those who have to be measured daily, and some others. */
function measure(past: PastDay, random: () => number, here: readonly CarePerson[], life: CareLife) {
  here.forEach((person, n) => {
    const daily = person.systolic >= 138 || person.hasDiabetes;
    const time = laterBy('09:30', n);
    if (!past.reached(time) || random() > (daily ? 0.9 : 0.15)) return;
    const ctx = past.at(time);
    const systolic = person.systolic + Math.floor((random() + random() - 1) * 14);
    const { taskId } = healthHandlers.save(ctx, {
      id: ctx.ids.next(),
      residentId: person.id,
      ...{ systolic, diastolic: Math.round(systolic * 0.6), pulse: 64 + Math.floor(random() * 20) },
      glucose: person.hasDiabetes ? 55 + Math.floor(random() * 60) : null,
      glucoseTime: person.hasDiabetes ? 'afterMeal' : null,
      temperature: random() < 0.3 ? 362 + Math.floor(random() * 7) : null,
      weight: null,
      spo2: random() < 0.3 ? 95 + Math.floor(random() * 4) : null,
      ecgTaken: false,
      note: '',
    });
    const known = life.open.some((task) => task.taskId === taskId);
    if (taskId !== null && !known) life.open.push({ taskId, residentId: person.id, age: 0 });
  });
}

/** Most of what was opened is seen to within a few days; the rest is what waits when the demo opens. */
function seeTo(past: PastDay, random: () => number, life: CareLife) {
  if (!past.reached('14:00')) return;
  life.open = life.open.filter((task) => {
    task.age += 1;
    if (task.age < 2 || random() > 0.75) return true;
    const ctx = past.at('14:00');
    const { taskId, residentId } = task;
    if (random() < 0.5) {
      careTaskHandlers.recordCall(ctx, {
        ...{ id: ctx.ids.next(), residentId, taskId, whom: '女儿', reached: true },
        ...{ said: pick(random, outcomes), closes: true },
      });
    } else {
      careTaskHandlers.step(ctx, {
        kind: 'closed',
        id: ctx.ids.next(),
        taskId,
        note: pick(random, outcomes),
      });
    }
    return false;
  });
}

function evening(past: PastDay, random: () => number, here: readonly CarePerson[]) {
  here.forEach((person, n) => {
    const time = laterBy('15:30', n * 2);
    if (!past.reached(time)) return;
    const ctx = past.at(time);
    if (random() < 0.3) {
      daycareHandlers.saveNote(ctx, {
        ...{ residentId: person.id, day: past.day, basedOn: null },
        mood: pick(random, ['cheerful', 'calm', 'calm', 'cheerful', 'low', 'restless'] as const),
        activities: [{ name: pick(random, activities), joined: random() < 0.85, note: '' }],
        noteForFamily: pick(random, forFamily),
        noteForStaff: pick(random, forStaff),
      });
    }
    daycareHandlers.depart(ctx, { residentId: person.id, withWhom: random() < 0.4 ? '女儿' : null });
  });
}

/** Two incidents, one of them still open, and one session of clinic and haircut. */
function happen(past: PastDay, here: readonly CarePerson[], { life, back }: Where) {
  const [person, other] = here;
  if (!person || !other || !past.reached('10:40')) return;
  if (back === 12 || back === 2) {
    const ctx = past.at('10:40');
    const isFall = back === 12;
    const { incident } = incidentHandlers.report(ctx, {
      ...{
        id: ctx.ids.next(),
        residentId: person.id,
        otherIds: isFall ? [] : [other.id],
        at: ctx.now - 600_000,
      },
      ...{ kind: isFall ? 'fall' : 'conflict', severity: isFall ? 'moderate' : 'minor' },
      place: isFall ? '二楼走廊' : '活动室',
      what: isFall ? '起身时脚下一滑坐到地上，无外伤。' : '为看哪个台争了几句，声音较大。',
      measures: isFall ? '测血压、观察半小时，地面已擦干。' : '分开座位，分别劝解。',
      told: isFall ? [{ who: '女儿', at: ctx.now - 300_000 }] : [],
    });
    life.open.push({ taskId: incident.taskId, residentId: person.id, age: isFall ? 0 : -9 });
  }
  if (back === 9) clinic(past, here);
}

function clinic(past: PastDay, here: readonly CarePerson[]) {
  const sessionId = past.at('13:00').ids.next();
  const place = { place: '一楼多功能厅', providers: '区医院老年科、爱心理发队', note: '' };
  clinicHandlers.create(past.at('13:00'), { id: sessionId, day: past.day, kind: 'both', ...place });
  const offered = clinicHandlers.services(past.at('13:00'), {});
  here.slice(0, 16).forEach((person, n) => {
    const ctx = past.at(laterBy('13:10', n * 5));
    const systolic = person.systolic + (n % 5) * 4;
    const bp = { systolic, diastolic: Math.round(systolic * 0.6), pulse: 70 + (n % 6) };
    const rest = { glucose: null, glucoseTime: null, temperature: null, weight: null, spo2: null, note: '' };
    const service = offered[n % offered.length];
    clinicHandlers.serve(ctx, {
      ...{ id: ctx.ids.next(), sessionId, residentId: person.id, personName: null },
      reading: n % 4 === 3 ? null : { ...bp, ...rest, ecgTaken: n % 3 === 0 },
      services: service ? [{ serviceId: service.id, result: '' }] : [],
      provider: '陈医生',
    });
  });
  clinicHandlers.close(past.at('15:00'), { id: sessionId, closed: true });
}
