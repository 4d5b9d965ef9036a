/** What a person's card tells of day care. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCare } from './support.ts';

let house: Awaited<ReturnType<typeof openCare>>;
beforeEach(async () => {
  house = await openCare();
});
afterEach(() => house.desk[Symbol.dispose]());

it('tells stays, leaves that have begun, and attendance by the month, newest first', async () => {
  const { care, desk, elder, enrol, moveTo } = house;
  const residentId = await elder('范秋云');
  await enrol(residentId, { startsOn: '2026-11-02' });
  const span = { reason: 'hospital', note: '区医院' } as const;
  const leave = { residentId, fromDay: '2026-11-17', toDay: '2026-11-19', ...span };
  await care.daycare.announceLeave({ id: desk.ids.next(), ...leave });
  await care.daycare.arrive({ residentId });
  const told = async () => {
    const { entries } = await care.residents.timeline({ id: residentId, before: null, limit: 50 });
    return entries.filter(({ feature }) => feature === 'daycare').map(({ text }) => text.zh);
  };
  expect(await told()).toEqual(['日照：2026-11 到站 1 天', '日照：入托']);
  moveTo('2026-11-17T08:30:00');
  expect(await told()).toEqual(['日照请假：住院，至 2026-11-19', '日照：2026-11 到站 1 天', '日照：入托']);
});
