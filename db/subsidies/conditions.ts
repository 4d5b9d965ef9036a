/**
 * Whom and when a rule pays for: each condition says in words why it is met, or why not where that helps the person
 * at the till. Pure and browser-safe.
 */
import { ageOn } from '../core/clock.ts';
import type { Sentence } from '../core/errors.ts';
import { modeNames } from '../menu/vocabulary.ts';
import { categories } from '../residents/vocabulary.ts';
import type { PricingPerson, PricingQuestion, RuleTerms } from './shapes.ts';
import { say, sayAges, sayMoney, within } from './words.ts';

/**
 * `met`: holds, with the words worth telling. `unmet`: does not, with the kind reason where renewing, filling in or
 * waiting would help; null where it simply is not meant for this person or meal.
 */
type Check = { met: Sentence | null } | { unmet: Sentence | null };
interface Asked {
  terms: RuleTerms;
  question: PricingQuestion;
  person: PricingPerson;
}

const silentlyMet: Check = { met: null };
const notMeant: Check = { unmet: null };
const only = (holds: boolean): Check => (holds ? silentlyMet : notMeant);

/** 1 Monday … 64 Sunday. */
function weekdayBit(day: string): number {
  return 1 << ((new Date(day).getUTCDay() + 6) % 7);
}

function checkDates({ terms, question: { day } }: Asked): Check {
  if (day < terms.validFrom) {
    return { unmet: say(`这项补贴从 ${terms.validFrom} 起执行。`, `It begins on ${terms.validFrom}.`) };
  }
  if (terms.validTo !== null && day > terms.validTo) {
    return { unmet: say(`这项补贴到 ${terms.validTo} 为止。`, `It ended on ${terms.validTo}.`) };
  }
  return silentlyMet;
}

function checkMode({ terms, question: { mode } }: Asked): Check {
  if (terms.modes.length === 0) return silentlyMet;
  return terms.modes.includes(mode) ? { met: within(modeNames[mode]) } : notMeant;
}

function checkMealOfDay({ terms, question }: Asked): Check {
  if (terms.mealOfDay === null) return silentlyMet;
  const number = question.earlier.length + 1;
  if (number !== terms.mealOfDay) {
    const wanted = terms.mealOfDay;
    return {
      unmet: say(
        `这项只补当天第 ${wanted} 餐，这是第 ${number} 餐。`,
        `It pays for meal ${wanted} of the day only; this is meal ${number}.`,
      ),
    };
  }
  return { met: say(`当天第 ${number} 餐`, `meal ${number} of the day`) };
}

function checkMinSpend({ terms, question }: Asked): Check {
  if (terms.minSpendFen === null) return silentlyMet;
  const needed = sayMoney(terms.minSpendFen);
  if (question.priceFen >= terms.minSpendFen)
    return { met: say(`餐费满 ${needed.zh}`, `bill of ${needed.en}`) };
  const short = sayMoney(terms.minSpendFen - question.priceFen);
  return {
    unmet: say(
      `餐费满 ${needed.zh}才有，还差 ${short.zh}。`,
      `It needs a bill of ${needed.en}: ${short.en} to go.`,
    ),
  };
}

function checkAge({ terms, question, person }: Asked): Check {
  const wanted = sayAges(terms.ageFrom, terms.ageTo);
  if (wanted === null) return silentlyMet;
  if (person.birthDate === null) {
    return {
      unmet: say(
        `档案里没有出生日期，无法核对“${wanted.zh}”，请补上。`,
        `The card has no birth date, so "${wanted.en}" cannot be checked. Add it to the card.`,
      ),
    };
  }
  const age = ageOn(person.birthDate, question.day);
  const holds = age >= (terms.ageFrom ?? age) && age <= (terms.ageTo ?? age);
  return holds ? { met: say(`${age} 岁`, `aged ${age}`) } : notMeant;
}

type Held = PricingPerson['categories'][number];

