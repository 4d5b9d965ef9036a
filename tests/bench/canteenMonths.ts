/** Months of ten thousand meals each, with their payments and a hundred standing orders, as a large canteen has them. */
import type { Connection } from '../../db/core/connection.ts';
import { pick } from '../../db/demo/people.ts';
import { ids } from './community.ts';

export const settledMonths = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];
const mealsPerMonth = 10_000;
const ordersStanding = 100;
const tiers = ['none', 'none', 'aged', 'livingAlone', 'lowIncome', 'disabled'] as const;
const modes = ['dineIn', 'dineIn', 'dineIn', 'takeAway', 'delivery'] as const;
const methods = ['cash', 'cash', 'balance', 'signed'] as const;

const rule = (ruleId: string, payer: string, amountFen: number) => ({
  ...{ ruleId, version: 1, name: '每餐补贴', nameEn: 'For each meal', payer, amountFen },
  reason: {
    zh: `80 岁及以上，每餐补 ${amountFen / 100} 元`,
    en: `Aged 80 or over: ¥${amountFen / 100} a meal`,
  },
});
const subsidies = [
  [],
  [rule('a', 'street', 200)],
  [rule('a', 'street', 300)],
  [rule('b', 'civilAffairs', 600)],
  [rule('a', 'street', 300), rule('c', 'charity', 400)],
];

export function fillMonths(
  { sqlite }: Connection,
  residents: readonly string[],
  account: string,
  random: () => number,
): void {
  const meal = sqlite.prepare(
    `INSERT INTO meal (id, root_id, withdrawn, day, booked_on, meal, serving, resident_id, portions, guest, mode,
       option_name, price_fen, subsidy_fen, person_fen, lines, category, payment, deliverer, desk_id, at, saved_at, saved_by)
     VALUES (?, ?, 0, ?, ?, 'lunch', 1, ?, 1, '', ?, '套餐 A', 1500, ?, ?, ?, ?, ?, ?, 'd', ?, ?, ?)`,
  );
  const payment = sqlite.prepare(
    `INSERT INTO payment (id, kind, resident_id, meal_root_id, cash_fen, balance_fen, owed_fen, booked_on, desk_id, note, at, account_id)
     VALUES (?, 'meal', ?, ?, ?, ?, ?, ?, 'd', '', ?, ?)`,
  );
  const order = sqlite.prepare(
    `INSERT INTO standing_order (id, resident_id, meal, weekdays, mode, from_day, note)
     VALUES (?, ?, 'lunch', 31, 'dineIn', '2026-01-01', '')`,
  );
  const diners = residents.slice(0, 600);
  sqlite.exec('BEGIN');
  for (const diner of diners.slice(0, ordersStanding)) order.run(ids.next(), diner);
  for (const month of settledMonths) {
    for (let i = 0; i < mealsPerMonth; i += 1) {
      const day = `${month}-${String(1 + Math.floor((i / mealsPerMonth) * 30)).padStart(2, '0')}`;
      const at = Date.parse(`${day}T03:30:00Z`) + i * 100;
      const [id, who, method] = [ids.next(), pick(random, diners), pick(random, methods)];
      const mode = pick(random, modes);
      const lines = pick(random, subsidies);
      const subsidyFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
      const paid = 1500 - subsidyFen;
      const walked = mode === 'delivery' ? pick(random, ['曾大姐', '骆师傅', '邓阿姨']) : null;
      meal.run(
        ...[
          id,
          id,
          day,
          day,
          who,
          mode,
          subsidyFen,
          paid,
          JSON.stringify(lines),
          pick(random, tiers),
          method,
        ],
        ...[walked, at, at, account],
      );
      const amounts = [
        method === 'cash' ? paid : 0,
        method === 'balance' ? -paid : 0,
        method === 'signed' ? paid : 0,
      ];
      payment.run(ids.next(), who, id, ...amounts, day, at, account);
    }
  }
  sqlite.exec('COMMIT');
}
