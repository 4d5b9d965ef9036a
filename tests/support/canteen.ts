/**
 * A centre with a canteen and day care, for tests in a real browser: fictional elders of all tiers, two sets for lunch, three
 * rules of which the best one counts. `shareOf` works the subsidy out again by plain arithmetic.
 */
import type { DeskClient } from '../../db/contract.ts';
import { plainTerms, type RuleTerms } from '../../db/subsidies/contract.ts';
import { addPerson } from './people.ts';

export interface Diner {
  id: string;
  name: string;
  birthYear: number;
  lowIncome: 'none' | 'holds' | 'expired';
  /** To scan; null: has no card, and is found by name. */
  code: string | null;
  balanceFen: number;
}

export const priceFen = 1600;
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const given = [...'秀桂玉淑凤春兰芳英珍'];

/** Names that no two share, of two or three characters. */
function nameOf(at: number): string {
  const surname = surnames[at % surnames.length] ?? '';
  const first = given[Math.floor(at / surnames.length) % given.length] ?? '';
  const second = given[(at * 7 + 3) % given.length] ?? '';
  return surname + first + second;
}

const rules: readonly { name: string; terms: Partial<RuleTerms> & Pick<RuleTerms, 'payer'> }[] = [
  {
    name: '低保八折',
    terms: {
      payer: 'civilAffairs',
      kind: 'percent',
      basisPoints: 8000,
      capPerMealFen: 1200,
      categories: ['lowIncome'],
    },
  },
  {
    name: '八十岁以上',
    terms: { payer: 'street', kind: 'perMeal', amountFen: 300, ageFrom: 80, minSpendFen: 1500 },
  },
  {
    name: '六十到七十九岁',
    terms: { payer: 'centre', kind: 'perMeal', amountFen: 200, ageFrom: 60, ageTo: 79 },
  },
];

/** What is paid for a lunch of `priceFen` in 2026, and by whom. */
export function shareOf({ birthYear, lowIncome }: Diner): { payer: string; amountFen: number } {
  if (lowIncome === 'holds')
    return { payer: 'civilAffairs', amountFen: Math.min((priceFen * 80) / 100, 1200) };
  return 2026 - birthYear >= 80 ? { payer: 'street', amountFen: 300 } : { payer: 'centre', amountFen: 200 };
}

async function addDiner(client: DeskClient, at: number): Promise<Diner> {
  const lowIncome = at % 5 === 0 ? 'holds' : at % 5 === 1 ? 'expired' : 'none';
  const birthYear = 1936 + (at % 29);
  const name = nameOf(at);
  const expiresOn = lowIncome === 'expired' ? '2026-08-31' : null;
  const categories =
    lowIncome === 'none'
      ? []
      : [{ category: 'lowIncome' as const, detail: null, source: '民政', startsOn: null, expiresOn }];
  // Born in January: the age is the difference of the years on every day of the test.
  const id = await addPerson(client, { name, birthDate: `${birthYear}-01-02` }, { categories });
  const balanceFen = at % 3 === 0 ? 5000 : 0;
  if (balanceFen > 0)
    await client.payments.topUp({ id: crypto.randomUUID(), residentId: id, amountFen: balanceFen, note: '' });
  const issued =
    at % 2 === 0
      ? await client.cards.issue({ id: crypto.randomUUID(), residentId: id, kind: 'diner' })
      : null;
  return { id, name, birthYear, lowIncome, code: issued?.card.code ?? null, balanceFen };
}

/** @param day that has a menu */
export async function openCanteenFor(client: DeskClient, day: string, count: number): Promise<Diner[]> {
  const dish = await client.menu.addDish({
    id: crypto.randomUUID(),
    name: '回锅肉',
    nameEn: '',
    kind: 'meat',
    priceFen: 800,
    allergens: [],
    diets: [],
  });
  for (const [name, price] of [
    ['套餐 A', priceFen],
    ['套餐 B', 2000],
  ] as const) {
    const food = { nameEn: '', dishIds: [dish.id], diets: [] };
    await client.menu.addOption({
      id: crypto.randomUUID(),
      day,
      meal: 'lunch',
      name,
      priceFen: price,
      ...food,
    });
  }
  await client.subsidies.save({
    rules: rules.map(({ name, terms }, at) => ({
      id: crypto.randomUUID(),
      ruleId: crypto.randomUUID(),
      follows: 0,
      name,
      nameEn: name,
      terms: { ...plainTerms, validFrom: '2026-01-01', validTo: null, group: 'meal', rank: at + 1, ...terms },
    })),
    reason: '街道文件',
  });
  const diners: Diner[] = [];
  for (let at = 0; at < count; at++) diners.push(await addDiner(client, at));
  return diners;
}

/** Enrols people for every day of the week, from `startsOn` on, with their consent. */
export async function enrolAll(
  client: DeskClient,
  diners: readonly Diner[],
  startsOn: string,
): Promise<void> {
  for (const { id } of diners) {
    for (const purpose of ['health', 'care'] as const) {
      const guardian = { guardianName: null, guardianRelation: null };
      await client.residents.giveConsent({
        residentId: id,
        purpose,
        by: 'self',
        form: 'paper',
        at: null,
        ...guardian,
      });
    }
    await client.daycare.enrol({
      id: crypto.randomUUID(),
      residentId: id,
      startsOn,
      endsOn: null,
      trialUntil: null,
      weekdays: 127,
      goals: [],
      medication: '',
      collectors: [],
      remarks: '',
    });
  }
}
