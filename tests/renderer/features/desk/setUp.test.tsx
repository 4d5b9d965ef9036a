import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { useMadeKey } from '../../../../renderer/features/desk/recoveryKey.ts';
import { useSession } from '../../../../renderer/state/session.ts';
import { type Door, manager, openDoor, plate, prepareDesk } from '../../support/door.tsx';

// Passwords are stretched for real, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let door: Door;
afterEach(() => {
  door.close();
  useMadeKey.setState({ key: null, first: false });
});

const fields = [
  ['名称', plate.name],
  ['区划代码', plate.divisionCode],
  ['区县', plate.district],
  ['街道', plate.street],
  ['社区', plate.community],
] as const;

function fillCentre() {
  for (const [label, value] of fields) door.type(door.field(label), value);
}
const groupsOnScreen = () =>
  [...document.querySelectorAll('ol[aria-label="恢复密钥"] li')].map((group) => group.textContent ?? '');
const problems = () => [...document.querySelectorAll('[role="alert"]')].map((note) => note.textContent);

test('a desk is set up by keyboard, and opens only when two groups of its key were typed back', async () => {
  door = await openDoor(<p>桌面开了</p>);
  fillCentre();
  door.press('Enter');
  door.type(door.field('姓名'), manager.name);
  door.type(door.field('新密码'), manager.password);
  door.type(door.field('再输一遍'), manager.password);
  door.press('Enter');
  await door.until('the key is shown', () => groupsOnScreen().length === 8);
  const key = groupsOnScreen();
  expect(key.every((group) => /^[0-9A-HJKMNP-TV-Z]{4}$/.test(group))).toBe(true);

  door.press('Enter', { ctrlKey: true });
  expect(groupsOnScreen()).toEqual([]);
  const asked = [...document.querySelectorAll('label')].map((label) => label.textContent ?? '');
  expect(asked).toHaveLength(2);
  const numberIn = (label: string) => Number(/\d/.exec(label)?.[0]);
  for (const label of asked) door.type(door.field(label), 'ZZZZ');
  await door.answer('Enter');
  expect(problems()).toEqual([expect.stringContaining(asked[0] ?? '')]);
  expect(useSession.getState().phase).toBe('recoveryKey');

  // As people copy it: lower case, and the letter O for a zero.
  for (const label of asked) {
    door.type(door.field(label), (key[numberIn(label) - 1] ?? '').toLowerCase().replaceAll('0', 'o'));
  }
  door.press('Enter');
  await door.until('the desk is open', () => door.shows('桌面开了'));
  expect(await door.api.desk.status({})).toMatchObject({ recoveryConfirmed: true, centreName: plate.name });
  expect(useMadeKey.getState().key).toBeNull();
});

test('a division code is read in its parts, and a wrong one holds the set-up with the focus on it', async () => {
  door = await openDoor(null);
  fillCentre();
  door.type(door.field('区划代码'), '９９0115-100 001');
  const parts = () => [...document.querySelectorAll('[data-level]')].map((part) => part.textContent);
  expect(parts()).toEqual(['99省', '01市', '15区县', '100镇', '001社区']);
  await door.answer('Enter');
  expect(problems()).toEqual(['前两位不是省级代码，请核对，例如四川是 51。']);
  expect(document.activeElement).toBe(door.find(door.field('区划代码')));

  door.type(door.field('区划代码'), '51011500');
  expect(problems()).toEqual(['还差 4 位。']);
  door.type(door.field('区划代码'), plate.divisionCode);
  expect(problems()).toEqual([]);
  door.press('Enter');
  expect(door.shows('再输一遍')).toBe(true);
});

test('a password must be long enough and typed twice the same, and what was filled in before is kept', async () => {
  door = await openDoor(null);
  fillCentre();
  door.press('Enter');
  door.type(door.field('姓名'), manager.name);
  door.type(door.field('新密码'), 'short');
  await door.answer('Enter');
  expect(problems()).toEqual(['密码至少 8 位。']);
  door.type(door.field('新密码'), '12345678');
  expect(door.shows('容易猜到')).toBe(true);
  door.type(door.field('再输一遍'), '12345679');
  await door.answer('Enter');
  expect(problems()).toEqual(['两遍不一样，请再输一遍。']);
  door.press('Escape');
  expect(door.find(door.field('名称'))).toHaveProperty('value', plate.name);
});

test('a key that nobody confirmed is replaced at the next sign-in, with the password', async () => {
  let lost = '';
  const folder = await prepareDesk(async (client) => {
    lost = (await client.desk.setUp({ centre: plate, manager })).recoveryKey;
  });
  onTestFinished(folder.remove);
  door = await openDoor(<p>桌面开了</p>, folder);
  await door.until('the only person is asked', () => door.shows(manager.name));
  door.type(door.field('密码'), manager.password);
  door.press('Enter');
  await door.until('the lost key is told', () => door.shows('恢复密钥还没确认'));
  expect(door.shows('桌面开了')).toBe(false);

  door.type(door.field('您的密码'), 'not-the-password');
  door.press('Enter');
  await door.until('the wrong password is told', () => problems().length > 0);
  door.type(door.field('您的密码'), manager.password);
  door.press('Enter');
  await door.until('a new key is shown', () => groupsOnScreen().length === 8);
  expect(groupsOnScreen().join('-')).not.toBe(lost);
});
