import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import type { Announcement } from '../../../db/core/dispatch.ts';
import { newSession } from '../../../db/core/session.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
let manager: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  manager = await desk.as('manager');
});
afterEach(() => desk[Symbol.dispose]());

const pin = { kind: 'pin', value: '240615' } as const;
const window = () => clientOver(desk.app, newSession(desk.ids.next(), desk.clock.now()));

describe('signing in', () => {
  it('takes a PIN however the input method writes its digits', async () => {
    const { id } = await manager.accounts.add({ name: '罗芳', role: 'careOperator', secret: pin });
    const client = window();
    expect(await client.accounts.signIn({ accountId: id, secret: '240615' })).toMatchObject({ name: '罗芳' });
    expect((await client.accounts.session({})).mustChangeSecret).toBe(true);
  });

  it('locks an account for a while after five wrong tries, longer each time, and logs every try', async () => {
    const { id } = await manager.accounts.add({ name: '罗芳', role: 'careOperator', secret: pin });
    const client = window();
    const wrong = () => failureCode(client.accounts.signIn({ accountId: id, secret: '000000' }));
    for (let i = 0; i < 4; i++) expect(await wrong()).toBe('account.wrongSecret');
    expect(await wrong()).toBe('account.lockedOut');
    // Even the right PIN has to wait, from any window.
    expect(await failureCode(window().accounts.signIn({ accountId: id, secret: pin.value }))).toBe(
      'account.lockedOut',
    );
    // The window counts these seconds down.
    await expect(client.accounts.signIn({ accountId: id, secret: pin.value })).rejects.toMatchObject({
      failure: { params: { minutes: 1, seconds: 60 } },
    });
    desk.clock.advance(61_000);
    expect(await wrong()).toBe('account.lockedOut');
    desk.clock.advance(61_000);
    expect(await wrong()).toBe('account.lockedOut');
    desk.clock.advance(180_000);
    await client.accounts.signIn({ accountId: id, secret: pin.value });
    const tries = desk.reader.sqlite
      .prepare("SELECT count(*) AS n FROM audit WHERE action = 'accounts.signIn' AND subject = ?")
      .get(id);
    expect(tries).toEqual({ n: 7 });
  });

  it('keeps the secret out of the change log and out of every answer', async () => {
    await manager.accounts.add({ name: '罗芳', role: 'careOperator', secret: pin });
    const logged = JSON.stringify(desk.reader.sqlite.prepare('SELECT fields FROM change').all());
    expect(logged).not.toMatch(/hash|salt/);
    expect(JSON.stringify(await manager.accounts.list({}))).not.toMatch(/hash|salt/);
  });

  it('unlocks with the same secret, and sign-out needs none', async () => {
    const { id } = await manager.accounts.add({ name: '罗芳', role: 'frontDesk', secret: pin });
    const client = window();
    await client.accounts.signIn({ accountId: id, secret: pin.value });
    await client.accounts.lock({});
    expect((await client.accounts.session({})).locked).toBe(true);
    expect(await failureCode(client.centre.get({}))).toBe('session.locked');
    await client.accounts.signIn({ accountId: id, secret: pin.value });
    expect((await client.centre.get({})).community).toBe('杏林社区');
    await client.accounts.signOut({});
    expect(await failureCode(client.centre.get({}))).toBe('session.signedOut');
    const last = desk.reader.sqlite.prepare('SELECT action, account_id FROM audit ORDER BY n DESC').get();
    expect(last).toEqual({ action: 'accounts.signOut', account_id: id });
  });
});

it('tells every page of a window when somebody signs in, locks or leaves, and no other window', async () => {
  const { id } = await manager.accounts.add({ name: '罗芳', role: 'frontDesk', secret: pin });
  const session = newSession(desk.ids.next(), desk.clock.now());
  const client = clientOver(desk.app, session);
  const told: Announcement[] = [];
  desk.app.subscribe((announcement) => {
    if (announcement.kind === 'session') told.push(announcement);
  });
  await client.accounts.signIn({ accountId: id, secret: pin.value });
  await client.accounts.names({});
  await client.accounts.lock({});
  await client.accounts.lock({});
  await client.accounts.signOut({});
  expect(told).toEqual(Array(3).fill({ kind: 'session', session: session.id }));
});

describe('the account list', () => {
  it('refuses a second account of the same name, weak secrets, and the end of the last manager', async () => {
    const { id } = await manager.accounts.add({ name: '林敏', role: 'frontDesk', secret: pin });
    expect(await failureCode(manager.accounts.add({ name: '林敏', role: 'kiosk', secret: pin }))).toBe(
      'account.nameTaken',
    );
    const weak = manager.accounts.add({
      name: '何某',
      role: 'kiosk',
      secret: { kind: 'password', value: 'short' },
    });
    await expect(weak).rejects.toMatchObject({ failure: { sentence: { zh: '密码至少 8 位。' } } });
    const self = (await manager.accounts.session({})).account?.id ?? '';
    expect(await failureCode(manager.accounts.edit({ id: self, role: 'frontDesk' }))).toBe(
      'account.lastManager',
    );
    const other = window();
    await other.accounts.signIn({ accountId: id, secret: pin.value });
    await manager.accounts.edit({ id, active: false });
    expect(await failureCode(other.centre.get({}))).toBe('session.signedOut');
    expect((await window().accounts.names({})).map((row) => row.name)).not.toContain('林敏');
  });

  it('gives a forgotten PIN anew, to be changed at the next sign-in', async () => {
    const { id } = await manager.accounts.add({ name: '罗芳', role: 'frontDesk', secret: pin });
    await manager.accounts.resetSecret({ id, secret: { kind: 'pin', value: '111222' } });
    const client = window();
    await client.accounts.signIn({ accountId: id, secret: '111222' });
    await client.accounts.changeOwnSecret({ current: '111222', secret: { kind: 'pin', value: '909090' } });
    expect((await client.accounts.session({})).mustChangeSecret).toBe(false);
    await window().accounts.signIn({ accountId: id, secret: '909090' });
  });
});
