/** Whatever is done, in whatever order: entries add up to the purse, nothing falls below zero, and no entry changes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DeskError } from '../../../db/core/errors.ts';
import { openTill } from './desk.ts';

const amountFen = fc.integer({ min: 1, max: 3_000 });
const act = fc.oneof(
  fc.record({ do: fc.constant('topUp' as const), amountFen }),
  fc.record({ do: fc.constant('payOut' as const), amountFen }),
  fc.record({
    do: fc.constant('settle' as const),
    amountFen,
    by: fc.constantFrom('cash' as const, 'balance' as const),
  }),
  fc.record({
    do: fc.constant('adjust' as const),
    balanceFen: fc.integer({ min: -2_000, max: 2_000 }),
    owedFen: fc.integer({ min: -2_000, max: 2_000 }),
  }),
  fc.record({
    do: fc.constant('meal' as const),
    amountFen,
    method: fc.constantFrom('cash' as const, 'balance' as const, 'signed' as const),
  }),
  fc.record({ do: fc.constant('giveBack' as const), nth: fc.nat(50) }),
  fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(50) }),
);

it('entries add up to the purse, which never falls below zero, and no entry is ever changed', async () => {
  using till = await openTill();
  const { manager, residentId, ids, reader } = till;
  const entries = () =>
    reader.sqlite.prepare<[], Record<string, unknown>>('SELECT * FROM payment ORDER BY rowid').all();
  const sumOf = reader.sqlite.prepare<[], { balanceFen: number; owedFen: number }>(
    'SELECT coalesce(sum(balance_fen), 0) AS balanceFen, coalesce(sum(owed_fen), 0) AS owedFen FROM payment',
  );
  let meals = 0;
  const rest = { residentId, note: '' };
  async function carryOut(step: typeof act extends fc.Arbitrary<infer T> ? T : never) {
    const id = ids.next();
    switch (step.do) {
      case 'topUp':
        return manager.payments.topUp({ id, ...rest, amountFen: step.amountFen });
      case 'payOut':
        return manager.payments.payOut({ id, ...rest, amountFen: step.amountFen });
      case 'settle':
        return manager.payments.settle({ id, ...rest, amountFen: step.amountFen, by: step.by });
      case 'adjust': {
        const { balanceFen, owedFen } = step;
        return manager.payments.adjust({ id, residentId, balanceFen, owedFen, reason: '盘点' });
      }
      case 'meal':
        meals += 1;
        return till.pay(`meal ${meals}`, step.method, step.amountFen);
      case 'giveBack':
        return till.giveBack(`meal ${step.nth % (meals + 1)}`);
      case 'reverse': {
        const all = entries();
        const entryId = String(all[step.nth % Math.max(1, all.length)]?.id ?? id);
        return manager.payments.reverse({ id, entryId, reason: '更正' });
      }
    }
  }

  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (steps) => {
      for (const step of steps) {
        const before = entries();
        till.clock.advance(1_000);
        till.on('2026-11-16');
        await carryOut(step).catch((error: unknown) => {
          if (!(error instanceof DeskError)) throw error;
        });
        const purse = await till.purse();
        expect(purse).toEqual(sumOf.get());
        expect(Math.min(purse.balanceFen, purse.owedFen)).toBeGreaterThanOrEqual(0);
        const after = entries();
        expect(JSON.stringify(after.slice(0, before.length))).toBe(JSON.stringify(before));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
