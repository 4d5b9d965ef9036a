/** The demo's history: a month of day care and lunches that hangs together as a real one would. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import { openDemoDesk } from '../../../db/demo/seed.ts';
import type { Desk } from '../../../db/desk/desk.ts';
import { agrees } from '../../../db/sync/outbox.ts';
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

test('the exchange tells of a month and its receipt is true; a person paused it, so that nothing leaves', async () => {
  const status = await client.sync.status({});
  expect(status).toMatchObject({ phase: 'paused', waiting: 12, behind: 0, kept: 0, cards: 2, refused: 1 });
  expect(status.district?.name).toBe('朝晖区');
  const marks = await desk.exchange(({ sqlite }) => {
    const { epoch, last, hash } = status.receipt ?? { epoch: 0, last: 0, hash: '' };
    const all = sqlite.prepare<[], number>('SELECT count(*) FROM change').pluck().get();
    return { agrees: agrees(sqlite, { epoch, last, chain: hash }), unsent: (all ?? 0) - last };
  });
  expect(marks).toEqual({ agrees: true, unsent: 12 });
  const runs = await client.sync.history({});
  expect(new Set(runs.map(({ kind }) => kind))).toEqual(new Set(['push', 'pull', 'bundleOut', 'bundleIn']));
  expect(new Set(runs.map(({ failure }) => failure?.code ?? null))).toEqual(
    new Set([null, 'sync.offline', 'sync.slow']),
  );
  const sent = runs.filter(({ kind }) => kind === 'push').reduce((sum, { changes }) => sum + changes, 0);
  const carried = runs.find(({ kind }) => kind === 'bundleOut')?.changes ?? 0;
  expect(sent + carried).toBe(status.receipt?.last);
});

test('two questions are open and one has its answer; each shows what both desks saved', async () => {
  const cards = await client.sync.cards({});
  expect(cards.map(({ kind, field, stands }) => [kind.en, field.en, stands.here])).toEqual(
    expect.arrayContaining([
      ['Phone', 'Number', false],
      ["Person's card", 'Room', true],
    ]),
  );
  for (const { stands, other, about } of cards) {
    expect(about).not.toBe('');
    expect(stands.text.zh).not.toBe(other.text.zh);
    expect([stands.account, other.account].toSorted()).toEqual(['日照 · 罗芳', '林敏'].toSorted());
  }
  const [refused, ...more] = await client.sync.refused({});
  expect(more).toEqual([]);
  expect(refused).toMatchObject({ kind: { zh: '请假' }, code: 'entity.unknown', seen: false });
});

test('whatever is pressed, a demo asks nobody', async () => {
  await expect(client.sync.tryAddress({ address: 'https://district.example.invalid' })).rejects.toMatchObject(
    {
      code: 'sync.offline',
    },
  );
  expect((await client.bundles.make({})).changes).toBe(12);
});
