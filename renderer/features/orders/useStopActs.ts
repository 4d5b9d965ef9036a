/** What can be done with a stop: put on a route or elsewhere in it, take off, record what came of it. */
import type { MealTime } from '../../../db/menu/contract.ts';
import type { Delivery, DeliveryRoute } from '../../../db/orders/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { money } from '../../ui/format.ts';
import { notify, useNotifyError } from '../../ui/notify.tsx';
import { newId } from '../visits/newId.ts';
import { moveBy, placeBefore } from './stopOrder.ts';
import { ordersTexts } from './texts.ts';

export function useStopActs(day: string, meal: MealTime, routes: readonly DeliveryRoute[]) {
  const t = useText(ordersTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const idsOf = (routeId: string) =>
    routes.find(({ id }) => id === routeId)?.stops.map(({ person }) => person.id) ?? [];

  async function order(residentId: string, routeId: string, residentIds: string[]) {
    try {
      if (!idsOf(routeId).includes(residentId)) await api.orders.assign({ residentId, routeId });
      await api.orders.orderStops({ routeId, residentIds });
    } catch (error) {
      notifyError(error);
    }
  }

  /** Records the meal as the till would, paid the way this person usually pays. */
  async function deliver(stop: Delivery, routeId: string | null) {
    const { person, optionId } = stop;
    const who = { residentId: person.id, day, meal };
    const { usual, quotes } = await api.meals.offer(who);
    const quote = quotes.find((row) => row.optionId === optionId && row.mode === 'delivery');
    const { line } = await api.meals.serve({
      ...who,
      serving: 1,
      optionId,
      mode: 'delivery',
      payment: usual.payment,
      ...(routeId === null ? {} : { routeId }),
      ...(quote ? { expectedFen: quote.personFen } : {}),
    });
    notify({
      text: t('stop.recorded', { name: person.name, amount: money(line.personFen) }),
      undo: () => api.meals.withdraw({ id: newId(), versionId: line.versionId, reason: '' }),
    });
  }

  return {
    /** Before another stop of the route, or at its end. */
    put: (residentId: string, routeId: string, beforeId: string | null) =>
      order(residentId, routeId, placeBefore(idsOf(routeId), residentId, beforeId)),
    move: (residentId: string, routeId: string, step: 1 | -1) =>
      order(residentId, routeId, moveBy(idsOf(routeId), residentId, step)),
    deliver,
    takeOff: (residentId: string) => api.orders.assign({ residentId, routeId: null }),
    deliverAgain: (residentId: string) => api.orders.deliverAgain({ id: newId(), residentId, day, meal }),
  };
}

export type StopActs = ReturnType<typeof useStopActs>;
