/** Answers the payments' contract, and holds the verbs with which the till and the statements handle money. */
import type { Handlers } from '../core/dispatch.ts';
import { accounts, receipt, statement } from './accounts.ts';
import type { payments as contract } from './contract.ts';
import { closeDay, drawer, openDays } from './drawer.ts';
import { purseOf } from './entries.ts';
import { adjust, payOut, reverse, settle, topUp } from './move.ts';

export { accountList, statement } from './accounts.ts';
export { type Purse, paymentDerivations, purseOf } from './entries.ts';
export { type GivingBack, giveBack, type Taking, takePayment } from './meals.ts';
export { bookingDay, isMonthClosed } from './months.ts';
export { paymentWords } from './shapes.ts';
export { paymentTimeline } from './timeline.ts';

export const paymentHandlers: Handlers<typeof contract> = {
  accounts,
  purse: (ctx, { residentId }) => purseOf(ctx, residentId),
  statement,
  receipt,
  topUp,
  payOut,
  settle,
  adjust,
  reverse,
  drawer,
  openDays,
  closeDay,
};
