/** Hot lists keep their indices: a day is never found by walking a million visits. */
import { expect, test } from 'vitest';
import { isCurrent } from '../../../db/visits/current.ts';
import { factsSql, monthSql } from '../../../db/visits/day.ts';
import { conditions } from '../../../db/visits/lines.ts';
import { historyCondition } from '../../../db/visits/suggest.ts';
import { timelineSql } from '../../../db/visits/timeline.ts';
import { openWalkIn, type WalkIn } from '../../support/walkIn.ts';

const parameters = {
  ...{ id: '', rootId: '', day: '', ids: '[]', from: '', until: '', handlerId: null, at: 0, limit: 1 },
};

function planOf(desk: WalkIn, sql: string): string[] {
  return desk.reader.sqlite
    .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(parameters)
    .map(({ detail }) => detail);
}
const visitsWhere = (condition: string) => `SELECT v.id FROM visit v ${condition}`;

test.each([
  ['a day', visitsWhere(conditions.day), 'visit_day (day=?)'],
  ['the figures of a day', factsSql, 'visit_day (day=?)'],
  ['a version', visitsWhere(conditions.version), 'sqlite_autoindex_visit_1 (id=?)'],
  ['versions by id', visitsWhere(conditions.among), 'sqlite_autoindex_visit_1 (id=?)'],
  ['the versions of a visit', visitsWhere(conditions.versions), 'visit_root (root_id=?)'],
  ['the standing version', visitsWhere(conditions.current), 'visit_root (root_id=?)'],
  ['a person’s habits', visitsWhere(historyCondition), 'visit_resident (resident_id=?)'],
  ['a person’s timeline', visitsWhere(timelineSql.asSubject), 'visit_resident (resident_id=?'],
  ['a timeline of errands', visitsWhere(timelineSql.asAgent), 'visit_agent (agent_id=?'],
  ['steps on a timeline', timelineSql.steps, 'follow_up_root (root_id=?'],
  ['the visits of a month', monthSql.visits, 'visit_day (day>? AND day<?)'],
  ['what is due in a month', monthSql.due, 'open_visit_due (due_on>? AND due_on<?)'],
])('%s is found through its index', async (_what, sql, index) => {
  using desk = await openWalkIn();
  const plan = planOf(desk, sql);
  expect(plan.join('\n')).toContain(index);
  expect(plan.filter((step) => /^SCAN (v|visit|f|o|follow_up|open_visit)\b/.test(step))).toEqual([]);
});

test.each([
  ['list', visitsWhere(conditions.day)],
  ['figures', factsSql],
])('the %s of a day comes in the order of its index, unsorted', async (_what, sql) => {
  using desk = await openWalkIn();
  expect(planOf(desk, sql).join('\n')).not.toContain('ORDER BY');
});

test('which version stands is asked of corrections only', async () => {
  using desk = await openWalkIn();
  const plan = planOf(desk, `SELECT v.id FROM visit v WHERE v.day = :day AND ${isCurrent}`).join('\n');
  expect(plan).toMatch(/later USING COVERING INDEX visit_supersedes \(supersedes=\?\)/);
  expect(plan).toMatch(/twin USING INDEX visit_root \(root_id=\?\)/);
});

test('the numbers of a day are found through their index', async () => {
  using desk = await openWalkIn();
  const plan = planOf(desk, 'SELECT * FROM ticket WHERE day = :day ORDER BY counter_id, number');
  expect(plan).toEqual(['SEARCH ticket USING INDEX ticket_day (day=?)']);
});
