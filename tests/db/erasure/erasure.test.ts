/** A person is erased at one desk: what is gone from its file, what stays, and who may do it. */
import { existsSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstBrokenAudit } from '../../../db/core/auditLog.ts';
import { residents } from '../../../db/residents/table.ts';
import { erasedName } from '../../../db/residents/vocabulary.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, yongning } from '../../support/people.ts';
import {
  foundIn,
  orchid,
  readFileInClear,
  registerOrchid,
  secretsOfOrchid,
  writeEverythingAbout,
} from '../../support/personal.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk[Symbol.dispose]());

it('R10: after an erasure a byte search of the file, its log and its index finds nothing', async () => {
  const id = await registerOrchid(desk);
  const others = Array.from({ length: 200 }, (_, at) => `邻居${String(at)}`);
  const manager = await desk.as('manager');
  for (const name of others) await addPerson(manager, { name, ...yongning });
  await writeEverythingAbout(desk, id);
  desk.writer.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  expect(foundIn(readFileInClear(desk))).toEqual(secretsOfOrchid());

  await manager.erasure.erase({ residentId: id, reason: 'asked', typed: orchid.name });
  const log = `${desk.file}-wal`;
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  expect(foundIn(readFileInClear(desk))).toEqual([]);
  expect(firstBrokenAudit(desk.reader.sqlite)).toBeNull();
});

it('R10: an erased person is found, listed and offered nowhere, and the card says so', async () => {
  const id = await registerOrchid(desk);
  const manager = await desk.as('manager');
  await manager.erasure.erase({ residentId: id, reason: 'asked', typed: orchid.name });
  for (const text of ['单玉兰', 'syl', '0731', erasedName, '杏林雅苑'])
    expect(await manager.residents.search({ text })).toEqual([]);
  const page = { sort: { by: 'name', descending: false }, offset: 0, limit: 50 } as const;
  expect((await manager.residents.list({ filter: {}, ...page })).total).toBe(0);
  expect((await manager.residents.card({ id })).name).toBe(erasedName);
});

it('R10: the timeline of an erased person says that it was done and why, and nothing that was blanked', async () => {
  const id = await registerOrchid(desk);
  const front = await desk.as('frontDesk');
  await front.residents.setStatus({ id, status: 'moved', since: '2026-11-01' });
  const manager = await desk.as('manager');
  await manager.erasure.erase({ residentId: id, reason: 'asked', typed: orchid.name });
  const { entries } = await manager.residents.timeline({ id, before: null, limit: 50 });
  expect(entries.map(({ text, detail }) => [text.zh, detail?.zh ?? null])).toEqual([
    ['抹除了个人信息', '本人要求'],
    ['建立卡片', null],
  ]);
});

it('R10: what the books need stays: the visit still counts, without what was said', async () => {
  const id = await registerOrchid(desk);
  const ids = await writeEverythingAbout(desk, id);
  const manager = await desk.as('manager');
  await manager.erasure.erase({ residentId: id, reason: 'keptLongEnough', typed: ` ${orchid.name} ` });
  const visit = desk.reader.sqlite
    .prepare('SELECT resident_id, day, note, visitor_name FROM visit WHERE id = ?')
    .get(ids.get('visit'));
  expect(visit).toEqual({ resident_id: id, day: '2026-11-02', note: '', visitor_name: null });
});

it('R10: the cards that were merged into one are erased with it', async () => {
  const id = await registerOrchid(desk);
  const manager = await desk.as('manager');
  const twin = await addPerson(manager, { name: '单玉蓝', remarks: '也叫玉兰' });
  await desk.app.transact(await desk.sessionAs('manager', '合并'), 'test.merge', (ctx) => {
    ctx.write.update(residents, twin, { mergedInto: id });
  });
  await manager.erasure.erase({ residentId: id, reason: 'asked', typed: orchid.name });
  const left = desk.reader.sqlite.prepare('SELECT name, remarks FROM resident').all();
  expect(left).toEqual(Array(2).fill({ name: erasedName, remarks: null }));
});

it('R10: the plan counts what would go before anything does', async () => {
  const id = await registerOrchid(desk);
  const plan = await (await desk.as('manager')).erasure.plan({ residentId: id });
  expect(plan).toMatchObject({ name: orchid.name, balanceFen: 0, owedFen: 0 });
  expect(plan.rows).toEqual([
    { entity: 'resident', count: 1 },
    { entity: 'residentPhone', count: 1 },
  ]);
});

it('R10: only the manager erases, who types the name, once, with nothing owed', async () => {
  const id = await registerOrchid(desk);
  const order = { residentId: id, reason: 'asked', typed: orchid.name } as const;
  expect(await failureCode((await desk.as('frontDesk')).erasure.erase(order))).toBe('access.denied');
  const manager = await desk.as('manager');
  expect(await failureCode(manager.erasure.erase({ ...order, typed: '单玉蓝' }))).toBe('erasure.nameDiffers');
  desk.writer.sqlite.prepare('INSERT INTO purse VALUES (?, 500, 0)').run(id);
  expect(await failureCode(manager.erasure.erase(order))).toBe('erasure.money');
  desk.writer.sqlite.prepare('UPDATE purse SET balance_fen = 0').run();
  await manager.erasure.erase(order);
  expect(await failureCode(manager.erasure.erase({ ...order, typed: erasedName }))).toBe('erasure.done');
});
