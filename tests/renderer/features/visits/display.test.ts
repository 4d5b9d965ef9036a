import { expect, test } from 'vitest';
import { type Board, freshCalls, spelled } from '../../../../renderer/features/visits/display/calls.ts';

function board(calls: readonly [label: string, times: number][], day = '2026-11-16'): Board {
  return {
    day,
    callSerial: calls.reduce((sum, [, times]) => sum + times, 0),
    calls: calls.map(([label, times], index) => ({
      ticketId: label,
      label,
      counterName: '1 号窗口',
      counterNameEn: 'Counter 1',
      calledAt: -index,
      calls: times,
      state: 'called',
    })),
    counters: [],
  };
}
const labels = (before: Board | null, after: Board) => freshCalls(before, after).map(({ label }) => label);

test('a display that was just switched on announces nothing of what went before', () => {
  expect(labels(null, board([['A002', 1]]))).toEqual([]);
});

test('calls made since the last look are announced in the order in which they were made', () => {
  const before = board([['A001', 1]]);
  const after = board([
    ['B001', 1],
    ['A002', 1],
    ['A001', 1],
  ]);
  expect(labels(before, after)).toEqual(['A002', 'B001']);
});

test('a number called once more is announced once more', () => {
  expect(labels(board([['A001', 1]]), board([['A001', 2]]))).toEqual(['A001']);
});

test('nothing new is silent, and a new day begins silent', () => {
  const now = board([['A001', 1]]);
  expect(labels(now, now)).toEqual([]);
  expect(labels(now, board([['A001', 2]], '2026-11-17'))).toEqual([]);
});

test('a number is spoken digit by digit', () => {
  expect(spelled('A018')).toBe('A 0 1 8');
});
