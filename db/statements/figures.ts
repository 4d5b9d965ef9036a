/** A month's figures, added up from its entries. The same entries give the same text, byte by byte. */
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { Sentence } from '../core/errors.ts';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { mealNames, modeNames } from '../menu/vocabulary.ts';
import { paymentMethods } from '../payments/shapes.ts';
import { type Payer, payers } from '../subsidies/shapes.ts';
import type { Amounts, FigureGroup, Figures, Share } from './contract.ts';
import { countedOf } from './counted.ts';
import {
  addTo,
  borneBy,
  type Counted,
  delivererKey,
  type Month,
  noAmounts,
  ruleKey,
  sumOf,
} from './entries.ts';
import { moneyOf } from './money.ts';
import { methodWords, payerWords, tierKeys, tierWord } from './words.ts';

const routeNames = perConnection((sqlite) =>
  sqlite.prepare<[], { id: string; name: string }>('SELECT id, name FROM delivery_route'),
);

const same = (text: string): Sentence => ({ zh: text, en: text });

/** Entries without a key stand in no row. Rows come in the order of `keys`, any other behind them by key. */
function grouped<Key extends string>(
  entries: readonly Counted[],
  keyOf: (entry: Counted) => Key | null,
  keys: readonly Key[],
  nameOf: (key: Key) => Sentence,
): FigureGroup[] {
  const sums = new Map<Key, Amounts>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    sums.set(key, addTo(sums.get(key) ?? noAmounts(), entry));
  }
  const rank = (key: Key) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return [...sums]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([key, sum]) => ({ key, name: nameOf(key), ...sum }));
}

/** Route and person, as far as either is known. */
function delivererName(names: ReadonlyMap<string, string>, key: string): Sentence {
  const [routeId = '', ...rest] = key.split('|');
  const known = [names.get(routeId), rest.join('|')].filter((part) => part);
  return known.length > 0 ? same(known.join(' · ')) : { zh: '未填配送人', en: 'Nobody named' };
}

function payerShares(entries: readonly Counted[], total: Amounts): Share[] {
  return (['person', ...payers] as const).map((key) => ({
    key,
    name: payerWords[key],
    portions: entries.reduce((sum, entry) => (borneBy(entry, key) === 0 ? sum : sum + entry.portions), 0),
    amountFen: key === 'person' ? total.personFen : total.payers[key],
  }));
}

function ruleShares(entries: readonly Counted[]): (Share & { payer: Payer })[] {
  const shares = new Map<string, Share & { payer: Payer }>();
  for (const { lines, portions, entries: count } of entries) {
    for (const line of lines) {
      const key = ruleKey(line);
      const { name: zh, nameEn: en, payer } = line;
      const share = shares.get(key) ?? { key, name: { zh, en }, portions: 0, amountFen: 0, payer };
      share.portions += portions;
      share.amountFen += line.amountFen * count;
      shares.set(key, share);
    }
  }
  return [...shares.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export function figuresOf(sqlite: Sqlite, month: Month): Figures {
  const { entries, diners } = countedOf(sqlite, month);
  const meals = entries.filter(({ kind }) => kind === 'meal');
  const corrections = entries.filter(({ kind }) => kind === 'adjustment');
  const total = sumOf(entries);
  const routes = new Map(
    routeNames(sqlite)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return {
    month,
    meals: sumOf(meals),
    adjustments: sumOf(corrections),
    corrections: corrections.reduce((sum, { entries: count }) => sum + count, 0),
    total,
    late: sumOf(meals.filter(({ late }) => late)),
    diners,
    payers: payerShares(entries, total),
    rules: ruleShares(entries),
    by: {
      tier: grouped(entries, ({ tier }) => tier, tierKeys, tierWord),
      meal: grouped(
        entries,
        ({ meal }) => meal,
        mealTimes,
        (key) => mealNames[key],
      ),
      mode: grouped(
        entries,
        ({ mode }) => mode,
        servingModes,
        (key) => modeNames[key],
      ),
      method: grouped(
        entries,
        ({ payment }) => payment,
        paymentMethods,
        (key) => methodWords[key],
      ),
      deliverer: grouped(entries, delivererKey, [], (key) => delivererName(routes, key)),
      day: grouped(entries, ({ bookedOn }) => bookedOn, [], same),
    },
    money: moneyOf(sqlite, month),
  };
}
