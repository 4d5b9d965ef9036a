import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
});
afterEach(() => desk[Symbol.dispose]());

const issue = async (residentId: string, client = front) =>
  (await client.cards.issue({ id: desk.ids.next(), residentId, kind: 'diner' })).card;

async function refusal(text: string) {
  const answer = await front.cards.resolve({ text });
  if (answer.kind !== 'refused') throw new Error(`${text} was not refused`);
  return answer;
}

it('a card is given once: the same request again, or a second card, changes nothing', async () => {
  const residentId = await addPerson(front, { name: '许桂芳', ...xinglin });
  const id = desk.ids.next();
  const { card } = await front.cards.issue({ id, residentId, kind: 'diner' });
  expect(await front.cards.issue({ id, residentId, kind: 'diner' })).toEqual({ card });
  expect(await failureCode(issue(residentId))).toBe('card.hasOne');
  expect(await front.cards.issue({ id: desk.ids.next(), residentId, kind: 'volunteer' })).toMatchObject({
    card: { kind: 'volunteer', state: 'active' },
  });
  expect(await front.cards.resolve({ text: card.code.toLowerCase() })).toMatchObject({
    kind: 'person',
    by: 'card',
    cardKind: 'diner',
    person: { id: residentId, name: '许桂芳' },
  });
});

it('a lost card says since when, and, once replaced, that there is a new one', async () => {
  const residentId = await addPerson(front, { name: '许桂芳' });
  const old = await issue(residentId);
  desk.clock.set('2026-11-18T09:00:00+08:00');
  front = await desk.as('frontDesk');
  await front.cards.report({ cardId: old.id });
  expect(await refusal(old.code)).toMatchObject({
    code: 'scan.cardLost',
    person: { id: residentId },
    sentence: { zh: expect.stringContaining('2026-11-18') },
  });
  desk.clock.set('2026-11-20T09:00:00+08:00');
  front = await desk.as('frontDesk');
  const { card } = await front.cards.replace({ id: desk.ids.next(), cardId: old.id });
  const { code, sentence } = await refusal(old.code);
  expect(code).toBe('scan.cardLostReplaced');
  expect(sentence.en).toMatch(/reported lost on 2026-11-18 and replaced on 2026-11-20/);
  expect(await front.cards.resolve({ text: card.code })).toMatchObject({ person: { id: residentId } });
  const states = (await front.cards.ofResident({ residentId })).map(({ state }) => state);
  expect(states).toEqual(['active', 'replaced']);
});

it('a lost card that is found works again, unless another has taken its place', async () => {
  const residentId = await addPerson(front, { name: '许桂芳' });
  const card = await issue(residentId);
  await front.cards.report({ cardId: card.id });
  expect((await front.cards.restore({ cardId: card.id })).card).toMatchObject({
    state: 'active',
    lostOn: null,
  });
  await front.cards.report({ cardId: card.id });
  await issue(residentId);
  expect(await failureCode(front.cards.restore({ cardId: card.id }))).toBe('card.hasOne');
});

it('a cancelled card says so and is not printed again', async () => {
  const residentId = await addPerson(front, { name: '许桂芳' });
  const card = await issue(residentId);
  await front.cards.cancel({ cardId: card.id });
  expect((await refusal(card.code)).code).toBe('scan.cardCancelled');
  expect((await front.cards.sheet({ cardIds: [card.id] })).cards).toEqual([]);
  expect(await failureCode(front.cards.report({ cardId: card.id }))).toBe('card.notActive');
  expect(await failureCode(front.cards.replace({ id: desk.ids.next(), cardId: card.id }))).toBe(
    'card.notReplaceable',
  );
});

it('nobody who died or moved away gets a card', async () => {
  const residentId = await addPerson(front, { name: '许桂芳' });
  await front.residents.setStatus({ id: residentId, status: 'died', since: '2026-11-10' });
  expect(await failureCode(issue(residentId))).toBe('card.personGone');
});

it('an ID number and a phone lead to their person; a shared phone asks which', async () => {
  const number = idNumber('1950-03-08', 21);
  const phones = [{ number: '13800000001', label: '家里' }];
  const wife = await addPerson(front, { name: '许桂芳', documentNumber: number }, { phones });
  expect(await front.cards.resolve({ text: number })).toMatchObject({ by: 'document', person: { id: wife } });
  expect(await front.cards.resolve({ text: '13800000001' })).toMatchObject({
    by: 'phone',
    person: { id: wife },
  });
  await addPerson(front, { name: '何建国' }, { phones, notDuplicates: [wife] });
  const answer = await front.cards.resolve({ text: '138 0000 0001' });
  expect(answer.kind === 'several' && answer.people.map(({ name }) => name)).toEqual(['许桂芳', '何建国']);
});

