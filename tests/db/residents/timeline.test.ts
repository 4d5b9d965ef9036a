/** One person, one timeline: the card's own history, and what other features hang in. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { entities } from '../../../db/entities.ts';
import { residents as contract, type TimelineCursor } from '../../../db/residents/contract.ts';
import { timelineOf } from '../../../db/residents/timeline.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
});
afterEach(() => desk[Symbol.dispose]());

const page = (id: string, before: TimelineCursor | null = null, limit = 100) =>
  front.residents.timeline({ id, before, limit });
const said = async (id: string) => (await page(id)).entries.map(({ text }) => text.zh).toReversed();

describe('the card', () => {
  test('tells every change in words, numbers masked, with who and when', async () => {
    const number = idNumber('1950-01-08', 11);
    const id = await addPerson(
      front,
      { name: '王小明', ...xinglin },
      { phones: [{ number: '13800000001', label: '' }] },
    );
    desk.clock.advance(1000);
    const manager = await desk.as('manager');
    await manager.residents.edit({
      id,
      patch: { name: '王晓明', documentNumber: number, remarks: '爱下棋', formerNames: ['王狗娃'] },
      was: {},
      notDuplicates: [],
    });
    const { entries } = await page(id);
    expect(entries).toEqual([
      {
        id: expect.any(String),
        at: desk.clock.now(),
        feature: 'residents',
        kind: 'edited',
        text: {
          zh: `姓名：王小明 → 王晓明；曾用名：空 → 王狗娃；性别：空 → 男；出生日期：空 → 1950-01-08；证件类型：空 → 居民身份证；证件号码：空 → 510123********${number.slice(-4)}；修改了备注`,
          en: `Name: 王小明 → 王晓明; Former names: blank → 王狗娃; Sex: blank → Male; Birth date: blank → 1950-01-08; Kind of document: blank → Resident ID; Document number: blank → 510123********${number.slice(-4)}; Remarks changed`,
        },
        detail: null,
        tone: null,
        account: 'manager',
        rowId: null,
      },
      expect.objectContaining({
        at: desk.clock.now() - 1000,
        kind: 'added',
        text: { zh: '建立卡片', en: 'Card made' },
        account: 'frontDesk',
      }),
    ]);
  });

  test('tells of phones, categories, status, photo, consents and households', async () => {
    const id = await addPerson(front, { name: '王小明', ...xinglin });
    const { id: phone } = await front.residents.addPhone({
      ...{ residentId: id, number: '13800000001', label: '', first: true },
    });
    await front.residents.editPhone({ id: phone, number: '13800000002' });
    await front.residents.endPhone({ id: phone, inUse: false });
    const { id: category } = await front.residents.addCategory({
      ...{ residentId: id, category: 'aged', detail: null, source: '民政', startsOn: null, expiresOn: null },
    });
    await front.residents.endCategory({ id: category, on: '2026-12-31' });
    await front.residents.setPhoto({ residentId: id, jpeg: '/9j/2Q==' });
    await front.residents.removePhoto({ residentId: id });
    const words = { by: 'self', guardianName: null, guardianRelation: null, form: 'paper' } as const;
    await front.residents.giveConsent({ residentId: id, purpose: 'health', at: null, ...words });
    await front.residents.withdrawConsent({ residentId: id, purpose: 'health', ...words });
    await front.households.create({ headId: id, members: [], movedIn: null });
    await front.residents.setStatus({ id, status: 'moved', since: '2026-11-15' });
    expect(await said(id)).toEqual([
      '建立卡片',
      '添加电话 138****0001',
      '电话：138****0001 → 138****0002',
      '停用电话 138****0002',
      '添加类别：高龄',
      '类别高龄的到期日改为 2026-12-31',
      '更换照片',
      '删除照片',
      '同意：健康信息（血压、血糖等）',
      '撤回同意：健康信息（血压、血糖等）',
      '登记为家庭成员（户主）',
      '状态：在住 → 迁出；搬出家庭（2026-11-15）',
    ]);
  });

  test('tells who looked at a full number, and why', async () => {
    const id = await addPerson(front, { name: '王小明', documentNumber: idNumber('1950-01-08', 11) });
    await front.residents.reveal({ what: 'documentNumber', id, reason: '办理医保' });
    expect((await page(id)).entries[0]).toMatchObject({
      kind: 'revealed',
      text: { zh: '查看了完整证件号码' },
      detail: { zh: '办理医保' },
      tone: 'attention',
      account: 'frontDesk',
    });
  });

  test('keeps the history of a merged card with the card that took over', async () => {
    const kept = await addPerson(front, { name: '王小明' });
    const merged = await addPerson(front, { name: '王晓明' });
    await front.residents.edit({ id: merged, patch: { diet: '少盐' }, was: {}, notDuplicates: [] });
    const { mergeId } = await front.merges.merge({
      keptId: kept,
      mergedId: merged,
      choices: { name: 'kept' },
    });
    const history = ['建立卡片', '建立卡片', '修改了饮食', '与“王晓明”的卡片合并'];
    expect(await said(kept)).toEqual(history);
    expect(await said(merged)).toEqual(history);
    await front.merges.undo({ mergeId });
    expect(await said(merged)).toEqual([
      '建立卡片',
      '修改了饮食',
      '与“王小明”的卡片合并',
      '撤销与“王小明”的卡片的合并',
    ]);
  });
});

describe('pages', () => {
  test('follow each other without a gap or a repetition, also within one millisecond', async () => {
    const id = await addPerson(front, { name: '王小明' });
    for (let n = 0; n < 12; n += 1) {
      await front.residents.edit({ id, patch: { room: String(n) }, was: {}, notDuplicates: [] });
      if (n % 4 === 0) desk.clock.advance(1000);
    }
    const all = (await page(id)).entries;
    expect(all).toHaveLength(13);
    const paged = [];
    for (let before: TimelineCursor | null = null, more = true; more; ) {
      const { entries, next } = await page(id, before, 5);
      paged.push(...entries);
      before = next;
      more = next !== null;
    }
    expect(paged).toEqual(all);
  });

  test('mix the sources of all features by time, and trust none of them to cut its page', async () => {
    const id = await addPerson(front, { name: '王小明' });
    const entry = (at: number) => ({
      ...{ id: `x${at}`, at, feature: 'x', kind: 'x', text: { zh: '', en: '' } },
      ...{ detail: null, tone: null, account: null, rowId: null },
    });
    const odd = () => [1, 3, 5].map(entry);
    const even = () => [2, 4].map(entry);
    const ctx = {
      ...{
        db: desk.reader.db,
        sqlite: desk.reader.sqlite,
        now: 0,
        today: '2026-11-16',
        zone: 'Asia/Shanghai',
        deskId: 'desk',
      },
      session: await desk.sessionAs('manager'),
    };
    const timeline = timelineOf([odd, even]);
    const first = timeline(ctx, { id, before: null, limit: 2 });
    expect(first.entries.map(({ at }) => at)).toEqual([5, 4]);
    const second = timeline(ctx, { id, before: first.next, limit: 3 });
    expect(second.entries.map(({ at }) => at)).toEqual([3, 2, 1]);
    expect(second.next).toBeNull();
  });
});

test('is read again after a change to anything that a source reads', () => {
  const db = join(import.meta.dirname, '../../../db');
  const kinds = new Map([...entities.values()].map(({ name, table }) => [getTableName(table), name]));
  const read = globSync('*/timeline.ts', { cwd: db })
    .flatMap((file) => [...readFileSync(join(db, file), 'utf8').matchAll(/(?:FROM|JOIN) ([a-z_]+) \w/g)])
    .flatMap(([, table = '']) => kinds.get(table) ?? []);
  const named: readonly string[] = contract.timeline.reads;
  expect(read.length).toBeGreaterThan(10);
  expect(read.filter((kind) => !named.includes(kind))).toEqual([]);
});
