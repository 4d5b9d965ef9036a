/** Households: who lives together, since when, and what happens when someone comes, leaves or dies. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, xinglin, yongning } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
let head: string;
let wife: string;
let son: string;
let home: string;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
  head = await addPerson(front, { name: '王大明', sex: 'male', ...xinglin });
  wife = await addPerson(front, { name: '李秀英', sex: 'female', ...xinglin });
  son = await addPerson(front, { name: '王小明', sex: 'male', ...xinglin });
  const { id } = await front.households.create({
    headId: head,
    movedIn: '2020-05-01',
    members: [
      { residentId: wife, relation: 'spouse', relationText: null },
      { residentId: son, relation: 'son', relationText: '长子' },
    ],
  });
  home = id;
});
afterEach(() => desk[Symbol.dispose]());

const members = async (id = home) =>
  (await front.households.get({ id })).members.map(({ person, relation, movedOut }) => [
    person.name,
    relation,
    movedOut,
  ]);
const stayOf = async (residentId: string) => {
  const [stay] = (await front.residents.card({ id: residentId })).stays;
  if (!stay) throw new Error('lives in no household');
  return stay;
};
const join = (residentId: string, more: Partial<Parameters<DeskClient['households']['join']>[0]> = {}) =>
  front.households.join({
    ...{ householdId: home, residentId, relation: 'otherRelative', relationText: null },
    ...{ movedIn: '2026-11-01', leaving: null, takeAddress: false, ...more },
  });

describe('a household', () => {
  test('has the address of its head, who comes first', async () => {
    expect(await front.households.get({ id: home })).toMatchObject({
      address: '杏林雅苑 3-2-1102',
      headId: head,
      members: [
        { person: { id: head, householdId: home }, relation: 'head', movedIn: '2020-05-01', movedOut: null },
        { person: { id: wife }, relation: 'spouse' },
        { person: { id: son }, relation: 'son', relationText: '长子' },
      ],
    });
  });
  test('is found by its door and by whoever lives there', async () => {
    const door = { estate: '杏林雅苑', building: '3栋', unit: '2单元', room: '1102' };
    expect((await front.households.at(door)).map(({ id }) => id)).toEqual([home]);
    expect(await front.households.at({ ...door, room: '1103' })).toEqual([]);
    expect((await front.households.of({ id: son }))?.id).toBe(home);
    expect(await front.households.of({ id: await addPerson(front, { name: '周' }) })).toBeNull();
  });
  test('needs a head with an address who lives nowhere else', async () => {
    const create = (headId: string) => front.households.create({ headId, movedIn: null, members: [] });
    expect(await failureCode(create(await addPerson(front, { name: '周' })))).toBe(
      'household.addressMissing',
    );
    expect(await failureCode(create(son))).toBe('household.livesElsewhere');
  });
  test('is not half made when one member is refused', async () => {
    const other = await addPerson(front, { name: '周强', ...yongning });
    const made = front.households.create({
      headId: other,
      movedIn: null,
      members: [{ residentId: son, relation: 'son', relationText: null }],
    });
    expect(await failureCode(made)).toBe('household.livesElsewhere');
    expect(await front.households.of({ id: other })).toBeNull();
  });
  test('a new card can come with its place in it', async () => {
    const household = { id: home, relation: 'grandchild', relationText: null, movedIn: null } as const;
    await addPerson(front, { name: '王乐', ...xinglin }, { household });
    expect((await members()).at(-1)).toEqual(['王乐', 'grandchild', null]);
  });
});

describe('coming and leaving', () => {
  test('a person who joins can take the address along', async () => {
    const aunt = await addPerson(front, { name: '王芳', ...yongning });
    await join(aunt, { takeAddress: true });
    expect(await front.residents.card({ id: aunt })).toMatchObject({
      address: '杏林雅苑 3-2-1102',
      stays: [{ householdId: home, movedIn: '2026-11-01', head: { id: head, name: '王大明' } }],
    });
  });
  test('nobody joins twice, or lives in two households unasked', async () => {
    expect(await failureCode(join(son))).toBe('household.alreadyMember');
    const aunt = await addPerson(front, { name: '王芳', ...yongning });
    const { id: other } = await front.households.create({ headId: aunt, movedIn: null, members: [] });
    expect(await failureCode(join(aunt))).toBe('household.livesElsewhere');
    expect(await failureCode(join(aunt, { leaving: home }))).toBe('household.livesElsewhere');
    await join(aunt, { leaving: other });
    expect(await members(other)).toEqual([['王芳', 'head', '2026-11-01']]);
    expect((await front.households.get({ id: other })).headId).toBeNull();
    expect((await front.residents.card({ id: aunt })).stays.map(({ householdId }) => householdId)).toEqual([
      home,
      other,
    ]);
  });
  test('a second head is refused, an empty place of the head can be taken', async () => {
    const aunt = await addPerson(front, { name: '王芳' });
    expect(await failureCode(join(aunt, { relation: 'head' }))).toBe('household.oneHead');
    await front.households.leave({ memberId: (await stayOf(head)).memberId, movedOut: '2026-11-10' });
    await join(aunt, { relation: 'head' });
    expect((await front.households.get({ id: home })).headId).toBe(aunt);
  });
  test('someone who left is listed last, and coming back is a new stay', async () => {
    await front.households.leave({ memberId: (await stayOf(wife)).memberId, movedOut: '2026-10-31' });
    await join(wife, { relation: 'spouse' });
    expect(await members()).toEqual([
      ['王大明', 'head', null],
      ['王小明', 'son', null],
      ['李秀英', 'spouse', null],
      ['李秀英', 'spouse', '2026-10-31'],
    ]);
  });
  test.each([
    ['before moving in', '2020-04-30', 'household.datesReversed'],
    ['tomorrow', '2026-11-17', 'resident.inFuture'],
    ['on a day that is none', '2026-11-31', 'input.invalid'],
  ])('nobody leaves %s', async (_when, movedOut, code) => {
    const { memberId } = await stayOf(wife);
    expect(await failureCode(front.households.leave({ memberId, movedOut }))).toBe(code);
  });
  test('a stay entered by mistake disappears without a trace in the household', async () => {
    await front.households.removeMember({ memberId: (await stayOf(son)).memberId });
    expect((await members()).map(([name]) => name)).toEqual(['王大明', '李秀英']);
    expect((await front.residents.card({ id: son })).stays).toEqual([]);
    await join(son, { relation: 'son' });
  });
  test('a stay can be corrected, and taken back into the present', async () => {
    const { memberId } = await stayOf(son);
    const correct = (patch: object) => front.households.editMember({ memberId, ...patch });
    await correct({ relation: 'grandchild', relationText: '长孙', movedIn: '2021-01-01' });
    await correct({ movedOut: '2026-11-01' });
    expect(await stayOf(son)).toMatchObject({ movedIn: '2021-01-01', movedOut: '2026-11-01' });
    await correct({ movedOut: null });
    expect(await stayOf(son)).toMatchObject({ relation: 'grandchild', relationText: '长孙', movedOut: null });
    expect(await failureCode(correct({ relation: 'head' }))).toBe('household.oneHead');
    expect(await failureCode(correct({ movedOut: '2020-12-31' }))).toBe('household.datesReversed');
  });
});

describe('dying and moving away', () => {
  test.each(['died', 'moved'] as const)(
    '%s ends the stay that day and leaves the others alone',
    async (status) => {
      await front.residents.setStatus({ id: head, status, since: '2026-11-12' });
      expect(await members()).toEqual([
        ['李秀英', 'spouse', null],
        ['王小明', 'son', null],
        ['王大明', 'head', '2026-11-12'],
      ]);
      expect(await front.residents.card({ id: head })).toMatchObject({ status, statusSince: '2026-11-12' });
      expect((await front.residents.card({ id: wife })).warnings).toEqual(['householdWithoutHead']);
    },
  );
  test('being away does not end it, and no status begins in the future', async () => {
    await front.residents.setStatus({ id: head, status: 'away', since: null });
    expect(await front.residents.card({ id: head })).toMatchObject({
      statusSince: '2026-11-16',
      stays: [{ movedOut: null }],
    });
    const later = front.residents.setStatus({ id: head, status: 'died', since: '2026-11-17' });
    expect(await failureCode(later)).toBe('resident.inFuture');
  });
  test('a household moves to another door together, and cards with another address keep theirs', async () => {
    await front.residents.edit({ id: son, patch: yongning, was: {}, notDuplicates: [] });
    await front.households.move({ householdId: home, to: { ...xinglin, room: '2001室' }, on: '2026-11-15' });
    const address = async (id: string) => (await front.residents.card({ id })).address;
    expect((await front.households.get({ id: home })).address).toBe('杏林雅苑 3-2-2001');
    expect(await address(head)).toBe('杏林雅苑 3-2-2001');
    expect(await address(wife)).toBe('杏林雅苑 3-2-2001');
    expect(await address(son)).toBe('永宁家园 10-4-503');
  });
  test('a household leaves the community together', async () => {
    await front.households.move({ householdId: home, to: null, on: '2026-11-15' });
    expect((await members()).map(([, , movedOut]) => movedOut)).toEqual(Array(3).fill('2026-11-15'));
    for (const id of [head, wife, son]) {
      expect(await front.residents.card({ id })).toMatchObject({
        status: 'moved',
        statusSince: '2026-11-15',
      });
    }
    expect(await front.households.at(xinglin)).toEqual([]);
  });
});

describe('another head', () => {
  test('is proposed with the relations that follow, and needs them all', async () => {
    const proposed = await front.households.proposeHead({ householdId: home, headId: wife });
    expect(proposed).toEqual([
      { residentId: head, name: '王大明', relation: 'spouse' },
      { residentId: son, name: '王小明', relation: 'son' },
    ]);
    const change = (relations: { residentId: string; relation: 'spouse' | 'son' | 'head' }[]) =>
      front.households.changeHead({
        householdId: home,
        headId: wife,
        relations: relations.map((one) => ({ ...one, relationText: null })),
      });
    expect(await failureCode(change([{ residentId: head, relation: 'spouse' }]))).toBe(
      'household.relationMissing',
    );
    const all = [
      { residentId: head, relation: 'spouse' },
      { residentId: son, relation: 'son' },
    ] as const;
    expect(await failureCode(change([all[0], { residentId: son, relation: 'head' }]))).toBe(
      'household.oneHead',
    );
    await change([...all]);
    expect(await members()).toEqual([
      ['李秀英', 'head', null],
      ['王大明', 'spouse', null],
      ['王小明', 'son', null],
    ]);
  });
  test('can only be someone who lives there', async () => {
    const stranger = await addPerson(front, { name: '周强' });
    expect(await failureCode(front.households.proposeHead({ householdId: home, headId: stranger }))).toBe(
      'household.notMember',
    );
  });
});
