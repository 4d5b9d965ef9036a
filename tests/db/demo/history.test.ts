/** The demo's history: a month of day care and lunches that hangs together as a real one would. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import { openDemoDesk } from '../../../db/demo/seed.ts';
import type { Desk } from '../../../db/desk/desk.ts';
import { migrations, temporaryFolder } from '../../support/desk.ts';

const folder = temporaryFolder();
let desk: Desk;
let client: DeskClient;

beforeAll(async () => {
  const clock = { now: () => Date.parse('2026-11-11T12:00:00+08:00') };
  // Two weeks reach back into the month before.
  desk = await openDemoDesk({ dir: folder.path, migrations, clock, days: 14, residents: 300 });
  client = clientOver(desk, desk.openSession());
}, 120_000);
afterAll(() => {
  desk.close();
  folder.remove();
});

test('the month before is closed, still adds up, and has a correction in this one', async () => {
  const { months } = await client.statements.closed({});
  expect(months.map(({ month, closed }) => [month, closed !== null])).toEqual([
    ['2026-11', false],
    ['2026-10', true],
  ]);
  const october = await client.statements.month({ month: '2026-10' });
  const november = await client.statements.month({ month: '2026-11' });
  expect([october.agrees, october.adjustedLater.portions, november.figures.corrections]).toEqual([
    true,
    -1,
    1,
  ]);
  for (const { figures } of [october, november]) {
    expect(figures.total.portions).toBeGreaterThan(150);
    const paid = figures.payers.reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(paid).toBe(figures.total.priceFen);
  }
  // One evening was forgotten, and today's drawer is still in use.
  const { uncounted, waiting } = await client.statements.preview({ month: '2026-11' });
  expect(uncounted.map(({ day }) => day)).toEqual(['2026-11-08', '2026-11-11']);
  expect(waiting).toEqual([]);
});

test('at noon the board is full but for one who is missed, one in hospital, and those absent with a word', async () => {
  const { counts, lines } = await client.daycare.board({});
  expect(lines).toHaveLength(38);
  expect(counts).toMatchObject({ expected: 1, onLeave: 1, left: 0 });
  expect(counts.here).toBeGreaterThan(25);
  const enrolments = await client.daycare.enrolments({ state: null });
  expect(enrolments.counts).toMatchObject({ waiting: 4, active: 38 });
});

test('readings, incidents and sessions have opened tasks, and most are closed', async () => {
  const open = await client.careTasks.open({});
  const closed = await client.careTasks.closed({ limit: 500 });
  expect(open.lines.map(({ kind }) => kind)).toContain('incident');
  expect(closed.length).toBeGreaterThan(open.lines.length);
  const { lines } = await client.incidents.month({ month: '2026-11' });
  expect(lines.map(({ kind, open: isOpen }) => [kind, isOpen])).toEqual([['conflict', true]]);
  const [session] = await client.clinics.month({ month: '2026-11' });
  expect(session).toMatchObject({ kind: 'both', persons: 16, readings: 12 });
});

test('lunch is being served: options, orders, cards, balances', async () => {
  const till = await client.meals.till({});
  expect(till.options.map(({ name }) => name)).toEqual(['套餐 A', '套餐 B', '软食餐']);
  expect(till.totals.portions).toBeGreaterThan(40);
  expect(till.totals.ordered).toBeGreaterThan(20);
  const filter = { kind: 'diner', show: 'active', text: '', minAge: null } as const;
  expect((await client.cards.listIds({ filter })).length).toBeGreaterThan(60);
  const routes = await client.orders.deliveries({ day: '2026-11-11', meal: 'lunch' });
  expect(routes.routes.map(({ name }) => name)).toEqual(['1 号线', '2 号线']);
});

test('volunteers are here, some forgot to sign out, and what waits has reasons to be looked at', async () => {
  const byHours = { by: 'minutes', descending: true } as const;
  const all = await client.volunteers.list({ filter: {}, sort: byHours, offset: 0, limit: 100 });
  expect(all.total).toBeGreaterThanOrEqual(35);
  expect(all.rows[0]?.earned.star).toBe(2);
  const minors = await client.volunteers.list({
    filter: { minor: true },
    sort: byHours,
    offset: 0,
    limit: 9,
  });
  expect(minors.total).toBeGreaterThan(0);
  expect(all.rows.filter(({ person }) => person.status === 'outside')).toHaveLength(6);
  expect((await client.service.present({})).length).toBeGreaterThanOrEqual(2);
  expect((await client.service.missing({})).map(({ service }) => service.day)).toEqual([
    '2026-11-09',
    '2026-11-10',
  ]);
  const waiting = await client.service.waiting({ filter: {}, offset: 0, limit: 500 });
  const flags = new Set(waiting.rows.flatMap((row) => row.flags.map(({ flag }) => flag)));
  expect([...flags]).toEqual(expect.arrayContaining(['doubtfulClock', 'backfilled', 'named']));
  expect(waiting.clean).toBeGreaterThan(5);
});

test('hours are proven in every way, certificates stand at every stage, and no desk time is in doubt by itself', async () => {
  const period = { from: '2020-01-01', until: '2026-11-11', offset: 0, limit: 500 };
  const { rows } = await client.service.list({ ...period, filter: {} });
  expect(new Set(rows.map(({ evidence }) => evidence)).size).toBe(7);
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['open', 'waiting', 'approved', 'refused', 'withdrawn']),
  );
  expect(rows.filter(({ doubtful }) => doubtful).length).toBeLessThan(5);
  const certificates = await client.certificates.list({ offset: 0, limit: 10 });
  expect(certificates.rows.map(({ state, daysLeft }) => [state, daysLeft])).toEqual([
    ['posted', 4],
    ['posted', 0],
    ['revoked', null],
    ...[1, 2, 3].map(() => ['issued', null]),
  ]);
});