/** Of those that hold on the day, the one that holds longest: it is the better reason. */
function longestHeld(held: readonly Held[], day: string): Held | undefined {
  return held
    .filter(({ startsOn, expiresOn }) => (startsOn ?? day) <= day && (expiresOn ?? day) >= day)
    .toSorted((one, other) => compare(other.expiresOn ?? '9999', one.expiresOn ?? '9999'))[0];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function categoryHolds({ category, expiresOn }: Held): Check {
  const { zh, en } = categories[category];
  if (expiresOn === null) return { met: say(`${zh}（长期）`, `${en} (open-ended)`) };
  return { met: say(`${zh}（有效至 ${expiresOn}）`, `${en} (until ${expiresOn})`) };
}

/** An expired category pays nothing, and says since when (the latest one); one that has not begun says when it will. */
function categoryFails(held: readonly Held[], day: string): Check {
  const expired = held
    .filter(({ expiresOn }) => expiresOn !== null && expiresOn < day)
    .toSorted((one, other) => compare(other.expiresOn ?? '', one.expiresOn ?? ''))[0];
  if (expired) {
    const { zh, en } = categories[expired.category];
    return {
      unmet: say(
        `“${zh}”已于 ${expired.expiresOn} 到期，续办登记后就能继续享受。`,
        `"${en}" expired on ${expired.expiresOn}; it pays again once that is renewed on the card.`,
      ),
    };
  }
  const coming = held.toSorted((one, other) => compare(one.startsOn ?? '', other.startsOn ?? ''))[0];
  if (!coming) return notMeant;
  const { zh, en } = categories[coming.category];
  return {
    unmet: say(`“${zh}”从 ${coming.startsOn} 起才有效。`, `"${en}" holds from ${coming.startsOn} on.`),
  };
}

function checkCategory({ terms, question, person }: Asked): Check {
  if (terms.categories.length === 0) return silentlyMet;
  const held = person.categories.filter(({ category }) => terms.categories.includes(category));
  const holding = longestHeld(held, question.day);
  return holding ? categoryHolds(holding) : categoryFails(held, question.day);
}

function checkHukou({ terms, person }: Asked): Check {
  if (terms.hukou === null) return silentlyMet;
  if (person.hukou === null) {
    return {
      unmet: say(
        `档案里没有户籍地，无法核对“${terms.hukou}”，请补上。`,
        `The card has no registered residence, so "${terms.hukou}" cannot be checked. Add it to the card.`,
      ),
    };
  }
  if (!person.hukou.includes(terms.hukou)) return notMeant;
  return { met: say(`户籍在${terms.hukou}`, `registered in ${terms.hukou}`) };
}

function checkAbility({ terms, person }: Asked): Check {
  if (terms.abilityLevels.length === 0) return silentlyMet;
  if (person.abilityLevel === null) {
    return {
      unmet: say(
        '还没有能力评估，评估后才能核对。',
        'There is no ability assessment yet; it can be checked once there is one.',
      ),
    };
  }
  if (!terms.abilityLevels.includes(person.abilityLevel)) return notMeant;
  return { met: say(`能力 ${person.abilityLevel} 级`, `ability level ${person.abilityLevel}`) };
}

const checks: readonly ((asked: Asked) => Check)[] = [
  checkDates,
  ({ terms, question }) => only(terms.meals.length === 0 || terms.meals.includes(question.meal)),
  ({ terms, question }) => only((terms.weekdays & weekdayBit(question.day)) !== 0),
  checkCategory,
  checkAge,
  checkHukou,
  checkAbility,
  checkMode,
  checkMealOfDay,
  checkMinSpend,
];

/** How a rule stands to a person and a meal. */
export type Standing =
  | { applies: true; because: readonly Sentence[] }
  /** `nearly`: the kind reason, where exactly one thing stands in the way and telling it helps. */
  | { applies: false; nearly: Sentence | null };

export function standingOf(terms: RuleTerms, question: PricingQuestion, person: PricingPerson): Standing {
  const because: Sentence[] = [];
  const unmet: (Sentence | null)[] = [];
  for (const check of checks) {
    const answer = check({ terms, question, person });
    if ('unmet' in answer) unmet.push(answer.unmet);
    else if (answer.met) because.push(answer.met);
  }
  if (unmet.length === 0) return { applies: true, because };
  return { applies: false, nearly: unmet.length === 1 ? (unmet[0] ?? null) : null };
}
