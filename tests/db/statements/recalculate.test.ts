/**
 * A month served through the core at random, with rules, corrections, undone meals, guests and adjustments, then added
 * up again by plain arithmetic: from what was asked of the till, and from the rows of the exported workbook.
 */
import { expect, test } from 'vitest';
import { readFile } from '../../../db/exchange/readFile.ts';
import type { Cell } from '../../../db/exchange/sheet.ts';
import { residentCategories, residents } from '../../../db/residents/table.ts';
import { countedOf } from '../../../db/statements/counted.ts';
import { sumOf } from '../../../db/statements/entries.ts';
import { plainTerms, type RuleTerms } from '../../../db/subsidies/contract.ts';
import { type Canteen, openCanteen } from '../../support/canteenMonth.ts';
import { seededRandom } from '../../support/clock.ts';

const october = '2026-10';
const dayOf = (number: number) => `${october}-${String(number).padStart(2, '0')}`;

/** Whoever is 80 or over gets 3 yuan from the street; whoever is on allowance also a quarter, at most 2.50. */
const rules: { name: string; terms: RuleTerms }[] = [
  {
    name: '高龄每餐 3 元',
    terms: {
      ...plainTerms,
      payer: 'street',
      amountFen: 300,
      ageFrom: 80,
      rank: 1,
      validFrom: '2026-01-01',
      validTo: null,
    },
  },
  {
    name: '低保四分之一',
    terms: {
      ...plainTerms,
      ...{ payer: 'civilAffairs', kind: 'percent', basisPoints: 2500, capPerMealFen: 250 },
      ...{ categories: ['lowIncome'], rank: 2, validFrom: '2026-01-01', validTo: null },
    },
  },
];

interface Guest {
  id: string;
  isAged: boolean;
  isPoor: boolean;
}

async function people(desk: Canteen, count: number): Promise<Guest[]> {
  return desk.enter((ctx) =>
    Array.from({ length: count }, (_, n) => {
      const [id, isAged, isPoor] = [ctx.ids.next(), n % 2 === 0, n % 3 === 0];
      const row = { id, name: n === 0 ? '=1+1' : `居民${n}`, formerNames: [], status: 'here' as const };
      ctx.write.insert(residents, {
        ...row,
        birthDate: isAged ? '1940-05-01' : '1960-05-01',
        createdAt: ctx.now,
      });
      if (isPoor) {
        const held = { category: 'lowIncome', source: '', createdAt: ctx.now } as const;
        ctx.write.insert(residentCategories, { id: ctx.ids.next(), residentId: id, removed: false, ...held });
      }
      return { id, isAged, isPoor };
    }),
  );
}

/** By hand: what the two rules pay for a meal at this price. */
function shareOf({ isAged, isPoor }: Guest, price: number) {
  const street = isAged ? Math.min(300, price) : 0;
  const civilAffairs = isPoor ? Math.min(Math.floor(price / 4), 250, price - street) : 0;
  return { portions: 1, price, street, civilAffairs, person: price - street - civilAffairs };
}
type Share = ReturnType<typeof shareOf>;

const nothing: Share = { portions: 0, price: 0, street: 0, civilAffairs: 0, person: 0 };
const added = (shares: readonly Share[]): Share =>
  shares.reduce(
    (sum, share) => ({
      portions: sum.portions + share.portions,
      price: sum.price + share.price,
      street: sum.street + share.street,
      civilAffairs: sum.civilAffairs + share.civilAffairs,
      person: sum.person + share.person,
    }),
    nothing,
  );

/** Serves, corrects and undoes at random; answers with what must come out and what can be adjusted later. */
async function serveMonth(desk: Canteen, guests: readonly Guest[]) {
  const { client, ids } = desk;
  const random = seededRandom(20261);
  const expected: Share[] = [];
  const served: { rootId: string; guest: Guest; share: Share }[] = [];
  const again = { day: '', meal: 'lunch', serving: 1, optionId: null, optionName: '家常套餐' } as const;
  for (let number = 1; number <= 28; number += 3) {
    for (const guest of guests) {
      if (random() < 0.3) continue;
      const price = 800 + Math.floor(random() * 12) * 100;
      const mode = (['dineIn', 'takeAway', 'delivery'] as const)[Math.floor(random() * 3)] ?? 'dineIn';
      const { line } = await client.meals.serve({
        ...{ ...again, residentId: guest.id, day: dayOf(number), priceFen: price, mode },
        payment: random() < 0.5 ? 'cash' : 'signed',
      });
      const undo = { id: ids.next(), versionId: line.versionId, reason: '点错了' };
      if (random() < 0.1) await client.meals.withdraw(undo);
      else {
        const other = random() < 0.15 ? price + 200 : price;
        if (other !== price) await client.meals.correct({ ...undo, patch: { priceFen: other } });
        const share = shareOf(guest, other);
        expected.push(share);
        served.push({ rootId: line.rootId, guest, share });
      }
    }
    const portions = 1 + Math.floor(random() * 4);
    await client.meals.serveGuests({
      ...{ id: ids.next(), day: dayOf(number), meal: 'lunch', portions, guest: '参观团', mode: 'dineIn' },
      ...{ optionId: null, optionName: '工作餐', priceFen: 1800 },
    });
    expected.push({ ...nothing, portions, price: portions * 1800, person: portions * 1800 });
  }
  return { expected: added(expected), served };
}

async function sheets(desk: Canteen, month: string) {
  const { file } = await desk.client.statements.export({ month, language: 'zh' });
  const read = await readFile(new Uint8Array(await file.arrayBuffer()), 'x.xlsx');
  return new Map(read.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)]));
}

