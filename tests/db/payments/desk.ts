/** A desk with an operator, a manager and one diner, and the till's own verbs without a till. */
import { clientOver } from '../../../db/client.ts';
import type { CommandContext } from '../../../db/core/dispatch.ts';
import { naturalId } from '../../../db/core/ids.ts';
import { giveBack, type Taking, takePayment } from '../../../db/payments/service.ts';
import { openTestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

export async function openTill() {
  const desk = await openTestDesk();
  const session = await desk.sessionAs('careOperator', '周敏');
  const managing = await desk.sessionAs('manager', '梁主任');
  const operator = clientOver(desk.app, session);
  const manager = clientOver(desk.app, managing);
  const residentId = await addPerson(operator, { name: '许桂芳' });
  const inTransaction = <T>(work: (ctx: CommandContext) => T) =>
    desk.app.transact(session, 'test.till', work);

  return {
    ...desk,
    operator,
    manager,
    residentId,
    inTransaction,
    /** Moves to nine o'clock of a day with everybody still at work. */
    on(day: string) {
      desk.clock.set(`${day}T09:00:00+08:00`);
      for (const each of [session, managing]) each.lastActive = desk.clock.now();
    },
    topUp: (amountFen: number) =>
      operator.payments.topUp({ id: desk.ids.next(), residentId, amountFen, note: '' }),
    /** A meal of the diner, paid today; the amount in fen. */
    pay: (mealName: string, method: Taking['method'], amountFen: number, more: Partial<Taking> = {}) =>
      inTransaction((ctx) =>
        takePayment(ctx, {
          kind: 'meal',
          method,
          residentId,
          mealRootId: naturalId('meal', mealName),
          amountFen,
          bookedOn: ctx.today,
          ...more,
        }),
      ),
    giveBack: (mealName: string, amountFen?: number) =>
      inTransaction((ctx) =>
        giveBack(ctx, {
          mealRootId: naturalId('meal', mealName),
          bookedOn: ctx.today,
          reason: '打错了',
          ...(amountFen === undefined ? {} : { amountFen }),
        }),
      ),
    purse: () => operator.payments.purse({ residentId }),
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

export type Till = Awaited<ReturnType<typeof openTill>>;
