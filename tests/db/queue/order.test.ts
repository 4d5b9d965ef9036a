/** Who is called next: priority first, and nobody waits for ever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callOrder, placeForReturn, runSoFar } from '../../../db/queue/order.ts';

const line = fc
  .array(fc.record({ priority: fc.boolean(), queuedAt: fc.nat(50) }), { maxLength: 40 })
  .map((people) => people.map((person, i) => ({ ...person, number: i + 1 })));
const run = fc.nat(6);
const priorityRun = fc.integer({ min: 1, max: 6 });

describe('the order of calls', () => {
  test('calls everybody exactly once', () => {
    fc.assert(
      fc.property(line, priorityRun, run, (waiting, most, soFar) => {
        const order = callOrder(waiting, most, soFar);
        expect(order.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
          waiting.map(({ number }) => number),
        );
      }),
    );
  });

  test('keeps people of one kind in the order in which they came', () => {
    fc.assert(
      fc.property(line, priorityRun, run, (waiting, most, soFar) => {
        for (const kind of [true, false]) {
          const called = callOrder(waiting, most, soFar).filter(({ priority }) => priority === kind);
          const came = waiting.filter(({ priority }) => priority === kind);
          const inOrder = came.sort((a, b) => a.queuedAt - b.queuedAt || a.number - b.number);
          expect(called).toEqual(inOrder);
        }
      }),
    );
  });

  test('never calls more priority numbers in a row than agreed while somebody else waits', () => {
    fc.assert(
      fc.property(line, priorityRun, run, (waiting, most, soFar) => {
        const order = callOrder(waiting, most, soFar);
        let inARow = soFar;
        for (const [i, { priority }] of order.entries()) {
          const othersWait = order.slice(i).some((person) => !person.priority);
          if (priority && othersWait) expect(inARow).toBeLessThan(most);
          inARow = priority ? inARow + 1 : 0;
        }
      }),
    );
  });

  test('two priority numbers, then one other, and so on', () => {
    const waiting = ['P', 'P', 'n', 'P', 'n', 'P', 'n', 'n'].map((kind, i) => ({
      kind,
      number: i + 1,
      priority: kind === 'P',
      queuedAt: i,
    }));
    const kinds = (soFar: number) =>
      callOrder(waiting, 2, soFar)
        .map(({ kind }) => kind)
        .join('');
    expect(kinds(0)).toBe('PPnPPnnn');
    expect(kinds(1)).toBe('PnPPnPnn');
    expect(kinds(5)).toBe('nPPnPPnn');
  });
});

test('the run so far counts the latest calls only', () => {
  const called = (priority: boolean, calledAt: number | null) => ({ priority, calledAt });
  expect(runSoFar([])).toBe(0);
  expect(runSoFar([called(true, 1), called(false, 2), called(true, 3), called(true, 4)])).toBe(2);
  expect(runSoFar([called(true, 1), called(true, 2)])).toBe(2);
  expect(runSoFar([called(true, 1), called(false, 2), called(true, null)])).toBe(0);
});

describe('a number put back', () => {
  const waiting = [10, 20, 30].map((queuedAt, i) => ({ number: i + 5, priority: false, queuedAt }));
  const returning = { number: 1, priority: false, queuedAt: 1 };

  test('stands behind the next two of its kind, before the third', () => {
    const queuedAt = placeForReturn(returning, waiting);
    const order = callOrder([...waiting, { ...returning, queuedAt }], 2, 0);
    expect(order.map(({ number }) => number)).toEqual([5, 6, 1, 7]);
  });

  test('is next where nobody else of its kind waits', () => {
    const queuedAt = placeForReturn({ ...returning, priority: true }, waiting);
    const order = callOrder([...waiting, { ...returning, priority: true, queuedAt }], 2, 0);
    expect(order[0]?.number).toBe(1);
  });
});
