/**
 * What the rules pay for one meal, and why. Pure and browser-safe: the same question has the same answer on every
 * desk, in whatever order the rules come.
 *
 * Rules apply by rank, then by id, each to what the ones before it left of the price. A group stands where its first
 * rule stands; all its rules are weighed against what is left there, and the one that gives most counts. Percentages
 * are rounded half up to the fen. No rule pays more than is left, so the person never pays less than nothing.
 */
import type { Sentence } from '../core/errors.ts';
import { standingOf } from './conditions.ts';
import type {
  Pricing,
  PricingPerson,
  PricingQuestion,
  PricingRule,
  RuleTerms,
  SubsidyLine,
} from './shapes.ts';
import { joined, say, sayMoney, sayPercent, sentenceCase } from './words.ts';

/** An amount on its way: each step that changed it says so. `spent`: why a cap for the day leaves nothing. */
interface Amount {
  fen: number;
  steps: Sentence[];
  spent: Sentence | null;
}

interface Offer {
  rule: PricingRule;
  because: readonly Sentence[];
  amount: Amount;
}

/** Half up, in integers: 25 % of 1234 fen is 308.5, so 309. */
function shareOf(fen: number, basisPoints: number): number {
  return Math.floor((fen * basisPoints + 5000) / 10_000);
}

function paidEarlier(ruleId: string, { earlier }: PricingQuestion): number {
  return earlier
    .flatMap(({ lines }) => lines)
    .filter((line) => line.ruleId === ruleId)
    .reduce((sum, line) => sum + line.amountFen, 0);
}

function percentOf(terms: RuleTerms, whole: number): Amount {
  const fen = shareOf(whole, terms.basisPoints);
  const [of, share] = [sayMoney(whole), sayMoney(fen)];
  const step =
    terms.basis === 'price'
      ? say(
          `餐费 ${of.zh}的 ${sayPercent(terms.basisPoints)} 是 ${share.zh}`,
          `${sayPercent(terms.basisPoints)} of the price ${of.en} is ${share.en}`,
        )
      : say(
          `余下 ${of.zh}的 ${sayPercent(terms.basisPoints)} 是 ${share.zh}`,
          `${sayPercent(terms.basisPoints)} of the ${of.en} left is ${share.en}`,
        );
  return { fen, steps: [step], spent: null };
}

function fixedPriceOf(terms: RuleTerms, whole: number): Amount {
  const price = sayMoney(terms.amountFen);
  const fen = Math.max(0, whole - terms.amountFen);
  const of = sayMoney(whole);
  const step = say(
    `本人付 ${price.zh}，${of.zh}里的其余部分由补贴出`,
    `the person pays ${price.en}, the subsidy the rest of ${of.en}`,
  );
  return { fen, steps: [step], spent: null };
}

function firstAmount(terms: RuleTerms, whole: number): Amount {
  if (terms.kind === 'percent') return percentOf(terms, whole);
  if (terms.kind === 'fixedPrice') return fixedPriceOf(terms, whole);
  const each = sayMoney(terms.amountFen);
  const step =
    terms.kind === 'perMeal'
      ? say(`每餐 ${each.zh}`, `${each.en} a meal`)
      : say(`每天 ${each.zh}`, `${each.en} a day`);
  return { fen: terms.amountFen, steps: [step], spent: null };
}

function lower(amount: Amount, limit: number, step: Sentence): void {
  if (amount.fen <= limit) return;
  amount.fen = limit;
  amount.steps.push(step);
}

/** What a day may bring in all, less what this rule paid for earlier meals of it. */
function limitByDay(amount: Amount, perDay: number, earlier: number): void {
  const [all, paid] = [sayMoney(perDay), sayMoney(earlier)];
  const step =
    earlier === 0
      ? say(`每天最多 ${all.zh}`, `at most ${all.en} a day`)
      : say(`每天最多 ${all.zh}，当天已补 ${paid.zh}`, `at most ${all.en} a day, ${paid.en} paid already`);
  const left = Math.max(0, perDay - earlier);
  if (left === 0 && amount.fen > 0) {
    amount.spent = say(
      `每天最多补 ${all.zh}，当天已补满。`,
      `At most ${all.en} a day, and that has been paid already.`,
    );
  }
  lower(amount, left, step);
}