it.each([
  ['', 'scan.empty'],
  ['KA3333333334', 'scan.misread'],
  ['110105194912310021', 'scan.documentWrong'],
  ['11010519491231002X', 'scan.documentUnknown'],
  ['13800000009', 'scan.phoneUnknown'],
  ['6901234567892', 'scan.notOurs'],
])('“%s” is answered with a sentence: %s', async (text, code) => {
  expect((await refusal(text)).code).toBe(code);
});

it('after a merge the old card leads to the card in charge, in whoever’s hand it is', async () => {
  const kept = await addPerson(front, { name: '许桂芳' });
  const merged = await addPerson(front, { name: '许桂芬' });
  const card = await issue(merged);
  const manager = await desk.as('manager');
  await manager.merges.merge({ keptId: kept, mergedId: merged, choices: { name: 'kept' } });
  expect(await front.cards.resolve({ text: card.code })).toMatchObject({ person: { id: kept } });
  expect(await failureCode(issue(kept))).toBe('card.hasOne');
});

it('everybody old enough without a card gets one, once, and the sheet names nothing but name and code', async () => {
  const born = ['1940-01-01', '1966-11-16', '1966-11-17', '2000-01-01'];
  for (const [at, birthDate] of born.entries()) {
    await addPerson(front, { name: `甲${at}`, birthDate, documentNumber: idNumber(birthDate, at + 1) });
  }
  const filter = { kind: 'diner' as const, show: 'without' as const, text: '', minAge: 60 };
  const residentIds = await front.cards.listIds({ filter });
  expect(residentIds).toHaveLength(2);
  const { cardIds, skipped } = await front.cards.issueMany({ kind: 'diner', residentIds });
  expect([cardIds.length, skipped]).toEqual([2, 0]);
  expect(await front.cards.issueMany({ kind: 'diner', residentIds })).toEqual({ cardIds: [], skipped: 2 });
  expect(await front.cards.listIds({ filter })).toEqual([]);
  const sheet = await front.cards.sheet({ cardIds });
  expect(sheet.centreName).toBe('杏林社区党群服务中心');
  expect(sheet.cards.map(({ name }) => name).sort()).toEqual(['甲0', '甲1']);
  expect(JSON.stringify(sheet)).not.toMatch(/510123/);
  const unprinted = { ...filter, show: 'unprinted' as const };
  expect((await front.cards.list({ filter: unprinted, offset: 0, limit: 1 })).total).toBe(2);
  await front.cards.markPrinted({ cardIds });
  expect((await front.cards.list({ filter: unprinted, offset: 0, limit: 1 })).total).toBe(0);
});

it('volunteer cards wait for active volunteers alone, wherever they live', async () => {
  await addPerson(front, { name: '只是居民', ...xinglin });
  const coordinator = await desk.as('volunteerCoordinator');
  const state = 'active' as const;
  const residentId = await addPerson(front, { name: '许桂芳', ...xinglin });
  await coordinator.volunteers.register({ who: { kind: 'resident', residentId }, state, guardian: null });
  const person = { name: '外区志愿者', birthDate: '1988-03-02' };
  const outside = desk.ids.next();
  await coordinator.volunteers.register({
    who: { kind: 'outside', residentId: outside, person, phones: [], notDuplicates: [] },
    state,
    guardian: null,
  });
  const leaving = await addPerson(front, { name: '待审核的', ...xinglin });
  const applied = { kind: 'resident', residentId: leaving } as const;
  await coordinator.volunteers.register({ who: applied, state: 'applied', guardian: null });

  const filter = { kind: 'volunteer', show: 'without', text: '', minAge: null } as const;
  expect((await coordinator.cards.listIds({ filter })).toSorted()).toEqual([residentId, outside].toSorted());
  const { cardIds } = await coordinator.cards.issueMany({
    kind: 'volunteer',
    residentIds: [residentId, outside],
  });
  expect(cardIds).toHaveLength(2);
  expect(await coordinator.cards.listIds({ filter })).toEqual([]);
});