const fen = (cell: Cell | undefined) => Math.round(Number(cell ?? 0) * 100);

/** The sheet of rows added up: portions, price, diners, subsidy, centre, street, civil affairs, charity. */
function addedRows(rows: readonly (readonly Cell[])[]): number[] {
  const sum = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const cells of rows.slice(2)) {
    sum[0] = (sum[0] ?? 0) + Number(cells[8]);
    for (let column = 1; column < 8; column++) sum[column] = (sum[column] ?? 0) + fen(cells[8 + column]);
  }
  return sum;
}

const figuresOf = ({ portions, price, person, street, civilAffairs }: Share) => [
  ...[portions, price, person, street + civilAffairs, 0, street, civilAffairs, 0],
];

test('a month of meals adds up the same by the core, by hand, and from the exported rows', async () => {
  using desk = await openCanteen();
  const { client, ids } = desk;
  desk.moveTo('2026-10-31T18:00:00+08:00');
  await client.subsidies.save({
    rules: rules.map(({ name, terms }) => ({
      ...{ id: ids.next(), ruleId: ids.next(), follows: 0, name, nameEn: name, terms },
    })),
    reason: '街道助餐方案',
  });
  const guests = await people(desk, 12);
  const { expected, served } = await serveMonth(desk, guests);

  const { total, by, payers } = await desk.figures(october);
  const core = [
    total.portions,
    total.priceFen,
    total.personFen,
    total.subsidyFen,
    ...Object.values(total.payers),
  ];
  expect(core).toEqual(figuresOf(expected));
  expect(payers.map(({ amountFen }) => amountFen)).toEqual([
    expected.person,
    ...figuresOf(expected).slice(4),
  ]);
  for (const groups of [by.tier, by.meal, by.mode, by.method, by.day])
    expect(groups.reduce((sum, { priceFen }) => sum + priceFen, 0)).toBe(expected.price);

  const book = await sheets(desk, october);
  expect([...book.keys()]).toEqual([
    ...[`助餐月结算表 ${october}`, '按人群类别', '按承担方', '按配送人', '按日期', '收款', '明细'],
  ]);
  expect(addedRows(book.get('明细') ?? [])).toEqual(figuresOf(expected));
  const summary = book.get(`助餐月结算表 ${october}`)?.find(([name]) => name === '合计') ?? [];
  expect([Number(summary[1]), ...summary.slice(2).map(fen)]).toEqual(figuresOf(expected));
  expect(book.get('明细')?.flat()).toContain("'=1+1");

  // A closed month, then five meals that turn out not to have been eaten, and one at another price.
  desk.moveTo('2026-11-03T09:00:00+08:00');
  await desk.close(october);
  const text = desk.frozen(october);
  const taken = served.slice(0, 5);
  for (const { rootId } of taken) {
    const change = { kind: 'notEaten' } as const;
    await client.meals.adjust({ id: ids.next(), rootId, change, reason: '当天没有来' });
  }
  const dearer = served[5];
  if (!dearer) throw new Error('too few meals were served');
  const change = { kind: 'priced', priceFen: dearer.share.price + 400, optionName: '加菜' } as const;
  await client.meals.adjust({
    id: ids.next(),
    rootId: dearer.rootId,
    change,
    payment: 'cash',
    reason: '加了一个菜',
  });

  expect(desk.frozen(october)).toBe(text);
  const after = shareOf(dearer.guest, dearer.share.price + 400);
  const minus = (share: Share): Share => ({
    portions: -share.portions,
    price: -share.price,
    street: -share.street,
    civilAffairs: -share.civilAffairs,
    person: -share.person,
  });
  const difference = added([...taken, dearer].map(({ share }) => minus(share)).concat(after));
  const november = await desk.figures('2026-11');
  const { adjustments } = november;
  expect([
    ...[adjustments.portions, adjustments.priceFen, adjustments.personFen, adjustments.subsidyFen],
    ...Object.values(adjustments.payers),
  ]).toEqual(figuresOf(difference));
  const rows = (await sheets(desk, '2026-11')).get('明细') ?? [];
  expect(addedRows(rows)).toEqual(figuresOf(difference));
  expect(rows.slice(2).map((cells) => cells.at(-1))).toEqual([
    ...taken.map(() => '当天没有来'),
    '加了一个菜',
  ]);

  // Money: what diners were charged is what the drawer and the accounts hold.
  const moved = [await desk.figures(october), november].map(({ money }) => money.total);
  const charged = moved.reduce(
    (sum, { cashFen, owedFen, balanceFen }) => sum + cashFen + owedFen - balanceFen,
    0,
  );
  expect(charged).toBe(expected.person + difference.person);
});

test('what the database counts is what the entries add up to one by one', async () => {
  using desk = await openCanteen();
  const guests = await people(desk, 4);
  await serveMonth(desk, guests);
  const { rows } = await desk.client.statements.rows({
    month: october,
    by: 'all',
    key: '',
    offset: 0,
    limit: 500,
  });
  const { entries, diners } = countedOf(desk.reader.sqlite, october);
  expect(entries.length).toBeLessThanOrEqual(rows.length);
  expect(entries.reduce((sum, { entries: count }) => sum + count, 0)).toBe(rows.length);
  const { sum } = await desk.client.statements.rows({
    month: october,
    by: 'all',
    key: '',
    offset: 0,
    limit: 1,
  });
  expect(sumOf(entries)).toEqual(sum);
  expect(diners).toBe(new Set(rows.flatMap(({ residentId }) => residentId ?? [])).size);
});
