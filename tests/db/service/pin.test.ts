/** PINs at the kiosk: what they open, and how guessing is slowed and logged. scrypt takes half a second a try. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockMinutes } from '../../../db/volunteers/pin.ts';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
let volunteer: { id: string; number: string };
beforeAll(async () => {
  desk = await openVolunteerDesk();
  volunteer = await desk.addVolunteer('王桂芳');
  await desk.coordinator.volunteers.setPin({ id: volunteer.id, pin: '2749' });
}, 30_000);
afterAll(() => desk[Symbol.dispose]());

const enter = (pin: string, number = volunteer.number) =>
  desk.kiosk.service.kioskPin({ who: { number }, pin });

interface Entry {
  action: string;
  detail: string | null;
}
const logged = (): Entry[] =>
  desk.reader.sqlite
    .prepare<[], Entry>("SELECT action, detail FROM audit WHERE action = 'service.kioskPin' ORDER BY n")
    .all();

describe('a PIN', () => {
  it('is refused where everybody would guess it', async () => {
    for (const pin of ['1111', '1234', '654321']) {
      const set = desk.coordinator.volunteers.setPin({ id: volunteer.id, pin });
      expect(await failureCode(set), pin).toBe('pin.weak');
    }
  });

  it('with the number proves who stands there', async () => {
    const spaced = volunteer.number.replace(/(\d{3})(?=\d)/g, '$1 ');
    const found = await enter('2749', spaced);
    expect(found).toMatchObject({ proven: true, evidence: 'pin', maskedName: '王*芳' });
    await desk.kiosk.service.mine({ pass: found.pass });
  }, 20_000);

  it('guessed at the same moment many times is counted every time, then locked, and all of it is on record', async () => {
    const tries = Array.from({ length: 7 }, (_, at) => failureCode(enter(`880${at}`)));
    const codes = await Promise.all(tries);
    expect(codes.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'pin.wrong'));
    expect(codes.slice(4)).toEqual(Array.from({ length: 3 }, () => 'pin.locked'));
    expect(await failureCode(enter('2749'))).toBe('pin.locked');
    const wrong = logged().map(({ detail }) => JSON.parse(detail ?? '{}').wrongPin);
    expect(wrong).toEqual([1, 2, 3, 4, 5]);
  }, 30_000);

  it('locks twice as long after each further wrong try', async () => {
    expect([4, 5, 6, 7, 8, 30].map(lockMinutes)).toEqual([0, 1, 2, 4, 8, 480]);
    desk.clock.advance(61_000);
    expect(await failureCode(enter('8808'))).toBe('pin.locked');
    desk.clock.advance(61_000);
    expect(await failureCode(enter('2749'))).toBe('pin.locked');
    desk.clock.advance(61_000);
    expect((await enter('2749')).proven).toBe(true);
  }, 30_000);

  it('tried with numbers that nobody has answers the same, is logged, and stops the window', async () => {
    const before = logged().length;
    const unknown = volunteer.number === '123456784' ? '000000000' : '123456789';
    for (let at = 0; at < 10; at += 1) expect(await failureCode(enter('2749', unknown))).toBe('pin.wrong');
    expect(await failureCode(enter('2749'))).toBe('pin.locked');
    expect(logged().length - before).toBe(10);
    desk.clock.advance(61_000);
    expect((await enter('2749')).proven).toBe(true);
  }, 30_000);

  it('that was removed opens nothing', async () => {
    await desk.coordinator.volunteers.removePin({ id: volunteer.id });
    expect(await failureCode(enter('2749'))).toBe('pin.none');
  });
});
