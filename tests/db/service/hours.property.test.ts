/** What holds whatever staff and volunteers do in whatever order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DeskError } from '../../../db/core/errors.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

const hour = fc.integer({ min: 0, max: 19 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('record' as const),
    who: fc.nat(1),
    from: hour,
    length: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ kind: fc.constant('approve' as const), nth: fc.nat(20), less: fc.nat(90) }),
  fc.record({ kind: fc.constant('refuse' as const), nth: fc.nat(20) }),
  fc.record({
    kind: fc.constant('correct' as const),
    nth: fc.nat(20),
    from: hour,
    length: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), nth: fc.nat(20) }),
  fc.record({ kind: fc.constant('spend' as const), who: fc.nat(1), points: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('give' as const), who: fc.nat(1), points: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('later' as const), days: fc.integer({ min: 1, max: 500 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Person = { id: string; residentId: string };

/** Refusals are answers; anything else is a bug. */
async function quietly(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
}

async function act(desk: VolunteerDesk, people: readonly Person[], roots: string[], one: Step) {
  const { service } = desk.coordinator;
  const person = (who: number) => people[who] ?? people[0];
  const standing = async (nth: number) => {
    const rootId = roots[nth % Math.max(1, roots.length)];
    return rootId === undefined ? null : (await service.service({ rootId })).current;
  };
  const spanOf = (from: number, length: number) => {
    const startAt = desk.at('00:00', '2026-11-16') + from * 3_600_000;
    return { startAt, endAt: startAt + length * 3_600_000, breakMinutes: 0 };
  };
  switch (one.kind) {
    case 'record': {
      const volunteerId = person(one.who)?.id ?? '';
      const id = desk.next();
      const input = { id, volunteerId, stationId: null, task: desk.help, note: '' };
      await quietly(
        service.record({ ...input, span: spanOf(one.from, one.length) }).then(() => roots.push(id)),
      );
      return;
    }
    case 'approve':
    case 'refuse': {
      const current = await standing(one.nth);
      if (!current) return;
      const row = {
        id: desk.next(),
        versionId: current.versionId,
        confirmed: true,
        clockConfirmed: false,
        note: '核对',
      };
      const minutes = one.kind === 'approve' ? { minutes: 1 + one.less } : {};
      const decision = one.kind === 'approve' ? ('approved' as const) : ('refused' as const);
      await quietly(service.decide({ rows: [{ ...row, ...minutes, decision }] }));
      return;
    }
    case 'correct': {
      const current = await standing(one.nth);
      if (!current) return;
      const patch = { span: spanOf(one.from, one.length) };
      await quietly(
        service.correct({ id: desk.next(), versionId: current.versionId, patch, reason: '核对' }),
      );
      return;
    }
    case 'withdraw': {
      const current = await standing(one.nth);
      if (!current) return;
      await quietly(service.withdraw({ id: desk.next(), versionId: current.versionId, reason: '核对' }));
      return;
    }
    case 'spend':
    case 'give': {
      const [from, to] = [person(one.who)?.residentId ?? '', person(1 - one.who)?.residentId ?? ''];
      const id = desk.next();
      const { points } = one;
      await quietly(
        one.kind === 'spend'
          ? service.spendPoints({ id, residentId: from, points, note: '兑换' })
          : service.givePoints({ id, fromResidentId: from, toResidentId: to, points, note: '转赠' }),
      );
      return;
    }
    case 'later':
      desk.clock.advance(one.days * 86_400_000);
  }
}

interface Credit {
  volunteer_id: string;
  start_at: number;
  end_at: number;
  minutes: number;
}

function rowsOf(desk: VolunteerDesk) {
  const all = <Row>(sql: string) => desk.writer.sqlite.prepare<[], Row>(sql).all();
  return {
    credits: all<Credit>('SELECT * FROM credited_service ORDER BY volunteer_id, start_at'),
    totals: all<{ volunteer_id: string; minutes: number; points: number }>('SELECT * FROM volunteer_total'),
    sums: all<{ volunteer_id: string; points: number }>(
      'SELECT volunteer_id, sum(points) AS points FROM point_entry GROUP BY volunteer_id',
    ),
    facts: all<{ id: string }>('SELECT * FROM service ORDER BY rowid'),
    decisions: all<{ id: string }>('SELECT * FROM service_decision ORDER BY rowid'),
    entries: all<{ id: string }>('SELECT * FROM point_entry ORDER BY rowid'),
  };
}

async function holds(desk: VolunteerDesk, people: readonly Person[], before: ReturnType<typeof rowsOf>) {
  const { credits, totals, sums, facts, decisions, entries } = rowsOf(desk);
  for (const [at, credit] of credits.entries()) {
    const next = credits[at + 1];
    // Credited time of one person never overlaps, and never exceeds the time itself.
    if (next?.volunteer_id === credit.volunteer_id)
      expect(next.start_at).toBeGreaterThanOrEqual(credit.end_at);
    expect(credit.minutes * 60_000).toBeLessThanOrEqual(credit.end_at - credit.start_at);
  }
  for (const { volunteer_id, minutes, points } of totals) {
    const own = credits.filter((credit) => credit.volunteer_id === volunteer_id);
    expect(minutes).toBe(own.reduce((sum, credit) => sum + credit.minutes, 0));
    expect(points).toBe(sums.find((sum) => sum.volunteer_id === volunteer_id)?.points ?? 0);
    expect(points).toBeGreaterThanOrEqual(0);
  }
  for (const { residentId } of people) {
    const account = await desk.coordinator.service.points({ residentId });
    expect(account.balance).toBe(account.entries.reduce((sum, { points }) => sum + points, 0));
    expect(account.usable).toBeGreaterThanOrEqual(0);
    expect(account.owed).toBeGreaterThanOrEqual(0);
  }
  // What was written once stands as it was written.
  expect(facts.slice(0, before.facts.length)).toEqual(before.facts);
  expect(decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
  expect(entries.slice(0, before.entries.length)).toEqual(before.entries);
}

it('credited minutes never overlap, the ledger is its balance, and corrections never change history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      using desk = await openVolunteerDesk();
      const people = [await desk.addVolunteer('王桂芳'), await desk.addVolunteer('李建国')];
      desk.clock.set('2026-11-17T08:00:00+08:00');
      const roots: string[] = [];
      for (const one of steps) {
        const before = rowsOf(desk);
        await act(desk, people, roots, one);
        await holds(desk, people, before);
      }
    }),
    { numRuns: 25 },
  );
}, 240_000);
