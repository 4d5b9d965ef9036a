/** What is about to be served: the person's usual meal, but for what was chosen at the till. Pure. */
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { meals } from '../../../db/meals/contract.ts';

export type OfferData = OutputOf<typeof meals.offer>;
export type Quote = OfferData['quotes'][number];
export type Mode = Quote['mode'];
export type Payment = OfferData['usual']['payment'];

/** What somebody chose; what is left out is as usual. */
export interface Choice {
  /** Null: a price typed in. */
  optionId?: string | null;
  mode?: Mode;
  payment?: Exclude<Payment, 'subsidyOnly'>;
  takenBy?: string;
  /** Of a meal that is not on the menu. */
  priceFen?: number | null;
  priceName?: string;
  /** A further serving was asked for. */
  again?: boolean;
}

/** What has to be settled before Enter serves: each is asked in the page, never in a pop-up. */
export type Ask = 'refused' | 'again' | 'price' | 'allergy';

export interface Chosen {
  optionId: string | null;
  mode: Mode;
  payment: Payment;
  quote: Quote | null;
  conflicts: OfferData['conflicts'][number]['found'];
  ask: Ask | null;
}

/** The usual way, as far as it goes for this amount. */
function paymentOf(offer: OfferData, personFen: number, chosen: Choice['payment']): Payment {
  if (personFen === 0) return 'subsidyOnly';
  if (chosen) return chosen;
  const { payment } = offer.usual;
  const covered = offer.balanceFen >= personFen;
  if (payment === 'subsidyOnly') return covered ? 'balance' : 'cash';
  return payment === 'balance' && !covered ? 'cash' : payment;
}

function askOf(offer: OfferData, choice: Choice, quote: Quote | null, danger: boolean): Ask | null {
  if (offer.refusal) return 'refused';
  if (offer.served.length > 0 && !choice.again) return 'again';
  if (!quote) return 'price';
  return danger ? 'allergy' : null;
}

export function readChoice(offer: OfferData, choice: Choice): Chosen {
  const optionId = choice.optionId === undefined ? offer.usual.optionId : choice.optionId;
  const mode = choice.mode ?? offer.usual.mode;
  // While a price is being typed, the quote of the one before it would be another meal's.
  const typed = optionId === null && choice.priceFen == null;
  const found = offer.quotes.find((quote) => quote.optionId === optionId && quote.mode === mode);
  const quote = typed || (optionId === null && found?.priceFen !== choice.priceFen) ? null : (found ?? null);
  const conflicts = offer.conflicts.find((against) => against.optionId === optionId)?.found ?? [];
  return {
    optionId,
    mode,
    payment: paymentOf(offer, quote?.personFen ?? 0, choice.payment),
    quote,
    conflicts,
    ask: askOf(
      offer,
      choice,
      quote,
      conflicts.some(({ severity }) => severity === 'danger'),
    ),
  };
}

/** The next option round; the last one is a price typed in only where that was chosen already. */
export function nextOption(ids: readonly string[], current: string | null): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  return ids[(at + 1) % ids.length] ?? null;
}
