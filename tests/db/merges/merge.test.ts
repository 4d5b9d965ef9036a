/** Merging two cards of one person: what moves, what a person must choose, and that undoing is exact. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import type { InputOf } from '../../../db/core/procedure.ts';
import type { merges } from '../../../db/merges/contract.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin, yongning } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
async function open() {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
}
beforeEach(open);
afterEach(() => desk[Symbol.dispose]());

type Choices = InputOf<typeof merges.merge>['choices'];
const phone = (number: string) => ({ number, label: '' });
const aged = { category: 'aged', detail: null, source: '民政', startsOn: null, expiresOn: null } as const;
const card = (id: string) => front.residents.card({ id });
const merge = async (keptId: string, mergedId: string, choices: Choices = {}) =>
  (await front.merges.merge({ keptId, mergedId, choices })).mergeId;

describe('the preview', () => {
  test('sets the two cards side by side and says where a person must choose', async () => {
    const keptId = await addPerson(
      front,
      { name: '王小明', ...xinglin, remarks: '爱下棋' },
      { phones: [phone('13800000001')] },
    );
    const mergedId = await addPerson(
      front,
      { name: '王晓明', documentNumber: idNumber('1950-01-08', 11), remarks: '爱唱歌', diet: '少盐' },
      { phones: [phone('13800000001'), phone('13800000002')], categories: [aged] },
    );
    const preview = await front.merges.preview({ keptId, mergedId });
    expect(preview.moves).toEqual({ phones: 1, categories: 1, consents: 0, stays: 0 });
    const both = { choices: ['kept', 'merged', 'both'], needsChoice: true };
    expect(preview.fields.filter(({ kept, merged }) => kept !== null || merged !== null)).toEqual([
      { field: 'name', kept: '王小明', merged: '王晓明', ...both },
      {
        field: 'document',
        kept: null,
        merged: `510123********${idNumber('1950-01-08', 11).slice(-4)}`,
        needsChoice: false,
        choices: [],
      },
      { field: 'sex', kept: null, merged: 'male', needsChoice: false, choices: [] },
      { field: 'birthDate', kept: null, merged: '1950-01-08', needsChoice: false, choices: [] },
      { field: 'address', kept: '杏林雅苑 3-2-1102', merged: null, needsChoice: false, choices: [] },
      { field: 'diet', kept: null, merged: '少盐', needsChoice: false, choices: [] },
      { field: 'remarks', kept: '爱下棋', merged: '爱唱歌', ...both },
      { field: 'status', kept: 'here', merged: 'here', needsChoice: false, choices: [] },
    ]);
  });
});

describe('merging', () => {
  test('fills blanks by itself, follows choices, and moves phones and categories that are new', async () => {
    const keptId = await addPerson(
      front,
      { name: '王小明', ...xinglin, remarks: '爱下棋', formerNames: ['王狗娃'] },
      { phones: [phone('13800000001')], categories: [aged] },
    );
    const mergedId = await addPerson(
      front,
      { name: '王晓明', documentNumber: idNumber('1950-01-08', 11), remarks: '爱唱歌' },
      {
        phones: [phone('13800000002'), phone('13800000001')],
        categories: [aged, { ...aged, category: 'lowIncome' }],
      },
    );
    await merge(keptId, mergedId, { name: 'both', remarks: 'both' });
    expect(await card(mergedId)).toMatchObject({
      id: keptId,
      name: '王小明',
      formerNames: ['王狗娃', '王晓明'],
      documentKind: 'residentId',
      birthDate: '1950-01-08',
      birthSource: 'derived',
      sex: 'male',
      address: '杏林雅苑 3-2-1102',
      remarks: '爱下棋;爱唱歌',
      phones: [
        { number: '138****0001', rank: 0 },
        { number: '138****0002', rank: 1 },
      ],
      categories: [{ category: 'aged' }, { category: 'lowIncome' }],
      merges: [{ keptId, mergedId, keptName: '王小明', mergedName: '王晓明', account: 'frontDesk' }],
      suspects: [],
    });
  });

  test('needs a choice wherever both cards say something different, and writes nothing without', async () => {
    const keptId = await addPerson(front, { name: '王小明', ...xinglin });
    const mergedId = await addPerson(front, { name: '王小明', ...yongning });
    expect(await failureCode(merge(keptId, mergedId))).toBe('merge.choiceMissing');
    expect(await failureCode(merge(keptId, mergedId, { address: 'both' }))).toBe('merge.choiceMissing');
    await merge(keptId, mergedId, { address: 'merged' });
    expect((await card(keptId)).address).toBe('永宁家园 10-4-503');
  });

  test('leaves one card in the search, the list and the counts', async () => {
    const keptId = await addPerson(front, { name: '王小明' });
    const mergedId = await addPerson(front, { name: '王小明' }, { phones: [phone('13800000002')] });
    await merge(keptId, mergedId);
    const ids = async (text: string) => (await front.residents.search({ text })).map(({ id }) => id);
    expect(await ids('wxm')).toEqual([keptId]);
    expect(await ids('0002')).toEqual([keptId]);
    const list = { filter: {}, sort: { by: 'name', descending: false }, offset: 0, limit: 10 } as const;
    expect((await front.residents.list(list)).rows.map(({ id }) => id)).toEqual([keptId]);
    expect((await front.residents.counts({ filter: {} })).total).toBe(1);
  });

  test('keeps consents and photo of the merged card for the person', async () => {
    const keptId = await addPerson(front, { name: '王小明' });
    const mergedId = await addPerson(front, { name: '王小明' });
    const words = { by: 'self', guardianName: null, guardianRelation: null, form: 'paper' } as const;
    await front.residents.giveConsent({ residentId: mergedId, purpose: 'photo', at: null, ...words });
    await front.residents.setPhoto({ residentId: mergedId, jpeg: '/9j/2Q==' });
    await merge(keptId, mergedId);
    expect(await front.residents.photo({ id: keptId })).toEqual({ jpeg: '/9j/2Q==' });
    expect(await card(keptId)).toMatchObject({ hasPhoto: true, warnings: [] });
    await front.residents.removePhoto({ residentId: keptId });
    expect(await front.residents.photo({ id: keptId })).toEqual({ jpeg: null });
  });

  test('chooses between two photos', async () => {
    const keptId = await addPerson(front, { name: '王小明' });
    const mergedId = await addPerson(front, { name: '王小明' });
    await front.residents.setPhoto({ residentId: keptId, jpeg: '/9j/AAAA' });
    await front.residents.setPhoto({ residentId: mergedId, jpeg: '/9j/2Q==' });
    expect(await failureCode(merge(keptId, mergedId))).toBe('merge.choiceMissing');
    const mergeId = await merge(keptId, mergedId, { photo: 'merged' });
    expect(await front.residents.photo({ id: keptId })).toEqual({ jpeg: '/9j/2Q==' });
    await front.merges.undo({ mergeId });
    expect(await front.residents.photo({ id: keptId })).toEqual({ jpeg: '/9j/AAAA' });
  });

  test('refuses the same card twice, a card already merged, and writing to one', async () => {
    const keptId = await addPerson(front, { name: '王小明' });
    const mergedId = await addPerson(front, { name: '王小明' });
    const third = await addPerson(front, { name: '王小明' });
    expect(await failureCode(merge(keptId, keptId))).toBe('input.invalid');
    await merge(keptId, mergedId);
    expect(await failureCode(merge(third, mergedId))).toBe('resident.merged');
    const late = front.residents.edit({ id: mergedId, patch: { diet: '少盐' }, was: {}, notDuplicates: [] });
    expect(await failureCode(late)).toBe('resident.merged');
  });

  test('is for the front desk and the manager', async () => {
    const keptId = await addPerson(front, { name: '王小明' });
    const mergedId = await addPerson(front, { name: '王小明' });
    for (const role of ['careOperator', 'volunteerCoordinator', 'evaluator'] as const) {
      const other = await desk.as(role);
      expect(await failureCode(other.merges.merge({ keptId, mergedId, choices: {} }))).toBe('access.denied');
    }
  });
});

describe('of a household', () => {
  async function family(name: string, address: typeof xinglin) {
    const head = await addPerson(front, { name, ...address });
    const child = await addPerson(front, { name: `${name}之子`, ...address });
    const { id } = await front.households.create({
      headId: head,
      movedIn: '2020-05-01',
      members: [{ residentId: child, relation: 'son', relationText: null }],
    });
    return { head, child, id };
  }
  const members = async (id: string) => {
    const { headId, members: all } = await front.households.get({ id });
    return { headId, all: all.map(({ person, movedOut }) => [person.id, movedOut]) };
  };

  test('only the own place moves to a card that lives nowhere', async () => {
    const home = await family('王大明', xinglin);
    const kept = await addPerson(front, { name: '王大明' });
    await merge(kept, home.head);
    expect(await members(home.id)).toEqual({
      headId: kept,
      all: [
        [kept, null],
        [home.child, null],
      ],
    });
    expect((await card(home.child)).stays).toMatchObject([{ householdId: home.id, movedOut: null }]);
  });

  test('two places in one become one, and the head stays the head', async () => {
    const home = await family('王大明', xinglin);
    const kept = await addPerson(front, { name: '王大明' });
    await front.households.join({
      ...{ householdId: home.id, residentId: kept, relation: 'other', relationText: null },
      ...{ movedIn: null, leaving: null, takeAddress: true },
    });
    await merge(kept, home.head);
    expect(await members(home.id)).toEqual({
      headId: kept,
      all: [
        [kept, null],
        [home.child, null],
      ],
    });
  });

  test.each(['kept', 'merged'] as const)(
    'of two places a person chooses one (%s), and no other member moves',
    async (chosen) => {
      const one = await family('王大明', xinglin);
      const two = await family('王大名', yongning);
      const choices: Choices = { name: 'kept', address: 'kept' };
      expect(await failureCode(merge(one.head, two.head, choices))).toBe('merge.choiceMissing');
      await merge(one.head, two.head, { ...choices, household: chosen });
      const [stays, left] = chosen === 'kept' ? [one, two] : [two, one];
      expect(await members(stays.id)).toEqual({
        headId: one.head,
        all: [
          [one.head, null],
          [stays.child, null],
        ],
      });
      expect(await members(left.id)).toEqual({
        headId: null,
        all: [
          [left.child, null],
          [one.head, '2026-11-16'],
        ],
      });
    },
  );
});

describe('undoing', () => {
  test('keeps what was edited after the merge, whole groups together, and says so', async () => {
    const keptId = await addPerson(front, { name: '王小明', diet: '清淡' });
    const mergedId = await addPerson(front, { name: '王小明', ...yongning, diet: '少盐' });
    const mergeId = await merge(keptId, mergedId, { diet: 'merged' });
    await front.residents.edit({ id: keptId, patch: { room: '504' }, was: {}, notDuplicates: [] });
    const { kept } = await front.merges.undo({ mergeId });
    expect(kept.toSorted()).toEqual(['building', 'estate', 'room', 'unit']);
    expect(await card(keptId)).toMatchObject({ address: '永宁家园 10-4-504', diet: '清淡' });
    expect(await card(mergedId)).toMatchObject({ id: mergedId, address: '永宁家园 10-4-503', diet: '少盐' });
  });

  test('goes backwards through merges of the same cards, and only once', async () => {
    const [a, b, c] = [
      await addPerson(front, { name: '王小明' }),
      await addPerson(front, { name: '王小明' }),
      await addPerson(front, { name: '王小明' }),
    ];
    const first = await merge(a, b);
    const second = await merge(c, a);
    expect((await card(b)).id).toBe(c);
    expect(await failureCode(front.merges.undo({ mergeId: first }))).toBe('merge.laterFirst');
    await front.merges.undo({ mergeId: second });
    await front.merges.undo({ mergeId: first });
    expect(await failureCode(front.merges.undo({ mergeId: first }))).toBe('merge.undone');
    expect(await failureCode(front.merges.undo({ mergeId: desk.ids.next() }))).toBe('merge.unknown');
    expect(
      (await front.merges.list({ limit: 10 })).map(({ id, undoneAt }) => [id, undoneAt !== null]),
    ).toEqual([
      [second, true],
      [first, true],
    ]);
    expect((await front.residents.search({ text: 'wxm' })).map(({ id }) => id).toSorted()).toEqual(
      [a, b, c].toSorted(),
    );
  });

  const tables = [
    ...['resident', 'resident_phone', 'resident_photo', 'resident_category', 'resident_consent'],
    ...['household', 'household_member', 'not_duplicate', 'resident_term', 'resident_terms'],
  ];
  const dump = () =>
    tables.map((table) => {
      const columns = desk.reader.sqlite.pragma(`table_info(${table})`);
      return [columns, desk.reader.sqlite.prepare(`SELECT * FROM ${table}`).raw().all()];
    });

  const blankOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const anyCard = fc.record({
    name: fc.constantFrom('王小明', '王晓明', '欧阳娜娜'),
    formerNames: fc.subarray(['王狗娃', '王晓明']),
    address: blankOr(fc.constantFrom(xinglin, yongning)),
    document: blankOr(fc.constantFrom(idNumber('1950-01-08', 11), idNumber('1951-02-03', 12))),
    birthDate: blankOr(fc.constantFrom('1950-01-08', '1960-06-06')),
    remarks: blankOr(fc.constantFrom('爱下棋', '爱唱歌')),
    emergencyName: blankOr(fc.constantFrom('李秀英', '王芳')),
    phones: fc.subarray(['13800000001', '13800000002', '13800000003']),
    categories: fc.subarray(['aged', 'lowIncome', 'veteran'] as const),
    photo: blankOr(fc.constantFrom('/9j/AAAA', '/9j/2Q==')),
    status: fc.constantFrom('here', 'away'),
    lives: fc.constantFrom('nowhere', 'head', 'member', 'left'),
  });
  type AnyCard = typeof anyCard extends fc.Arbitrary<infer T> ? T : never;

  async function make(of: AnyCard, notDuplicates: string[]): Promise<string> {
    const { name, formerNames, birthDate, remarks, emergencyName } = of;
    const id = await addPerson(
      front,
      {
        ...{ name, formerNames, birthDate, remarks, emergencyName },
        documentNumber: of.document,
        ...of.address,
      },
      {
        phones: of.phones.map(phone),
        categories: of.categories.map((category) => ({ ...aged, category })),
        notDuplicates,
      },
    );
    if (of.photo) await front.residents.setPhoto({ residentId: id, jpeg: of.photo });
    if (of.status === 'away') await front.residents.setStatus({ id, status: 'away', since: null });
    if (of.lives !== 'nowhere') await settle(id, of.lives);
    return id;
  }

  async function settle(id: string, as: 'head' | 'member' | 'left') {
    const other = await addPerson(front, { name: '周强', ...xinglin });
    const address = (await card(id)).address;
    const [headId, member] = as === 'head' && address !== '' ? [id, other] : [other, id];
    const { id: home } = await front.households.create({
      headId,
      movedIn: null,
      members: [{ residentId: member, relation: 'other', relationText: null }],
    });
    const stay = (await front.households.get({ id: home })).members.find(({ person }) => person.id === id);
    if (as === 'left' && stay)
      await front.households.leave({ memberId: stay.memberId, movedOut: '2026-11-01' });
  }

  test('restores every row as it was, byte for byte, and the search index with them', async () => {
    const choice = fc.constantFrom('kept', 'merged');
    await fc.assert(
      fc.asyncProperty(anyCard, anyCard, choice, async (one, other, chosen) => {
        desk[Symbol.dispose]();
        await open();
        const keptId = await make(one, []);
        const mergedId = await make(other, [keptId]);
        const { fields } = await front.merges.preview({ keptId, mergedId });
        const choices: Choices = Object.fromEntries(
          fields.filter(({ needsChoice }) => needsChoice).map(({ field }) => [field, chosen]),
        );
        const before = dump();
        const mergeId = await merge(keptId, mergedId, choices);
        expect(dump()).not.toEqual(before);
        expect(await front.merges.undo({ mergeId })).toEqual({ kept: [] });
        expect(dump()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
