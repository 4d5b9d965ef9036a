/** Volunteers of the demo: residents, people from elsewhere, minors with a guardian; their teams, records and cards. */
import { cardHandlers } from '../cards/service.ts';
import { addDays, ageOn, type Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import type { HashedSecret } from '../core/secret.ts';
import { volunteerHandlers } from '../volunteers/service.ts';
import { volunteerPins } from '../volunteers/table.ts';
import { shuffled } from './past.ts';
import { pick } from './people.ts';
import type { DemoPerson } from './seedPeople.ts';

const residentCount = 31;
const minorCount = 3;
/** The last of them has applied and waits to be accepted. */
const fromElsewhere = [
  ['罗思远', '1999-05-14', 'male', '成都医学院青年志愿者协会'],
  ['唐雨薇', '2003-09-02', 'female', '成都医学院青年志愿者协会'],
  ['何建平', '1978-02-20', 'male', '区供电公司'],
  ['邓小燕', '1985-11-08', 'female', '区供电公司'],
  ['彭国栋', '1969-07-30', 'male', '杏林书画社'],
  ['贺晓梅', '1994-03-17', 'female', ''],
] as const;

export const teamNames = [
  '暖食助餐队',
  '邻里陪伴队',
  '绿色环保队',
  '红杏便民服务队',
  '小小志愿者队',
] as const;
const [meals, visiting, green, handiwork, young] = [0, 1, 2, 3, 4] as const;

const skills = ['理发', '量血压', '英语', '数学辅导', '水电维修', '摄影', '手语', '心理疏导', '书法', '急救'];
const organisations = ['', '', '', '永宁小学', '区人民医院', '柳浪小区业委会', '街道工商联'];
const branches = ['区教育局机关第二党支部', '区人民医院门诊党支部'];
const awards = ['2025 年度街道优秀志愿者', '抗洪志愿服务先进个人', '社区五星志愿家庭'];

export interface DemoVolunteer {
  id: string;
  residentId: string;
  name: string;
  team: number;
  /** In the same household, volunteer or not. */
  familyIds: string[];
}

interface NewVolunteer {
  person: DemoPerson | null;
  outside: (typeof fromElsewhere)[number] | null;
  minor: boolean;
  team: number;
}

/** Who volunteers: mostly people between work and old age, some parents, three pupils. */
function candidatesOf(random: () => number, people: readonly DemoPerson[], today: Day): NewVolunteer[] {
  const aged = (from: number, to: number) =>
    shuffled(
      random,
      people.filter(({ birthDate, livesHere, phones }) => {
        const age = ageOn(birthDate, today);
        return livesHere && phones.length > 0 && age >= from && age <= to;
      }),
    );
  const adults = aged(22, 70).slice(0, residentCount);
  const minors = aged(13, 17).slice(0, minorCount);
  const teams = [meals, meals, visiting, green, handiwork] as const;
  return [
    ...adults.map((person, at) => ({
      ...{ person, outside: null, minor: false },
      team: teams[at % teams.length] ?? meals,
    })),
    ...minors.map((person) => ({ person, outside: null, minor: true, team: young })),
    ...fromElsewhere.map((outside, at) => ({
      ...{ person: null, outside, minor: false },
      team: at < 2 ? visiting : handiwork,
    })),
  ];
}

type Who = Parameters<typeof volunteerHandlers.register>[1]['who'];

function whoIs(ctx: CommandContext, { person, outside }: NewVolunteer, at: number): Who {
  if (person) return { kind: 'resident', residentId: person.id };
  const [name, birthDate, sex] = outside ?? fromElsewhere[0];
  return {
    kind: 'outside',
    residentId: ctx.ids.next(),
    person: { name, birthDate, sex, estate: '温江区其他街道' },
    phones: [{ number: `169${String(70_010_000 + at * 137)}`, label: '本人' }],
    notDuplicates: [],
  };
}

function registerOne(ctx: CommandContext, random: () => number, given: NewVolunteer, at: number) {
  const { person, outside, minor, team } = given;
  const who = whoIs(ctx, given, at);
  const own =
    random() < 0.55 ? [pick(random, skills), ...(random() < 0.3 ? [pick(random, skills)] : [])] : [];
  const guardian = {
    ...{ name: `${person?.name.slice(0, 1) ?? '何'}先生`, relation: '父亲' },
    ...{ phone: `16900${String(10_000 + at * 211)}0`, on: addDays(ctx.today, -40) },
  };
  const applies = outside?.[0] === fromElsewhere.at(-1)?.[0];
  const { id } = volunteerHandlers.register(ctx, {
    who,
    state: applies ? 'applied' : 'active',
    registeredOn: addDays(ctx.today, applies ? 0 : -Math.floor(30 + random() * 900)),
    guardian: minor ? guardian : null,
    skills: own,
    languages: random() < 0.2 ? [pick(random, ['四川话', '英语', '手语'])] : [],
    // Free on weekday mornings and afternoons, or at weekends; every third leaves it open.
    availability:
      at % 3 === 0 ? 0 : at % 3 === 1 ? 0b000_000_011_011_011_011_011 : 0b111_111_100_100_100_100_100,
    organisation: outside?.[3] ?? pick(random, organisations),
    partyBranch: at % 9 === 4 ? pick(random, branches) : '',
    remarks: '',
  });
  const familyIds: string[] = [];
  const name = person?.name ?? outside?.[0] ?? '';
  return { id, residentId: who.residentId, name, team, familyIds };
}

function addRecords(ctx: CommandContext, random: () => number, volunteerId: string, at: number) {
  const insured = at % 8 !== 7;
  const expiresOn = addDays(ctx.today, at % 13 === 5 ? 18 : at % 17 === 3 ? 46 : 120 + at * 6);
  const add = (
    given: Pick<
      Parameters<typeof volunteerHandlers.addRecord>[1],
      'kind' | 'title' | 'day' | 'expiresOn' | 'minutes' | 'score' | 'note'
    >,
  ) => volunteerHandlers.addRecord(ctx, { id: ctx.ids.next(), volunteerId, ...given });
  const none = { expiresOn: null, minutes: null, score: null, note: '' };
  if (insured) {
    const title = '志愿者人身意外伤害险';
    add({ ...none, kind: 'insurance', title, day: addDays(expiresOn, -364), expiresOn });
  }
  if (at % 2 === 0) {
    const day = addDays(ctx.today, -60 - at);
    add({ ...none, kind: 'training', title: '志愿者上岗培训', day, minutes: 120 });
  }
  if (at % 6 === 2) {
    const day = addDays(ctx.today, -340 - at);
    add({
      ...none,
      kind: 'training',
      title: '红十字救护员',
      day,
      expiresOn: addDays(day, 730),
      minutes: 960,
    });
  }
  if (at % 11 === 1)
    add({ ...none, kind: 'award', title: pick(random, awards), day: addDays(ctx.today, -20) });
  if (at % 10 === 3) {
    const day = addDays(ctx.today, -10);
    add({ ...none, kind: 'evaluation', title: '半年评价', day, score: 4 + (at % 2), note: '守时、耐心' });
  }
}

/** Everybody as of the first day of the demo; the first of a team leads it. */
export function addVolunteers(
  ctx: CommandContext,
  random: () => number,
  people: readonly DemoPerson[],
  pin: HashedSecret,
): { volunteers: DemoVolunteer[]; teamIds: string[] } {
  const teamIds = teamNames.map((name, position) => {
    const id = ctx.ids.next();
    volunteerHandlers.saveTeam(ctx, { id, name, note: '', position });
    return id;
  });
  const entered = candidatesOf(random, people, ctx.today).map((given, at) => {
    const volunteer = registerOne(ctx, random, given, at);
    addRecords(ctx, random, volunteer.id, at);
    cardHandlers.issue(ctx, { id: ctx.ids.next(), residentId: volunteer.residentId, kind: 'volunteer' });
    if (at % 4 !== 3)
      ctx.write.insert(volunteerPins, { id: volunteer.id, ...pin, failures: 0, lockedUntil: null });
    const household = given.person?.household;
    const family = people.filter((one) => one.household === household && one.id !== volunteer.residentId);
    return { ...volunteer, familyIds: family.map(({ id }) => id) };
  });
  for (const [at, teamId] of teamIds.entries()) {
    const members = entered.filter(({ team }) => team === at).map(({ id }) => id);
    if (members.length === 0) continue;
    volunteerHandlers.setMember(ctx, { teamId, volunteerIds: members, role: 'member' });
    volunteerHandlers.setMember(ctx, { teamId, volunteerIds: members.slice(0, 1), role: 'leader' });
  }
  return { volunteers: entered, teamIds };
}
