/** What the address of a statement says, and what is still open before a month is closed. */
import { expect, test } from 'vitest';
import { openPoints } from '../../../../renderer/features/statements/CheckList.tsx';
import { openedText, readOpened, readView, views } from '../../../../renderer/features/statements/drill.ts';
import { percentOf } from '../../../../renderer/features/statements/MonthStats.tsx';

test.each([
  { by: 'tier', key: 'aged' },
  { by: 'deliverer', key: '01a1611f-3e80-7000-8000-02d1a7c23ec3|曾大姐' },
  { by: 'deliverer', key: '|王:李' },
  { by: 'rule', key: '01a1611f-3e80-7000-8000-02d1a7c23ec3@2' },
  { by: 'all', key: '' },
  { by: 'money', key: 'topUp' },
] as const)('what is looked into comes back from the address: $by $key', (opened) => {
  const address = new URLSearchParams({ rows: openedText(opened) }).toString();
  expect(readOpened(new URLSearchParams(address).get('rows'))).toEqual(opened);
});

test.each([null, '', 'nothing:here', 'Tier:aged'])(
  'an address that names nothing opens nothing: %j',
  (text) => {
    expect(readOpened(text)).toBeNull();
  },
);

test('a view that there is not falls back to the payers', () => {
  expect(views.map((view) => readView(view))).toEqual(views);
  expect([readView(null), readView('weather')]).toEqual(['payers', 'payers']);
});

test('shares are whole per cent, and of nothing nothing', () => {
  expect([percentOf(1, 3), percentOf(2, 3), percentOf(5, 5), percentOf(0, 0), percentOf(3, 0)]).toEqual([
    ...[33, 67, 100, 0, 0],
  ]);
});

test('each kind of thing that is missing counts once, however many days it holds', () => {
  const clean = { state: 'over' as const, earlier: null, uncounted: [], differing: [], waiting: [] };
  const rest = { adjustments: 0, hash: '' };
  expect(openPoints({ ...clean, ...rest })).toBe(0);
  const day = { day: '2026-10-08', deskId: 'd', expectedFen: 100 };
  expect(openPoints({ ...clean, ...rest, uncounted: [day, { ...day, day: '2026-10-09' }] })).toBe(1);
  expect(openPoints({ ...clean, ...rest, state: 'running', earlier: '2026-09', uncounted: [day] })).toBe(3);
});
