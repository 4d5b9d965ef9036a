/** What the kiosk reads from fingers, and how long it waits for them. */
import { describe, expect, it } from 'vitest';
import {
  idleSeconds,
  type Missed,
  readLeftAt,
  secondsOf,
  withoutMissed,
} from '../../../../renderer/features/kiosk/screens.ts';

const zone = 'Asia/Shanghai';
const at = (time: string) => Date.parse(`${time}+08:00`);
const missed: Missed = {
  rootId: 'a',
  day: '2026-11-15',
  activity: '午餐助餐',
  kind: 'meals',
  startAt: at('2026-11-15T10:20'),
  station: null,
};

describe('the time somebody left', () => {
  it('is nothing until all four digits are typed, so no round number is ever taken for it', () => {
    for (const digits of ['', '1', '16', '162']) {
      expect(readLeftAt(digits, missed, zone)).toEqual({ kind: 'typing' });
    }
  });

  it('is of the day of the sign-in', () => {
    const endAt = at('2026-11-15T16:25');
    expect(readLeftAt('1625', missed, zone)).toEqual({ kind: 'time', time: '16:25', endAt, nextDay: false });
  });

  it('before the sign-in is of the night after, and says so', () => {
    const endAt = at('2026-11-16T00:40');
    expect(readLeftAt('0040', missed, zone)).toEqual({ kind: 'time', time: '00:40', endAt, nextDay: true });
  });

  it.each(['2400', '1260', '9999'])('is not %s', (digits) => {
    expect(readLeftAt(digits, missed, zone)).toEqual({ kind: 'wrong' });
  });
});

it('every screen with somebody on it ends by itself, the start page never', () => {
  expect(secondsOf({ at: 'start' })).toBeNull();
  for (const screen of [
    { at: 'name' },
    { at: 'staff' },
    { at: 'pin', who: { number: '' }, label: '' },
  ] as const) {
    expect(secondsOf(screen)).toBe(idleSeconds);
  }
});

it('what was mended is not asked for again, what remains is', () => {
  const found = {
    pass: '',
    maskedName: '王*芳',
    number: '',
    evidence: 'scan' as const,
    proven: true,
    signedIn: false,
    open: null,
    forgottenCount: 2,
    forgotten: [missed, { ...missed, rootId: 'b' }],
  };
  expect(withoutMissed(found, missed)).toMatchObject({ forgottenCount: 1, forgotten: [{ rootId: 'b' }] });
});
