/** Answers the payments' contract, and holds the verbs with which the till and the statements handle money. */
export { type Purse, paymentDerivations, purseOf } from './entries.ts';
export { type GivingBack, giveBack, type Taking, takePayment } from './meals.ts';
export { bookingDay, isMonthClosed } from './months.ts';
