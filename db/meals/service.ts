/** Answers the till's contract, and holds the verbs with which other features read meals. */
import type { Handlers } from '../core/dispatch.ts';
import { adjust } from './adjust.ts';
import type { meals as contract } from './contract.ts';
import { correct, requote, settingWithdrawn } from './correct.ts';
import { find, oneMeal } from './find.ts';
import { offer } from './offer.ts';
import { present, servePresent } from './present.ts';
import { serve, serveGuests } from './serve.ts';
import { till } from './till.ts';

export { mealsOn, type StandingMeal, standingMeals } from './standing.ts';
export { mealTimeline } from './timeline.ts';

export const mealHandlers: Handlers<typeof contract> = {
  till,
  offer,
  serve,
  present,
  servePresent,
  serveGuests,
  requote,
  correct,
  withdraw: settingWithdrawn(true),
  restore: settingWithdrawn(false),
  adjust,
  find,
  meal: oneMeal,
};
