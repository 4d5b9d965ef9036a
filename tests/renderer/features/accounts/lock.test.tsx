import { act } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DeskClient } from '../../../../db/contract.ts';
import { useSessionActions } from '../../../../renderer/features/accounts/useSessionActions.ts';
import { useKey } from '../../../../renderer/keys/useKey.ts';
import { defineDraft } from '../../../../renderer/state/drafts.ts';
import { useSession } from '../../../../renderer/state/session.ts';
import { type Door, manager, openDoor, pin, plate, prepareDesk } from '../../support/door.tsx';

const useNoteDraft = defineDraft<string>();

/** A desk's page: something half-typed, and the key that locks. */
function Work() {
  const draft = useNoteDraft('note', '');
  const { lock } = useSessionActions();
  useKey({ keys: 'F12', label: '锁屏', run: () => void lock() });
  return (
    <>
      <p>王小明 的来访</p>
      <input
        id="note"
        value={draft.value}
        onChange={(event) => {
          const text = event.currentTarget.value;
          draft.set(() => text);
        }}
      />
    </>
  );
}

async function twoPeople(client: DeskClient) {
  const { recoveryKey } = await client.desk.setUp({ centre: plate, manager });
  await client.desk.confirmRecoveryKey({ recoveryKey });
  const { id } = await client.accounts.add({ name: '罗芳', role: 'careOperator', secret: pin });
  await client.accounts.signOut({});
  await client.accounts.signIn({ accountId: id, secret: pin.value });
  await client.accounts.changeOwnSecret({ current: pin.value, secret: { kind: 'pin', value: '775310' } });
}
const luoFangsPin = '775310';

// Passwords are stretched for real, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: Awaited<ReturnType<typeof prepareDesk>>;
let door: Door;
beforeAll(async () => {
  folder = await prepareDesk(twoPeople);
});
afterAll(() => folder.remove());
beforeEach(async () => {
  door = await openDoor(<Work />, folder);
  await door.until('names are offered', () => door.shows('罗芳'));
});
afterEach(() => {
  vi.useRealTimers();
  door.close();
});

async function enter(secret: string) {
  door.type('input', secret);
  await door.answer('Enter');
}
async function signIn(key: string, secret: string) {
  door.press(key);
  await enter(secret);
  await door.until('the page stands', () => door.shows('的来访'));
}

test('a number key and a PIN in full-width digits sign in', async () => {
  door.press('2');
  door.type('input', '７７５３１０');
  expect(door.shows('全角')).toBe(true);
  door.press('Enter');
  await door.until('the page stands', () => door.shows('的来访'));
  expect(useSession.getState().account?.name).toBe('罗芳');
});

test('F12 takes the page away at once, and the same person finds it as it was', async () => {
  await signIn('1', manager.password);
  door.type('#note', '低保年审');
  door.press('F12');
  expect(door.shows('王小明')).toBe(false);
  await door.until('the host is locked too', () => door.shows('已锁屏'));
  await expect(door.api.centre.get({})).rejects.toMatchObject({ code: 'session.locked' });
  await enter(manager.password);
  await door.until('the page stands', () => door.shows('王小明'));
  expect(door.find('#note')).toHaveProperty('value', '低保年审');
});

test('another person at a locked desk finds nothing of what was typed', async () => {
  await signIn('1', manager.password);
  door.type('#note', '低保年审');
  door.press('F12');
  await door.until('the lock stands', () => door.shows('已锁屏'));
  door.press('Escape');
  expect(door.shows('林敏 没保存的内容会清掉')).toBe(true);
  await door.until('names are offered', () => door.shows('罗芳'));
  await signIn('2', luoFangsPin);
  expect(door.find('#note')).toHaveProperty('value', '');
});

test('wrong tries say how many are left, then count down, and then the right one is taken', async () => {
  door.press('2');
  for (const left of [4, 3, 2, 1]) {
    await enter('000000');
    expect(document.querySelector('[role="alert"]')?.textContent).toBe(`密码不对，还可以试 ${left} 次。`);
  }
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await enter('000000');
  expect(door.find('form').textContent).toContain('还要等 1:00');
  act(() => {
    vi.advanceTimersByTime(17_000);
  });
  expect(door.find('form').textContent).toContain('还要等 0:43');
  expect(door.shows('临时 PIN')).toBe(true);

  door.clock.advance(60_000);
  act(() => {
    vi.advanceTimersByTime(43_000);
  });
  expect(document.querySelector('[role="alert"]')).toBeNull();
  await enter(luoFangsPin);
  await door.until('the page stands', () => door.shows('的来访'));
});

test('a manager who forgot the password is shown the way to the recovery key, others to the manager', async () => {
  const forgot = () =>
    act(() =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '忘记了？')?.click(),
    );
  door.press('2');
  forgot();
  expect(door.shows('请负责人在')).toBe(true);
  expect(door.shows('用恢复密钥重设')).toBe(false);
  door.press('Escape');
  door.press('1');
  forgot();
  expect(door.shows('用恢复密钥重设')).toBe(true);
});
