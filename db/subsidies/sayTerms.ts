/** Reads the terms of a rule in words: whom it is for, when, how much, and who bears it. Pure and browser-safe. */
import type { Sentence } from '../core/errors.ts';
import { mealNames, modeNames } from '../menu/vocabulary.ts';
import { categories } from '../residents/vocabulary.ts';
import type { RuleTerms } from './shapes.ts';
import {
  joined,
  payerWords,
  say,
  sayAges,
  sayMoney,
  sayPercent,
  sayWeekdays,
  sentenceCase,
  within,
} from './words.ts';

const known = (parts: readonly (Sentence | null)[]): Sentence[] => parts.filter((part) => part !== null);

function whom(terms: RuleTerms): Sentence {
  const { hukou, abilityLevels: levels } = terms;
  const parts = known([
    terms.categories.length === 0
      ? null
      : joined(
          terms.categories.map((category) => within(categories[category])),
          '或',
          ' or ',
        ),
    sayAges(terms.ageFrom, terms.ageTo),
    hukou === null ? null : say(`户籍在${hukou}`, `registered in ${hukou}`),
    levels.length === 0
      ? null
      : say(`能力 ${levels.toSorted().join('、')} 级`, `ability level ${levels.toSorted().join(', ')}`),
  ]);
  return parts.length === 0 ? say('每位居民', 'Every resident') : joined(parts, '，', ', ');
}

function when(terms: RuleTerms): Sentence | null {
  const parts = known([
    sayWeekdays(terms.weekdays),
    terms.meals.length === 0
      ? null
      : joined(
          terms.meals.map((meal) => within(mealNames[meal])),
          '、',
          ' or ',
        ),
    terms.modes.length === 0
      ? null
      : joined(
          terms.modes.map((mode) => within(modeNames[mode])),
          '、',
          ' or ',
        ),
    terms.mealOfDay === null
      ? null
      : say(`当天第 ${terms.mealOfDay} 餐`, `meal ${terms.mealOfDay} of the day`),
  ]);
  return parts.length === 0 ? null : joined(parts, '，', ', ');
}

function amount({ kind, amountFen, basisPoints, basis }: RuleTerms): Sentence {
  const { zh, en } = sayMoney(amountFen);
  const percent = sayPercent(basisPoints);
  if (kind === 'perMeal') return say(`每餐补 ${zh}`, `${en} a meal`);
  if (kind === 'perDay') return say(`每天补 ${zh}`, `${en} a day`);
  if (kind === 'percent') {
    return basis === 'price'
      ? say(`补餐费的 ${percent}`, `${percent} of the price`)
      : say(`补前面补贴后余下的 ${percent}`, `${percent} of what is left`);
  }
  if (basis === 'rest') {
    return say(`前面补贴后本人最多再付 ${zh}`, `the person pays at most ${en} of what is left`);
  }
  return amountFen === 0
    ? say('本人不付钱', 'the person pays nothing')
    : say(`本人付 ${zh}，其余由补贴出`, `the person pays ${en}, the subsidy the rest`);
}

function limits(terms: RuleTerms): Sentence[] {
  const limit = (fen: number | null, zh: string, en: (money: string) => string) =>
    fen === null ? null : say(`${zh} ${sayMoney(fen).zh}`, en(sayMoney(fen).en));
  return known([
    limit(terms.minSpendFen, '餐费要满', (money) => `for a bill of ${money} or more`),
    limit(terms.capPerMealFen, '每餐最多', (money) => `at most ${money} a meal`),
    limit(terms.capPerDayFen, '每天最多', (money) => `at most ${money} a day`),
  ]);
}

/** How it counts beside other rules. */
function beside({ group, last }: RuleTerms): Sentence | null {
  const parts = known([
    group === null ? null : say(`“${group}”里只取最多的一项`, `only the best of "${group}" counts`),
    last ? say('补了这项就不再叠加后面的', 'once it pays, no later rule does') : null,
  ]);
  return parts.length === 0 ? null : joined(parts, '，', '; ');
}

/** `60 岁及以上；午餐、晚餐；补餐费的 25%，每餐最多 3 元；由街道承担。` */
export function sayTerms(terms: RuleTerms): Sentence {
  const payer = payerWords[terms.payer];
  const parts = known([
    whom(terms),
    when(terms),
    joined([amount(terms), ...limits(terms)], '，', ', '),
    beside(terms),
    say(`由${payer.zh}承担`, `borne by ${payer.en}`),
  ]);
  const { zh, en } = joined(parts, '；', '; ');
  return { zh: `${zh}。`, en: `${sentenceCase(en)}.` };
}
