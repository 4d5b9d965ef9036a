import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { giveHealthConsent, monday, openCare } from './support.ts';

let house: Awaited<ReturnType<typeof openCare>>;
let residentId: string;
beforeEach(async () => {
  house = await openCare();
  residentId = await house.elder('何静秋');
  await house.enrol(residentId);
});
afterEach(() => house.desk[Symbol.dispose]());

const cheerful = {
  mood: 'cheerful',
  activities: [
    { name: '合唱', joined: true, note: '' },
    { name: '书法', joined: false, note: '手疼' },
  ],
  noteForFamily: '中午吃得香。',
  noteForStaff: '注意左膝。',
} as const;
const told = { ...cheerful, activities: [...cheerful.activities] };

it('keeps the note of a day once, corrected by a new one', async () => {
  const { care, desk } = house;
  const first = await care.daycare.saveNote({ residentId, day: monday, basedOn: null, ...told });
  const again = await care.daycare.saveNote({ residentId, day: monday, basedOn: null, ...told });
  expect(again).toEqual(first);
  const changed = { ...told, mood: 'calm' } as const;
  await care.daycare.saveNote({ residentId, day: monday, basedOn: first.note.id, ...changed });
  const { note, usualActivities } = await care.daycare.person({ residentId });
  expect(note).toMatchObject({ mood: 'calm', savedBy: 'careOperator' });
  expect(usualActivities).toEqual(['书法', '合唱']);
  expect(desk.reader.sqlite.prepare('SELECT count(*) FROM day_note').pluck().get()).toBe(2);
});

it('refuses to write over what a colleague saved meanwhile', async () => {
  const { care } = house;
  await care.daycare.saveNote({ residentId, day: monday, basedOn: null, ...told });
  const other = { ...told, noteForFamily: '另一句。' };
  const call = care.daycare.saveNote({ residentId, day: monday, basedOn: null, ...other });
  expect(await failureCode(call)).toBe('daycare.noteChanged');
});

it('puts a month on paper for the family without a word meant for staff', async () => {
  const { care } = house;
  await care.daycare.arrive({ residentId });
  await care.daycare.saveNote({ residentId, day: monday, basedOn: null, ...told });
  await house.openHouse('2026-11-18');
  await care.daycare.absent({ residentId, day: '2026-11-17', reason: 'ill', note: '' });
  const sheet = await care.daycare.sheet({ residentId, month: '2026-11' });
  expect(sheet.days).toHaveLength(30);
  expect(sheet.days[15]).toMatchObject({
    ...{ day: monday, state: 'here', mood: 'cheerful', noteForFamily: '中午吃得香。' },
  });
  expect(sheet.days.slice(18).every(({ state }) => state === null)).toBe(true);
  // Of the workdays from 2 to 18 November the house was open on two; on 17 the person said why.
  expect(sheet.totals).toEqual({ expected: 3, came: 1, absent: 2, onLeave: 0, meals: 0 });
  expect(sheet.activities).toEqual([
    { name: '合唱', joined: 1, declined: 0 },
    { name: '书法', joined: 0, declined: 1 },
  ]);
  expect(JSON.stringify(sheet)).not.toContain('左膝');
});

it('prints readings only with consent to health data', async () => {
  const { care } = house;
  expect((await care.daycare.sheet({ residentId, month: '2026-11' })).vitals).toBeNull();
  await giveHealthConsent(care, residentId);
  expect((await care.daycare.sheet({ residentId, month: '2026-11' })).vitals).toEqual([]);
});

it('tells a person’s timeline of stays, assessments and months', async () => {
  const { care, desk } = house;
  await care.daycare.arrive({ residentId });
  await care.daycare.assess({
    ...{ id: desk.ids.next(), residentId, level: 2, assessedOn: monday, assessor: '街道评估组', note: '' },
  });
  const { entries } = await care.residents.timeline({ id: residentId, before: null, limit: 20 });
  const said = entries.filter(({ feature }) => feature === 'daycare').map(({ text }) => text.zh);
  expect(said.sort()).toEqual(['日照：2026-11 到站 1 天', '日照：入托', '能力评估：中度失能'].sort());
});
