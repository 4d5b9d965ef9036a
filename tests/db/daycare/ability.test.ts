/** Whoever asks for a person's ability hears the same, whatever cards the person once had. */
import { expect, it } from 'vitest';
import { pricingPersonOf } from '../../../db/subsidies/service.ts';
import { openCare } from './support.ts';

it('is the latest assessment by day over all merged cards, for the board, the stay and the price of a meal', async () => {
  const { care, desk, elder, enrol, manager } = await openCare();
  const [keptId, mergedId] = [await elder('何静秋'), await elder('何静秋')];
  const stay = await enrol(keptId);
  const by = { assessor: '街道评估组', note: '' };
  const assess = (residentId: string, level: number, assessedOn: string) =>
    care.daycare.assess({ id: desk.ids.next(), residentId, level, assessedOn, ...by });
  await assess(keptId, 1, '2026-03-02');
  await assess(mergedId, 3, '2026-09-07');
  await manager.merges.merge({ keptId, mergedId, choices: {} });
  const { line } = await care.daycare.enrolment({ id: stay });
  const { lines } = await care.daycare.board({});
  const session = await desk.sessionAs('manager');
  const priced = await desk.app.transact(session, 'test.price', (ctx) =>
    [keptId, mergedId].map((id) => pricingPersonOf(ctx, id, ctx.today).abilityLevel),
  );
  expect([
    line.abilityLevel,
    lines.find(({ residentId }) => residentId === keptId)?.abilityLevel,
    (await care.daycare.candidate({ residentId: keptId })).abilityLevel,
    ...priced,
  ]).toEqual([3, 3, 3, 3, 3]);
  desk[Symbol.dispose]();
});
