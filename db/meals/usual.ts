/** What a person usually has: the option, the way it is served, how it is paid. Pure. */
import { conflictsOf, type DietProfile } from '../menu/conflicts.ts';
import type { MenuOption } from '../menu/contract.ts';
import type { ServingMode } from '../menu/shapes.ts';
import type { PaymentMethod } from '../payments/shapes.ts';

/** A meal the person had, newest first in lists. */
interface Had {
  optionName: string;
  mode: ServingMode;
  payment: PaymentMethod;
}
interface Ordered {
  mode: ServingMode;
  optionName: string | null;
}

/** Those had most often first; of equals, the one had last. */
function favourites(history: readonly Had[]): string[] {
  const times = Map.groupBy(history, ({ optionName }) => optionName);
  return [...times].sort(([, one], [, other]) => other.length - one.length).map(([name]) => name);
}

/**
 * What was ordered by name; else the favourite that the person may eat; else the first that suits them; else the first
 * without an allergen of theirs; else, since somebody has to look at it, the first.
 */
export function usualOption(
  options: readonly MenuOption[],
  diet: DietProfile,
  order: Ordered | null,
  history: readonly Had[],
): MenuOption | null {
  const ordered = options.find(({ name }) => name === order?.optionName);
  if (ordered) return ordered;
  const worst = new Map(
    options.map((option) => [option, conflictsOf(diet, option, option.dishes)[0]?.severity ?? null]),
  );
  const named = favourites(history).flatMap((name) => options.find((option) => option.name === name) ?? []);
  return (
    named.find((option) => worst.get(option) === null) ??
    options.find((option) => worst.get(option) === null) ??
    [...named, ...options].find((option) => worst.get(option) !== 'danger') ??
    options[0] ??
    null
  );
}

/** As ordered; else as last time, though nobody has a meal delivered without an order. */
export function usualMode(order: Ordered | null, history: readonly Had[]): ServingMode {
  if (order) return order.mode;
  return history[0]?.mode === 'takeAway' ? 'takeAway' : 'dineIn';
}

/** As last time something was left to pay; the balance only where it is enough. */
export function usualPayment(history: readonly Had[], personFen: number, balanceFen: number): PaymentMethod {
  if (personFen === 0) return 'subsidyOnly';
  const last = history.find(({ payment }) => payment !== 'subsidyOnly')?.payment ?? 'balance';
  return last === 'balance' && balanceFen < personFen ? 'cash' : last;
}
