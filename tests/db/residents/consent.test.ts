/** Consent per purpose, guardians for children, and the photo that needs a consent. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { photoMaxCharacters } from '../../../db/residents/vocabulary.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
});
afterEach(() => desk[Symbol.dispose]());

type Give = Parameters<DeskClient['residents']['giveConsent']>[0];
const bySelf = { by: 'self', guardianName: null, guardianRelation: null, form: 'paper' } as const;
const byMother = { by: 'guardian', guardianName: '周敏', guardianRelation: '母亲', form: 'paper' } as const;

const give = (residentId: string, more: Partial<Give> = {}) =>
  front.residents.giveConsent({ residentId, purpose: 'health', at: null, ...bySelf, ...more });
const health = async (id: string) => {
  const { consents } = await front.residents.card({ id });
  return consents.find(({ purpose }) => purpose === 'health');
};

describe('consent', () => {
  test('lists every purpose, none of them given by silence', async () => {
    const id = await addPerson(front, { name: '王小明' });
    const { consents } = await front.residents.card({ id });
    expect(consents.map(({ purpose }) => purpose)).toEqual([
      'contact',
      'health',
      'care',
      'photo',
      'publicity',
      'sharing',
    ]);
    expect(consents.every(({ holds, latest }) => !holds && latest === null)).toBe(true);
  });

  test('is given and withdrawn, and both stay in the history with who recorded them', async () => {
    const id = await addPerson(front, { name: '王小明' });
    await give(id, { at: Date.parse('2026-11-01T10:00:00+08:00') });
    expect(await health(id)).toMatchObject({ holds: true });
    desk.clock.advance(60_000);
    await front.residents.withdrawConsent({ residentId: id, purpose: 'health', ...bySelf, form: 'spoken' });
    expect(await health(id)).toMatchObject({
      holds: false,
      latest: { given: false, form: 'spoken', at: desk.clock.now(), account: 'frontDesk' },
      history: [{ given: false }, { given: true, at: Date.parse('2026-11-01T10:00:00+08:00') }],
    });
  });

  test('recorded late does not undo a withdrawal that came after it', async () => {
    const id = await addPerson(front, { name: '王小明' });
    await give(id);
    desk.clock.advance(60_000);
    await front.residents.withdrawConsent({ residentId: id, purpose: 'health', ...bySelf });
    await give(id, { at: Date.parse('2026-11-01T10:00:00+08:00') });
    expect(await health(id)).toMatchObject({ holds: false });
  });

  test('cannot be withdrawn where none is in force, nor be given in the future', async () => {
    const id = await addPerson(front, { name: '王小明' });
    const withdraw = front.residents.withdrawConsent({ residentId: id, purpose: 'health', ...bySelf });
    expect(await failureCode(withdraw)).toBe('consent.notGiven');
    expect(await failureCode(give(id, { at: desk.clock.now() + 1 }))).toBe('resident.inFuture');
  });

  test('under 14 comes from a named guardian only, on both ways', async () => {
    const id = await addPerson(front, { name: '小小', birthDate: '2012-11-17', emergencyName: '周敏' });
    expect(await failureCode(give(id))).toBe('consent.guardianNeeded');
    expect(await failureCode(give(id, { ...byMother, guardianRelation: null }))).toBe(
      'consent.guardianUnnamed',
    );
    await give(id, byMother);
    const alone = front.residents.withdrawConsent({ residentId: id, purpose: 'health', ...bySelf });
    expect(await failureCode(alone)).toBe('consent.guardianNeeded');
    expect(await health(id)).toMatchObject({ holds: true, latest: { guardianName: '周敏' } });
  });

  test('given by a guardian is to be confirmed once the child is 14', async () => {
    const id = await addPerson(front, { name: '小小', birthDate: '2012-11-17', emergencyName: '周敏' });
    await give(id, byMother);
    expect((await front.residents.card({ id })).warnings).toEqual([]);
    desk.clock.set('2026-11-17T09:00:00+08:00');
    front = await desk.as('frontDesk');
    expect((await front.residents.card({ id })).warnings).toEqual(['consentOutgrown']);
    await give(id);
    expect((await front.residents.card({ id })).warnings).toEqual([]);
  });

  test('a child without a guardian on the card is pointed out', async () => {
    const id = await addPerson(front, { name: '小小', birthDate: '2015-01-01' });
    expect((await front.residents.card({ id })).warnings).toEqual(['guardianMissing']);
  });
});

describe('the photo', () => {
  const jpeg = '/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==';
  const set = (residentId: string, picture: string) =>
    front.residents.setPhoto({ residentId, jpeg: picture });

  test('is set, replaced and removed, and asks for a consent', async () => {
    const id = await addPerson(front, { name: '王小明' });
    expect(await front.residents.photo({ id })).toEqual({ jpeg: null });
    await set(id, jpeg);
    await set(id, '/9j/2Q==');
    expect(await front.residents.photo({ id })).toEqual({ jpeg: '/9j/2Q==' });
    expect(await front.residents.card({ id })).toMatchObject({
      hasPhoto: true,
      warnings: ['photoWithoutConsent'],
    });
    await give(id, { purpose: 'photo' });
    expect((await front.residents.card({ id })).warnings).toEqual([]);
    await front.residents.removePhoto({ residentId: id });
    expect(await front.residents.photo({ id })).toEqual({ jpeg: null });
    expect((await front.residents.card({ id })).hasPhoto).toBe(false);
  });

  test('is refused when it is no JPEG or larger than 64 KB', async () => {
    const id = await addPerson(front, { name: '王小明' });
    expect(await failureCode(set(id, 'iVBORw0KGgo='))).toBe('input.invalid');
    expect(await failureCode(set(id, '/9j/ not base64'))).toBe('input.invalid');
    expect(await failureCode(set(id, `/9j/${'A'.repeat(photoMaxCharacters)}`))).toBe('input.invalid');
    await set(id, `/9j/${'A'.repeat(photoMaxCharacters - 4)}`);
    expect((await front.residents.card({ id })).hasPhoto).toBe(true);
  });
});
