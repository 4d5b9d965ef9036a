import { act } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import AuditPage from '../../../../renderer/features/audit/AuditPage.tsx';
import { useHashLocation } from '../../../../renderer/shell/hashLocation.ts';
import { type Door, manager, openDoor, pin, plate, prepareDesk } from '../../support/door.tsx';

// happy-dom lays nothing out: give the pane a height, or no row is ever in sight.
for (const [side, size] of [
  ['clientWidth', 1000],
  ['clientHeight', 600],
] as const) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => size });
}
// Passwords are stretched for real, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: Awaited<ReturnType<typeof prepareDesk>>;
let door: Door;
beforeAll(async () => {
  folder = await prepareDesk(async (client) => {
    const { recoveryKey } = await client.desk.setUp({ centre: plate, manager });
    await client.desk.confirmRecoveryKey({ recoveryKey });
    await client.accounts.add({ name: '罗芳', role: 'careOperator', secret: pin });
    await client.accounts.add({ name: '何志强', role: 'frontDesk', secret: pin });
  });
});
afterAll(() => folder.remove());
beforeEach(async () => {
  door = await openDoor(
    <Router hook={useHashLocation}>
      <AuditPage />
    </Router>,
    folder,
  );
  await door.until('names are offered', () => door.shows('林敏'));
  door.press('1');
  door.type('input', manager.password);
  await door.answer('Enter');
  await door.until('entries are listed', () => rows().length > 0);
});
afterEach(() => {
  door.close();
  act(() => {
    window.location.hash = '';
  });
});

const rows = () =>
  [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].slice(1).map((cell) => cell.textContent),
  );

test('says who did what to whom, the latest first', () => {
  expect(rows()).toEqual([
    ['林敏', '登录或解锁', ''],
    ['林敏', '添加账号姓名、岗位', '何志强'],
    ['林敏', '添加账号姓名、岗位', '罗芳'],
    ['林敏', '确认恢复密钥已保存', ''],
    ['无人登录', '首次设置姓名、岗位', '林敏'],
  ]);
});

test('Enter on an entry narrows the list to that person, and Escape widens it again', async () => {
  door.focus('table');
  door.press('ArrowDown');
  door.press('ArrowDown');
  door.press('Enter');
  await door.until('only one person is left', () => rows().length === 1);
  expect(door.shows('只看关于 罗芳 的')).toBe(true);
  act(() => door.find('table').blur());
  door.press('Escape');
  await door.until('all are back', () => rows().length === 5);
});

test('one key tells in a sentence whether the chain holds', async () => {
  door.press('v');
  await door.until('it is told', () => document.querySelector('[data-state="good"]') !== null);
  expect(door.shows('5 条记录首尾相接，没有被改动、删除或调换。')).toBe(true);
});
