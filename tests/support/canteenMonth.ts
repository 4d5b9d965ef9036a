/** A canteen whose meals, corrections and money are entered as the till leaves them, without the till. */
import { clientOver } from '../../db/client.ts';
import type { CommandContext } from '../../db/core/dispatch.ts';
import { mealAdjustments, meals } from '../../db/meals/table.ts';
import { dayCloses, payments } from '../../db/payments/table.ts';
import { residents } from '../../db/residents/table.ts';
import type { Payer, SubsidyLine } from '../../db/subsidies/shapes.ts';
import { openTestDesk } from './desk.ts';

type NewMeal = typeof meals.table.$inferInsert;
type NewPayment = typeof payments.table.$inferInsert;
type NewCorrection = typeof mealAdjustments.table.$inferInsert;

export const subsidy = (amountFen: number, payer: Payer = 'street', ruleId = 'rule-1'): SubsidyLine => ({
  ruleId,
  version: 1,
  name: '街道补贴',
  nameEn: 'Street subsidy',
  payer,
  amountFen,
  reason: { zh: '每餐补贴', en: 'For each meal' },
});

const total = (lines: readonly SubsidyLine[]) => lines.reduce((sum, { amountFen }) => sum + amountFen, 0);

export async function openCanteen() {
  const desk = await openTestDesk();
  const { app, ids } = desk;
  const manager = await desk.sessionAs('manager', '梁主任');
  const client = clientOver(app, manager);
  const enter = <T>(work: (ctx: CommandContext) => T) => app.transact(manager, 'test.enter', work);

  return {
    ...desk,
    client,
    manager,
    enter,
    resident: (name: string) =>
      enter((ctx) => {
        const id = ids.next();
        const row = { id, name, formerNames: [], status: 'here' as const, createdAt: ctx.now };
        ctx.write.insert(residents, row);
        return id;
      }),
    /** A lunch of 15 yuan, paid in cash unless said otherwise; the first version has its own id as root. */
    meal: (row: Partial<NewMeal> & { day: string }) =>
      enter((ctx) => {
        const id = row.id ?? ids.next();
        const lines = row.lines ?? [];
        const priceFen = row.priceFen ?? 1500;
        const given: NewMeal = {
          rootId: id,
          withdrawn: false,
          bookedOn: row.day,
          meal: 'lunch',
          serving: 1,
          portions: 1,
          guest: '',
          mode: 'dineIn',
          optionName: '套餐 A',
          priceFen,
          subsidyFen: total(lines),
          personFen: priceFen - total(lines),
          lines,
          category: 'none',
          payment: 'cash',
          deskId: ctx.deskId,
          at: ctx.now,
          savedAt: ctx.now,
          savedBy: manager.account?.id ?? '',
          ...row,
          id,
        };
        ctx.write.insert(meals, given);
        return id;
      }),
    correction: (row: Pick<NewCorrection, 'mealRootId' | 'bookedOn'> & Partial<NewCorrection>) =>
      enter((ctx) =>
        ctx.write.insert(mealAdjustments, {
          id: ids.next(),
          portions: 0,
          priceFen: 0,
          personFen: 0,
          lines: [],
          reason: '家属来电更正',
          at: ctx.now,
          accountId: manager.account?.id ?? '',
          ...row,
        }),
      ),
    pay: (row: Pick<NewPayment, 'kind' | 'bookedOn'> & Partial<NewPayment>) =>
      enter((ctx) =>
        ctx.write.insert(payments, {
          id: ids.next(),
          cashFen: 0,
          balanceFen: 0,
          owedFen: 0,
          deskId: ctx.deskId,
          note: '',
          at: ctx.now,
          accountId: manager.account?.id ?? '',
          ...row,
        }),
      ),
    count: (day: string, countedFen: number, floatFen = 0) =>
      enter((ctx) =>
        ctx.write.insert(dayCloses, {
          id: ids.next(),
          day,
          deskId: ctx.deskId,
          expectedFen: countedFen - floatFen,
          floatFen,
          countedFen,
          note: '',
          at: ctx.now,
          accountId: manager.account?.id ?? '',
        }),
      ),
    /** Sets the clock; the manager was at the desk all along. */
    moveTo: (time: string) => {
      desk.clock.set(time);
      manager.lastActive = desk.clock.now();
    },
    figures: async (month: string) => (await client.statements.month({ month })).figures,
    close: async (month: string, early = false) => {
      const { hash } = await client.statements.preview({ month });
      return client.statements.close({ month, hash, early, note: '' });
    },
    /** The text as it is kept. */
    frozen: (month: string) =>
      desk.reader.sqlite
        .prepare<[string], string>('SELECT figures FROM month_close WHERE month = ?')
        .pluck()
        .get(month),
  };
}

export type Canteen = Awaited<ReturnType<typeof openCanteen>>;
