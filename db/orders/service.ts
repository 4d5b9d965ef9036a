/** Answers the contract of orders and routes, and holds the verb with which the till meets them. */
import type { Handlers } from '../core/dispatch.ts';
import type { orders as contract } from './contract.ts';
import { deliveryHandlers } from './deliveries.ts';
import { listHandlers } from './lists.ts';
import { placeHandlers } from './place.ts';
import { routeHandlers } from './routes.ts';
import { standingHandlers } from './standing.ts';

export { type MealOrderOn, ordersOn } from './read.ts';

export const orderHandlers: Handlers<typeof contract> = {
  ...listHandlers,
  ...placeHandlers,
  ...standingHandlers,
  ...routeHandlers,
  ...deliveryHandlers,
};
