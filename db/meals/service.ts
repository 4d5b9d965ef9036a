/** Answers the till's contract, and holds the verbs with which other features read meals. */
export { mealsOn, type StandingMeal, standingMeals } from './standing.ts';