function amountOf({ ruleId, terms }: PricingRule, question: PricingQuestion, rest: number): Amount {
  const amount = firstAmount(terms, terms.basis === 'price' ? question.priceFen : rest);
  const earlier = paidEarlier(ruleId, question);
  if (terms.kind === 'perDay') limitByDay(amount, terms.amountFen, earlier);
  if (terms.capPerMealFen !== null) {
    const cap = sayMoney(terms.capPerMealFen);
    lower(amount, terms.capPerMealFen, say(`每餐最多 ${cap.zh}`, `at most ${cap.en} a meal`));
  }
  if (terms.capPerDayFen !== null) limitByDay(amount, terms.capPerDayFen, earlier);
  const left = sayMoney(rest);
  lower(amount, rest, say(`餐费只余 ${left.zh}`, `only ${left.en} of the price is left`));
  return amount;
}

function lineOf({ rule, because, amount }: Offer): SubsidyLine {
  const { ruleId, version, name, nameEn, terms } = rule;
  const why = joined(because, '、', ', ');
  const how = joined(amount.steps, '，', '; ');
  const pays = sayMoney(amount.fen);
  const reason = say(
    `${why.zh === '' ? '' : `${why.zh}：`}${how.zh}，本餐补 ${pays.zh}。`,
    sentenceCase(`${why.en === '' ? '' : `${why.en}: `}${how.en}; pays ${pays.en}.`),
  );
  return { ruleId, version, name, nameEn, payer: terms.payer, amountFen: amount.fen, reason };
}

function inOrder(one: PricingRule, other: PricingRule): number {
  if (one.terms.rank !== other.terms.rank) return one.terms.rank - other.terms.rank;
  return one.ruleId < other.ruleId ? -1 : one.ruleId > other.ruleId ? 1 : 0;
}

/** The rules as they take their turns: alone, or all rules of a group together where the first of them stands. */
function turnsOf(rules: readonly PricingRule[]): PricingRule[][] {
  const turns: PricingRule[][] = [];
  const groups = new Map<string, PricingRule[]>();
  for (const rule of rules.toSorted(inOrder)) {
    const { group } = rule.terms;
    const known = group === null ? undefined : groups.get(group);
    if (known) {
      known.push(rule);
      continue;
    }
    const turn = [rule];
    turns.push(turn);
    if (group !== null) groups.set(group, turn);
  }
  return turns;
}

type Missed = Pricing['missed'][number];

interface Turn {
  best: Offer | null;
  missed: Missed[];
}

function takeTurn(
  turn: readonly PricingRule[],
  question: PricingQuestion,
  person: PricingPerson,
  rest: number,
): Turn {
  const missed: Missed[] = [];
  const offers: Offer[] = [];
  for (const rule of turn) {
    const { ruleId, version, name, nameEn } = rule;
    const standing = standingOf(rule.terms, question, person);
    const amount = standing.applies ? amountOf(rule, question, rest) : null;
    const why = standing.applies ? (amount?.spent ?? null) : standing.nearly;
    if (why) missed.push({ ruleId, version, name, nameEn, why });
    if (standing.applies && amount && amount.fen > 0)
      offers.push({ rule, because: standing.because, amount });
  }
  // Only a larger amount displaces an earlier rule.
  const best = offers.reduce<Offer | null>(
    (most, offer) => (most === null || offer.amount.fen > most.amount.fen ? offer : most),
    null,
  );
  if (best && offers.length > 1) best.amount.steps.push(say('同组只取最多的一项', 'the best of its group'));
  return { best, missed };
}

export function priceMeal(rules: readonly PricingRule[], question: PricingQuestion): Pricing {
  const { priceFen, person } = question;
  const lines: SubsidyLine[] = [];
  const missed: Missed[] = [];
  let rest = priceFen;
  for (const turn of person === null ? [] : turnsOf(rules)) {
    // Once nothing is left, no later rule nearly paid either.
    if (person === null || rest === 0) break;
    const { best, missed: nearly } = takeTurn(turn, question, person, rest);
    missed.push(...nearly);
    if (!best) continue;
    lines.push(lineOf(best));
    rest -= best.amount.fen;
    if (best.rule.terms.last) break;
  }
  return { priceFen, lines, subsidyFen: priceFen - rest, personFen: rest, missed };
}
