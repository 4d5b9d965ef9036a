/** Enters the fictional people: cards, phones, households, categories with dates, consents, a pair of duplicates. */
import { addDays, ageOn } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { householdHandlers } from '../households/service.ts';
import { residentHandlers } from '../residents/service.ts';
import { type FictionalPerson, fictionalPeople, pick, seededRandom } from './people.ts';
import type { DemoDesk } from './seed.ts';

export interface DemoPerson extends FictionalPerson {
  id: string;
}

const seed = 20211;
const residents = residentHandlers({ timelineSources: [] });

interface DemoCategory {
  category: 'aged' | 'livingAlone' | 'lowIncome' | 'disabled' | 'partyMember' | 'veteran' | 'newResident';
  detail: string | null;
  source: string;
  startsOn: string | null;
  expiresOn: string | null;
}

/** What a community of this make-up would have on record; one in eight certificates has run out. */
function categoriesOf(
  random: () => number,
  person: FictionalPerson,
  alone: boolean,
  today: string,
): DemoCategory[] {
  const age = ageOn(person.birthDate, today);
  const dated = (category: DemoCategory['category'], detail: string | null = null): DemoCategory => ({
    category,
    detail,
    source: '民政系统',
    startsOn: addDays(today, -300),
    expiresOn: addDays(today, random() < 0.125 ? -12 : 20 + Math.floor(random() * 400)),
  });
  const open = (category: DemoCategory['category']): DemoCategory => ({
    category,
    detail: null,
    source: '花名册',
    startsOn: null,
    expiresOn: null,
  });
  const held: DemoCategory[] = [];
  if (age >= 80) held.push(open('aged'));
  if (age >= 65 && alone) held.push(open('livingAlone'));
  if (random() < 0.05) held.push(dated('lowIncome'));
  if (random() < 0.05) held.push(dated('disabled', pick(random, ['肢体二级', '视力三级', '听力二级'])));
  if (age >= 20 && random() < 0.12) held.push(open('partyMember'));
  if (age >= 40 && person.sex === 'male' && random() < 0.05) held.push(open('veteran'));
  if (random() < 0.06) held.push(open('newResident'));
  return held;
}

function relationTo(head: FictionalPerson, person: FictionalPerson) {
  const years = Number(person.birthDate.slice(0, 4)) - Number(head.birthDate.slice(0, 4));
  if (Math.abs(years) < 14) return head.sex === person.sex ? 'sibling' : 'spouse';
  if (years >= 45) return 'grandchild';
  if (years > 0) return person.sex === 'male' ? 'son' : 'daughter';
  return person.sex === 'male' ? 'father' : 'mother';
}

function addPerson(ctx: CommandContext, person: FictionalPerson, categories: DemoCategory[]): string {
  const { id } = residents.add(ctx, {
    person: {
      name: person.name,
      formerNames: person.formerNames,
      documentKind: 'residentId',
      documentNumber: person.idNumber,
      ...person.address,
    },
    phones: person.phones.map((number) => ({ number, label: '本人' })),
    categories,
    household: null,
    notDuplicates: [],
  });
  return id;
}

/** Somebody came in without a document and was entered a second time: the pair waits to be merged. */
async function addDuplicate(demo: DemoDesk, person: DemoPerson) {
  const draft = { name: person.name, birthDate: person.birthDate, ...person.address };
  const suspects = await demo.client.residents.possibleDuplicates({
    id: null,
    documentNumber: null,
    phones: [],
    ...draft,
  });
  await demo.client.residents.add({
    person: draft,
    phones: [],
    categories: [],
    household: null,
    notDuplicates: suspects.map((suspect) => suspect.person.id),
  });
}

/** One household, as it came to the desk: everybody's card, who belongs to whom, and consent to be called. */
function addHousehold(
  ctx: CommandContext,
  random: () => number,
  members: readonly FictionalPerson[],
  today: string,
): DemoPerson[] {
  const entered = members.map((person) => {
    const held = categoriesOf(random, person, members.length === 1, today);
    return { ...person, id: addPerson(ctx, person, held) };
  });
  const [head, ...others] = entered;
  if (!head) return [];
  householdHandlers.create(ctx, {
    headId: head.id,
    members: others.map((person) => ({
      residentId: person.id,
      relation: relationTo(head, person),
      relationText: null,
    })),
    movedIn: null,
  });
  if (ageOn(head.birthDate, today) >= 18 && random() < 0.6) {
    const words = { by: 'self', guardianName: null, guardianRelation: null, form: 'paper' } as const;
    residents.giveConsent(ctx, { residentId: head.id, purpose: 'contact', ...words, at: null });
  }
  for (const { id, livesHere } of entered) {
    if (!livesHere) residents.setStatus(ctx, { id, status: 'away', since: null });
  }
  return entered;
}

export async function seedPeople(demo: DemoDesk, count: number): Promise<DemoPerson[]> {
  const random = seededRandom(seed);
  const made = [...fictionalPeople(seed, count)];
  const people: DemoPerson[] = [];
  for (const members of Map.groupBy(made, (person) => person.household).values()) {
    const add = (ctx: CommandContext) => addHousehold(ctx, random, members, demo.today);
    people.push(...(await demo.transact('residents.add', add)));
  }
  const twice = people.find((person) => person.phones.length > 0 && ageOn(person.birthDate, demo.today) > 60);
  if (twice) await addDuplicate(demo, twice);
  return people;
}
