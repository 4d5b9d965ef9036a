/** The derived list of what is open agrees with the facts, in whatever order they arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openState } from '../../../db/visits/open.ts';
import { followUps, openVisit, visit, visits } from '../../../db/visits/table.ts';
import { openWalkIn, plainVisit } from '../../support/walkIn.ts';

/** Told from the facts in the plainest way: what stands, what was said last. */
function openByTheFacts(
  versions: (typeof visit.$inferSelect)[],
  steps: (typeof followUps.table.$inferSelect)[],
) {
  const standing = versions
    .filter((version) => versions.every(({ supersedes }) => supersedes !== version.id))
    .sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1))[0];
  if (!standing || standing.withdrawn) return null;
  if (standing.outcome !== 'accepted' && standing.outcome !== 'referred') return null;
  const sorted = [...steps].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const settled = sorted.filter(({ kind }) => kind === 'closed' || kind === 'reopened').at(-1);
  return settled?.kind === 'closed' ? null : standing.id;
}

const outcome = fc.constantFrom('done', 'accepted', 'referred', 'papers');
const aVersion = fc.record({ parent: fc.nat(4), outcome, withdrawn: fc.boolean(), savedAt: fc.nat(5) });
const aStep = fc.record({
  kind: fc.constantFrom('note', 'extended', 'closed', 'reopened'),
  at: fc.nat(9),
});

test('any history, in any order of arrival, leaves the same row as the facts say', async () => {
  using desk = await openWalkIn();
  const residentId = await desk.addResident({ name: '王秀英' });
  const { visit: first } = await desk.front.visits.register(plainVisit(desk, residentId));
  const template = desk.reader.db.select().from(visit).get();
  if (!template) throw new Error(`visit ${first.rootId} was saved`);

  await fc.assert(
    fc.asyncProperty(
      fc.array(aVersion, { minLength: 1, maxLength: 5 }),
      fc.array(aStep, { maxLength: 4 }),
      fc.infiniteStream(fc.nat(1000)),
      async (drawn, drawnSteps, order) => {
        const ids = drawn.map(() => desk.ids.next());
        const rootId = ids[0] ?? '';
        const versions = drawn.map(({ parent, outcome: kind, withdrawn, savedAt }, i) => ({
          ...template,
          id: ids[i] ?? '',
          rootId,
          supersedes: i === 0 ? null : (ids[parent % i] ?? null),
          outcome: kind,
          dueOn: kind === 'accepted' || kind === 'referred' ? '2026-12-01' : null,
          withdrawn: i > 0 && withdrawn,
          savedAt,
        }));
        const steps = drawnSteps.map(({ kind, at }) => ({
          id: desk.ids.next(),
          rootId,
          kind,
          note: '',
          dueOn: kind === 'extended' || kind === 'reopened' ? '2026-12-24' : null,
          at,
          accountId: template.handlerId,
        }));
        const arrivals = [
          ...versions.map((row) => ({ row, kind: 'visit' as const, key: order.next().value ?? 0 })),
          ...steps.map((row) => ({ row, kind: 'step' as const, key: order.next().value ?? 0 })),
        ].sort((a, b) => a.key - b.key);
        for (const arrival of arrivals)
          await desk.app.transact(desk.system, 'test.pull', (ctx) => {
            if (arrival.kind === 'visit') ctx.write.insert(visits, arrival.row);
            else ctx.write.insert(followUps, arrival.row);
          });
        const row = desk.reader.db
          .select()
          .from(openVisit)
          .all()
          .find((open) => open.rootId === rootId);
        expect(row?.versionId ?? null).toBe(openByTheFacts(versions, steps));
      },
    ),
    { numRuns: 40 },
  );
});

describe('the due day', () => {
  const version = (id: string, supersedes: string | null, savedAt: number, dueOn: string | null) => ({
    ...{ id, supersedes, savedAt, dueOn },
    withdrawn: 0,
  });
  const extended = (at: number, dueOn: string) => ({ kind: 'extended' as const, at, dueOn });

  test('is the extended one where the extension came after the date was agreed', () => {
    const agreed = [version('a', null, 10, '2026-12-01'), version('b', 'a', 30, '2026-12-01')];
    expect(openState(agreed, [extended(20, '2026-12-24')])).toMatchObject({
      dueOn: '2026-12-24',
      extended: true,
    });
  });

  test('is the agreed one where it was agreed after the extension', () => {
    const agreed = [version('a', null, 10, '2026-12-01'), version('b', 'a', 30, '2026-12-05')];
    expect(openState(agreed, [extended(20, '2026-12-24')])).toMatchObject({
      dueOn: '2026-12-05',
      extended: false,
    });
  });

  test('is known even where the version before has not arrived yet', () => {
    expect(openState([version('b', 'a', 30, '2026-12-05')], [])).toMatchObject({ dueOn: '2026-12-05' });
  });
});
