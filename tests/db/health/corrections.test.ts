/** A reading that is not one's own of today is corrected for a reason, which stays with the version. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CareDesk, nothingMeasured, openCareDesk } from '../../support/careDesk.ts';
import { failureCode } from '../../support/desk.ts';

let desk: CareDesk;
beforeEach(async () => {
  desk = await openCareDesk();
});
afterEach(() => desk[Symbol.dispose]());

const measure = async () => {
  const fields = { ...nothingMeasured, systolic: 128, diastolic: 78 };
  const residentId = await desk.elder('沈桂香');
  const { reading } = await desk.operator.health.save({ ...fields, id: desk.ids.next(), residentId });
  return { ...fields, versionId: reading.versionId, rootId: reading.rootId };
};
type Measured = Omit<Awaited<ReturnType<typeof measure>>, 'systolic'> & { systolic: number | null };
const slip = ({ versionId, systolic, ...fields }: Measured, reason = '') => {
  const { rootId: _root, ...given } = fields;
  return { ...given, id: desk.ids.next(), versionId, systolic: (systolic ?? 0) - 4, reason };
};

it('is asked of a colleague, and of everyone once the day is over', async () => {
  const first = await measure();
  const { reading } = await desk.operator.health.correct(slip(first));
  const next = { ...first, versionId: reading.versionId, systolic: reading.systolic };
  expect(await failureCode(desk.manager.health.correct(slip(next)))).toBe('health.reasonMissing');
  desk.later(24 * 60);
  expect(await failureCode(desk.operator.health.correct(slip(next)))).toBe('health.reasonMissing');
  await desk.operator.health.correct(slip(next, '抄写时看错一行'));
  const { versions } = await desk.operator.health.reading({ rootId: first.rootId });
  expect(versions.map(({ systolic, reason }) => [systolic, reason])).toEqual([
    [120, '抄写时看错一行'],
    [124, null],
    [128, null],
  ]);
});

it('is not asked where nothing was changed', async () => {
  const { rootId, ...first } = await measure();
  const same = { ...first, id: desk.ids.next(), reason: '' };
  const { reading } = await desk.manager.health.correct(same);
  expect([reading.corrected, reading.rootId]).toEqual([false, rootId]);
});
