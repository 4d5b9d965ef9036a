/** Orders (订餐): of a day or standing, what the kitchen cooks, and the routes that deliver. */
import { z } from 'zod';
import { day, instant, someWords, weekdays, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { dietProfileShape } from '../menu/contract.ts';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { lineEntities, residentLine, sentence } from '../residents/schemas.ts';
import { deliveryStates, shownStates } from './shapes.ts';

export { orderFailure } from './failures.ts';
export * from './shapes.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const id = z.uuid();
const meal = z.enum(mealTimes);
const mode = z.enum(servingModes);
/** Null: the usual meal. */
const optionName = words(40).nullable();
const note = words(200);
const personMeal = { residentId: id, day, meal };
/** Why it is changed after the cut-off; only a manager may, and must say why. */
const late = { reason: words(200) };

const orderReads = ['mealOrder', 'standingOrder', 'leave', 'setting', ...lineEntities] as const;
const dayReads = [...orderReads, 'deliveryRoute', 'routeStop', 'menuOption', 'dish', 'dietProfile'] as const;

const conflict = z.object({ severity: z.enum(['danger', 'warning']), sentence });
const cutOff = z.object({ at: instant, passed: z.boolean() });

const order = z.object({
  mode,
  /** As ordered; null: the usual meal. */
  optionName: z.string().nullable(),
  note: z.string(),
  /** The version of an order of the day that stands. */
  orderId: id.nullable(),
  standingId: id.nullable(),
  state: z.enum(shownStates),
  /** Why it is dropped or was not delivered. */
  why: sentence.nullable(),
});

const orderLine = order.extend({
  person: residentLine,
  /** What it comes to on this day's menu: the option named, or the usual one; null: the menu is empty. */
  option: z.object({ name: z.string(), nameEn: z.string(), onMenu: z.boolean() }).nullable(),
  diet: dietProfileShape,
  /** Of the option's dishes with the diet. Dangers first. */
  conflicts: z.array(conflict),
  route: z.object({ id, name: z.string(), position: z.number() }).nullable(),
  /** Away from home, as the card says. */
  away: z.boolean(),
});
export type OrderLine = z.output<typeof orderLine>;

const tally = z.object({
  name: z.string(),
  nameEn: z.string(),
  onMenu: z.boolean(),
  dineIn: z.number(),
  takeAway: z.number(),
  delivery: z.number(),
  total: z.number(),
});
export type OptionTally = z.output<typeof tally>;

const standing = z.object({
  id,
  person: residentLine,
  meal,
  weekdays: z.number(),
  mode,
  optionName: z.string().nullable(),
  fromDay: z.string(),
  toDay: z.string().nullable(),
  note: z.string(),
  state: z.enum(['future', 'current', 'ended']),
});
export type StandingLine = z.output<typeof standing>;

const standingFields = z.object({
  residentId: id,
  meal,
  weekdays,
  mode,
  optionName,
  fromDay: day,
  toDay: day.nullable(),
  note,
});

const routeFields = z.object({
  name: someWords(40, '请填写路线名称，例如“1 号线”。', 'Name the route, for example "Route 1".'),
  /** A deliverer with a card; null: somebody by name only, or nobody yet. */
  delivererId: id.nullable(),
  delivererName: words(40),
});
const route = routeFields.extend({ id, position: z.number(), retired: z.boolean() });

const delivery = z.object({
  person: residentLine,
  option: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  /** Of the menu; null: not on it. Which one to serve when it is delivered. */
  optionId: id.nullable(),
  /** Of the order. */
  note: z.string(),
  /** Of the stop: where to leave it. */
  stopNote: z.string(),
  diet: dietProfileShape,
  conflicts: z.array(conflict),
  state: z.enum(deliveryStates),
  why: sentence.nullable(),
  /** The meal that was recorded, whatever its mode. */
  mealRootId: id.nullable(),
});
export type Delivery = z.output<typeof delivery>;
const deliveryRoute = route.extend({
  stops: z.array(delivery),
  /** Stops of people who get nothing delivered at this meal. */
  idle: z.number(),
});
export type DeliveryRoute = z.output<typeof deliveryRoute>;

const saved = z.object({ id, warnings: z.array(sentence) });

export const orders = {
  /** Everybody's order of a meal: what stands, what was cancelled, what drops out and why. By name. */
  day: query({
    access: readers,
    reads: [...dayReads, 'centre'],
    input: z.object({ day, meal }),
    output: z.object({
      centreName: z.string(),
      served: z.boolean(),
      cutOff,
      lines: z.array(orderLine),
      /** Of those that stand, in the order of the menu. */
      options: z.array(tally),
    }),
  }),
  /** Two weeks of one person from `from` on, for ordering. */
  person: query({
    access: readers,
    reads: [...dayReads, 'meal'],
    input: z.object({ residentId: id, from: day }),
    output: z.object({
      person: residentLine,
      diet: dietProfileShape,
      standing: z.array(standing),
      days: z.array(
        z.object({
          day: z.string(),
          meals: z.array(
            z.object({
              meal,
              order: order.nullable(),
              options: z.array(
                z.object({ name: z.string(), nameEn: z.string(), conflicts: z.array(conflict) }),
              ),
              cutOff,
              eaten: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  }),
  /** Orders or changes the order of a day. `id` is made by the caller: sent twice, it is one. */
  place: command({
    access: writers,
    input: z.object({ id, ...personMeal, mode, optionName, note, ...late }),
    output: saved,
  }),
  /** No meal on that day, whether it was ordered for the day or stands. */
  cancel: command({ access: writers, input: z.object({ id, ...personMeal, ...late }), output: saved }),
  /** Those in force first, by name; ended ones last. */
  standing: query({
    access: readers,
    reads: orderReads,
    input: z.object({ ended: z.boolean() }),
    output: z.array(standing),
  }),
  addStanding: command({
    access: writers,
    input: standingFields.extend({ id }),
    output: saved,
  }),
  /** From `fromDay` on it is as given; what was ordered before that day stays as it was. `newId` names the new part. */
  changeStanding: command({
    access: writers,
    input: standingFields.omit({ residentId: true, meal: true }).extend({ id, newId: id }),
    output: saved,
  }),
  /** `lastDay` may lie before the first: then it never takes effect. */
  endStanding: command({
    access: writers,
    input: z.object({ id, lastDay: day.nullable() }),
    output: z.object({}),
  }),
  /** Every route, retired ones last. */
  routes: query({
    access: readers,
    reads: ['deliveryRoute', 'routeStop'],
    input: z.object({}),
    output: z.array(route.extend({ stops: z.number() })),
  }),
  addRoute: command({ access: writers, input: routeFields.extend({ id }), output: z.object({ id }) }),
  /** The stops of a route that is retired wait to be assigned again. */
  editRoute: command({
    access: writers,
    input: routeFields.extend({ retired: z.boolean() }).partial().extend({ id }),
    output: z.object({}),
  }),
  orderRoutes: command({
    access: writers,
    input: z.object({ ids: z.array(id).max(100) }),
    output: z.object({}),
  }),
  /** At the end of the route, or off every route. */
  assign: command({
    access: writers,
    input: z.object({ residentId: id, routeId: id.nullable() }),
    output: z.object({}),
  }),
  /** These stops in this order, in the places they hold among all stops of the route. */
  orderStops: command({
    access: writers,
    input: z.object({ routeId: id, residentIds: z.array(id).max(500) }),
    output: z.object({}),
  }),
  noteStop: command({ access: writers, input: z.object({ residentId: id, note }), output: z.object({}) }),
  /** What is carried out at a meal, by route and stop, and what nobody carries yet. */
  deliveries: query({
    access: readers,
    reads: [...dayReads, 'meal', 'centre'],
    input: z.object({ day, meal }),
    output: z.object({
      centreName: z.string(),
      routes: z.array(deliveryRoute),
      unassigned: z.array(delivery),
    }),
  }),
  /** Nobody opened, the wrong address …: the order stays, and the reason with it. */
  undelivered: command({
    access: writers,
    input: z.object({
      id,
      ...personMeal,
      why: someWords(200, '请写明为什么没有送到。', 'Say why it was not delivered.'),
    }),
    output: z.object({}),
  }),
  /** Takes "not delivered" back. */
  deliverAgain: command({ access: writers, input: z.object({ id, ...personMeal }), output: z.object({}) }),
  /** Full phones for the sheet of a route: logged, with everybody who is on it. Those under 14 stay masked. */
  revealPhones: command({
    access: writers,
    input: z.object({ routeId: id, day, meal }),
    output: z.object({ phones: z.array(z.object({ residentId: id, phone: z.string() })) }),
  }),
} as const;
