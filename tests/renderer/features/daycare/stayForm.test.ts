import { expect, it } from 'vitest';
import { emptyStay, stayFields } from '../../../../renderer/features/daycare/enrolments/stayForm.ts';
import { sayWeekdays } from '../../../../renderer/ui/weekdays.ts';

it('sends no dates for whoever waits, and keeps them in the form', () => {
  const form = { ...emptyStay('2026-11-16'), waits: true, trialUntil: '2026-11-30' };
  expect(stayFields(form)).toMatchObject({ startsOn: null, endsOn: null, trialUntil: null });
  expect(stayFields({ ...form, waits: false })).toMatchObject({
    startsOn: '2026-11-16',
    trialUntil: '2026-11-30',
  });
});

it('leaves out rows that were added and not filled in', () => {
  const form = {
    ...emptyStay('2026-11-16'),
    goals: [
      { goal: '', how: ' ', reviewOn: null },
      { goal: '每天走路', how: '', reviewOn: null },
    ],
    collectors: [{ name: '', relation: '女儿', phone: '' }],
  };
  const sent = stayFields(form);
  expect(sent.goals).toEqual([{ goal: '每天走路', how: '', reviewOn: null }]);
  expect(sent.collectors).toEqual([]);
});

it('says days of the week as stretches where three or more stand in a row', () => {
  expect(sayWeekdays(31, 'zh')).toBe('周一至周五');
  expect(sayWeekdays(1 + 4 + 64, 'zh')).toBe('周一、周三、周日');
  expect(sayWeekdays(7 + 32 + 64, 'en')).toBe('Mon–Wed, Sat, Sun');
});
