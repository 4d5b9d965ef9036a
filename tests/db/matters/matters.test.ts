/** The catalogue, as a manager edits it. */
import { describe, expect, test } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openWalkIn, plainVisit, type WalkIn } from '../../support/walkIn.ts';

async function groupOf(desk: WalkIn, name: string) {
  const found = (await desk.manager.matters.list({})).find((group) => group.name === name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
}

const newMatter = (groupId: string, name = '公租房申请') => ({
  groupId,
  name,
  nameEn: 'Public rental housing: apply',
  papers: '身份证、收入证明',
  papersEn: 'ID card, proof of income',
  dueDays: 30,
});

describe('matters', () => {
  test('added at the end of their group, edited field by field, and offered at the desk', async () => {
    using desk = await openWalkIn();
    const group = await groupOf(desk, '民政救助');
    const { id } = await desk.manager.matters.addMatter(newMatter(group.id));
    await desk.manager.matters.editMatter({ id, papers: '身份证', dueDays: null });
    const after = await groupOf(desk, '民政救助');
    expect(after.matters.at(-1)).toEqual({
      ...newMatter(group.id),
      id,
      papers: '身份证',
      dueDays: null,
      active: true,
    });
    const offered = (await desk.front.visits.catalogue({})).flatMap(({ matters }) => matters);
    expect(offered.map((row) => row.id)).toContain(id);
  });

  test('put in order; an order that misses one is refused', async () => {
    using desk = await openWalkIn();
    const group = await groupOf(desk, '其他');
    const ids = group.matters.map(({ id }) => id).reverse();
    await desk.manager.matters.orderMatters({ groupId: group.id, ids });
    expect((await groupOf(desk, '其他')).matters.map(({ id }) => id)).toEqual(ids);
    for (const wrong of [ids.slice(1), [...ids.slice(1), ids[1] ?? ''], [...ids.slice(1), desk.ids.next()]])
      expect(await failureCode(desk.manager.matters.orderMatters({ groupId: group.id, ids: wrong }))).toBe(
        'matter.orderIncomplete',
      );
  });

  test('moved to another group, they come last there', async () => {
    using desk = await openWalkIn();
    const group = await groupOf(desk, '其他');
    const id = desk.matter('法律咨询');
    await desk.manager.matters.editMatter({ id, groupId: group.id });
    expect((await groupOf(desk, '其他')).matters.at(-1)?.id).toBe(id);
    expect((await groupOf(desk, '法律调解')).matters.map((row) => row.id)).not.toContain(id);
  });

  test('retired, they stay on old visits and may come back; their name is free meanwhile', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const { visit } = await desk.front.visits.register(plainVisit(desk, residentId, '图书借阅'));
    const id = desk.matter('图书借阅');
    const { groupId } = visit.matter;
    expect(await failureCode(desk.manager.matters.addMatter(newMatter(groupId, '图书借阅')))).toBe(
      'matter.nameTaken',
    );
    await desk.manager.matters.editMatter({ id, active: false });
    const shown = await desk.front.visits.visit({ rootId: visit.rootId });
    expect(shown.current.matter.name).toBe('图书借阅');
    await desk.manager.matters.addMatter(newMatter(groupId, '图书借阅'));
    expect(await failureCode(desk.manager.matters.editMatter({ id, active: true }))).toBe('matter.nameTaken');
    await desk.manager.matters.editMatter({ id, active: true, name: '图书借阅(旧)' });
  });

  test('are edited by the manager only, and what is wrong is said', async () => {
    using desk = await openWalkIn();
    const group = await groupOf(desk, '其他');
    expect(await failureCode(desk.front.matters.addMatter(newMatter(group.id)))).toBe('access.denied');
    expect(await failureCode(desk.manager.matters.addMatter(newMatter(desk.ids.next())))).toBe(
      'matter.groupUnknown',
    );
    for (const wrong of [{ name: ' ' }, { dueDays: -1 }, { dueDays: 731 }, { papers: 'x'.repeat(501) }])
      expect(await failureCode(desk.manager.matters.addMatter({ ...newMatter(group.id), ...wrong }))).toBe(
        'input.invalid',
      );
    expect(await failureCode(desk.manager.matters.editMatter({ id: desk.ids.next(), name: '甲' }))).toBe(
      'matter.unknown',
    );
  });
});

describe('groups', () => {
  test('have one key each; a retired group gives its key and name away', async () => {
    using desk = await openWalkIn();
    const fields = { name: '住房', nameEn: 'Housing', key: 'H' };
    const { id } = await desk.manager.matters.addGroup(fields);
    expect((await desk.manager.matters.list({})).at(-1)).toMatchObject({ id, key: 'h', matters: [] });
    expect(await failureCode(desk.manager.matters.addGroup({ ...fields, key: 'z' }))).toBe(
      'matter.groupNameTaken',
    );
    expect(await failureCode(desk.manager.matters.editGroup({ id, key: '3' }))).toBe('matter.keyTaken');
    const party = await groupOf(desk, '党群');
    await desk.manager.matters.editGroup({ id: party.id, active: false });
    await desk.manager.matters.editGroup({ id, key: party.key });
    expect(await failureCode(desk.manager.matters.editGroup({ id: party.id, active: true }))).toBe(
      'matter.keyTaken',
    );
    expect(await failureCode(desk.manager.matters.editGroup({ id, key: '12' }))).toBe('input.invalid');
  });

  test('are put in order', async () => {
    using desk = await openWalkIn();
    const ids = (await desk.manager.matters.list({})).map(({ id }) => id).reverse();
    await desk.manager.matters.orderGroups({ ids });
    expect((await desk.front.visits.catalogue({})).map(({ id }) => id)).toEqual(ids);
    expect(await failureCode(desk.manager.matters.orderGroups({ ids: ids.slice(1) }))).toBe(
      'matter.orderIncomplete',
    );
  });

  test('two centres’ desks set up apart give the catalogue the same ids', async () => {
    using one = await openWalkIn();
    using other = await openWalkIn();
    expect(await other.manager.matters.list({})).toEqual(await one.manager.matters.list({}));
    expect(await other.manager.queue.counters({})).toEqual(await one.manager.queue.counters({}));
  });
});
