import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../db/centre/contract.ts';
import { filledRows } from '../../../../renderer/features/volunteers/hours/sheetRows.ts';
import {
  minutesOf,
  readTypedSpan,
  typedFrom,
} from '../../../../renderer/features/volunteers/parts/spanForm.ts';
import { guardianOf, noGuardian } from '../../../../renderer/features/volunteers/people/guardianForm.ts';
import { isMinor } from '../../../../renderer/features/volunteers/people/isMinor.ts';
import {
  readTenths,
  typedOf,
  valuesOf,
} from '../../../../renderer/features/volunteers/settings/volunteerForm.ts';
import { daysOf, mondayOf, readTimes } from '../../../../renderer/features/volunteers/shifts/week.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}:00+08:00`);

describe('a typed time of service', () => {
  test('is told in the centre’s zone, its breaks taken off', () => {
    const span = readTypedSpan({ day: '2026-11-20', from: '830', to: '11：00', breakMinutes: '15' }, zone);
    expect(span).toEqual({
      startAt: at('2026-11-20T08:30'),
      endAt: at('2026-11-20T11:00'),
      breakMinutes: 15,
    });
    expect(span && minutesOf(span)).toBe(135);
  });

  test('that ends before it began went past midnight', () => {
    const span = readTypedSpan({ day: '2026-11-20', from: '22:00', to: '01:30', breakMinutes: '' }, zone);
    expect(span?.endAt).toBe(at('2026-11-21T01:30'));
  });

  test.each([
    ['no day', { day: null, from: '08:00', to: '09:00', breakMinutes: '' }],
    ['no end', { day: '2026-11-20', from: '08:00', to: '', breakMinutes: '' }],
    ['no length', { day: '2026-11-20', from: '08:00', to: '08:00', breakMinutes: '' }],
    ['all of it breaks', { day: '2026-11-20', from: '08:00', to: '09:00', breakMinutes: '60' }],
    ['breaks in words', { day: '2026-11-20', from: '08:00', to: '09:00', breakMinutes: '一刻' }],
  ])('with %s is none', (_, typed) => {
    expect(readTypedSpan(typed, zone)).toBeNull();
  });

  test('reads back as it was saved', () => {
    const saved = { startAt: at('2026-11-20T22:00'), endAt: at('2026-11-21T01:30'), minutes: 180 };
    const span = readTypedSpan(typedFrom(saved, zone), zone);
    expect(span).toEqual({ startAt: saved.startAt, endAt: saved.endAt, breakMinutes: 30 });
  });
});

describe('a sign-in sheet', () => {
  test('sends filled lines, leaves out empty ones, and says which are half filled', () => {
    const line = { name: '', number: '' };
    const { rows, wrong } = filledRows(
      [
        { ...line, id: 'came', from: '09:00', to: '11:00' },
        { ...line, id: 'stayed away', from: '', to: ' ' },
        { ...line, id: 'forgot', from: '09:00', to: '' },
      ],
      '2026-11-20',
      zone,
    );
    expect(rows.map(({ volunteerId }) => volunteerId)).toEqual(['came']);
    expect([...wrong]).toEqual(['forgot']);
  });
});

describe('a guardian', () => {
  test('of whom nothing is typed is none; of whom anything is, must be whole', () => {
    expect(guardianOf(noGuardian)).toBeNull();
    expect(guardianOf({ ...noGuardian, name: '王建' })).toMatchObject({ name: '王建', on: '' });
  });

  test('is needed up to the day before the 18th birthday', () => {
    expect(isMinor('2008-11-23', '2026-11-22')).toBe(true);
    expect(isMinor('2008-11-22', '2026-11-22')).toBe(false);
    expect(isMinor(null, '2026-11-22')).toBe(false);
  });
});

describe('a week', () => {
  test.each(['2026-11-16', '2026-11-18', '2026-11-22'])('of %s begins on its Monday', (day) => {
    expect(mondayOf(day)).toBe('2026-11-16');
  });

  test('has seven days, across the month too', () => {
    expect(daysOf('2026-11-30').at(-1)).toBe('2026-12-06');
  });

  test('has shifts that end after they begin', () => {
    expect(readTimes('9:00', '1130')).toEqual({ from: '09:00', to: '11:30' });
    expect(readTimes('11:30', '09:00')).toBeNull();
  });
});

describe('the settings', () => {
  test('are sent as they were saved when nothing was typed', () => {
    expect(defaultSettings).toMatchObject(valuesOf(typedOf(defaultSettings)));
  });

  test('keep points in tenths, and no finer', () => {
    expect(readTenths('１．５')).toBe(15);
    expect(readTenths('1.25')).toBeUndefined();
  });
});
