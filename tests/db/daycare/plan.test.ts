import { expect, it } from 'vitest';
import { marksSql } from '../../../db/daycare/marks.ts';
import { openCare } from './support.ts';

it('reads the marks of the board by index, whatever history stands behind them', async () => {
  const { desk } = await openCare();
  const parameters = { ids: '[]', day: '2026-11-16', from: 0, until: 1 };
  const plan = (sql: string) => {
    const used = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const given = Object.fromEntries(Object.entries(parameters).filter(([name]) => used.includes(name)));
    const rows = desk.reader.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(given);
    return rows.map((row) => Object.values(row as object).at(-1)).join('\n');
  };
  expect(plan(marksSql.pressures)).toContain('vitals_resident (resident_id=? AND taken_at>? AND taken_at<?)');
  expect(plan(marksSql.lunches)).toContain('meal_day (day=? AND meal=?)');
  expect(plan(marksSql.calls)).toContain('care_call_day (day=?)');
  desk[Symbol.dispose]();
});
