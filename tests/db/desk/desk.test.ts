import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import { type Desk, openDesk } from '../../../db/desk/desk.ts';
import { failureCode, temporaryFolder } from '../../support/desk.ts';

const centre = {
  name: '杏林社区党群服务中心',
  divisionCode: '510115001001',
  district: '温江区',
  street: '永宁街道',
  community: '杏林社区',
};
const manager = { name: '林敏', password: 'apricot-grove' };

let folder: ReturnType<typeof temporaryFolder>;
const opened: Desk[] = [];
async function open(): Promise<Desk> {
  const desk = await openDesk({ dir: folder.path });
  opened.push(desk);
  return desk;
}
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close();
  folder.remove();
});

describe('first run', () => {
  it('sets up once, signs the manager in, and encrypts the file', async () => {
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    expect((await client.desk.status({})).phase).toBe('new');
    expect(await failureCode(client.accounts.names({}))).toBe('desk.notOpen');
    const { recoveryKey } = await client.desk.setUp({ centre, manager });
    expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    expect((await client.accounts.session({})).account?.name).toBe('林敏');
    expect(await failureCode(client.desk.setUp({ centre, manager }))).toBe('desk.alreadySetUp');
    desk.close();
    const bytes = readFileSync(join(folder.path, 'desk.db'));
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes(Buffer.from('杏林社区'))).toBe(false);
  });

  it('puts an unfinished database aside and starts again', async () => {
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    await client.desk.setUp({ centre, manager });
    desk.close();
    // What a power cut just before the keys were written leaves behind.
    const { renameSync } = await import('node:fs');
    renameSync(join(folder.path, 'keys.json'), join(folder.path, 'keys.gone'));
    const again = await open();
    const second = clientOver(again, again.openSession());
    expect((await second.desk.status({})).phase).toBe('new');
    await second.desk.setUp({ centre, manager });
    expect((await second.desk.status({})).phase).toBe('open');
  });
});

describe('unsealing', () => {
  async function setUp() {
    const desk = await open();
    const { recoveryKey } = await clientOver(desk, desk.openSession()).desk.setUp({ centre, manager });
    desk.close();
    return recoveryKey;
  }

  it('opens with a password, refuses a wrong one, and tells who can', async () => {
    await setUp();
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    const status = await client.desk.status({});
    expect(status.phase).toBe('sealed');
    const accountId = status.unsealers[0]?.id ?? '';
    expect(await failureCode(client.desk.unsealWithPassword({ accountId, password: 'wrong-one' }))).toBe(
      'desk.wrongPassword',
    );
    await client.desk.unsealWithPassword({ accountId, password: manager.password });
    expect((await client.accounts.session({})).account).toBeNull();
    expect((await client.accounts.signIn({ accountId, secret: manager.password })).name).toBe('林敏');
  });

  it('opens with the recovery key as people copy it, and sets a forgotten password', async () => {
    const recoveryKey = await setUp();
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ');
    expect(await failureCode(client.desk.unsealWithRecoveryKey({ recoveryKey: '0000-0000' }))).toBe(
      'desk.wrongRecoveryKey',
    );
    await client.desk.unsealWithRecoveryKey({ recoveryKey: typed });
    const accountId = (await client.desk.status({})).unsealers[0]?.id ?? '';
    const secret = { kind: 'password' as const, value: 'new-password' };
    await client.desk.recoverAccount({ recoveryKey, accountId, secret });
    expect((await client.accounts.signIn({ accountId, secret: 'new-password' })).role).toBe('manager');
  });

  it('keeps asking for proof that a recovery key was kept, anew for each key', async () => {
    const recoveryKey = await setUp();
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    await client.desk.unsealWithRecoveryKey({ recoveryKey });
    const accountId = (await client.desk.status({})).unsealers[0]?.id ?? '';
    const confirmed = async () => (await client.desk.status({})).recoveryConfirmed;
    expect(await failureCode(client.desk.confirmRecoveryKey({ recoveryKey }))).toBe('session.signedOut');
    await client.accounts.signIn({ accountId, secret: manager.password });
    expect(await confirmed()).toBe(false);
    expect(await failureCode(client.desk.confirmRecoveryKey({ recoveryKey: '7K3M' }))).toBe(
      'desk.wrongRecoveryKey',
    );
    await client.desk.confirmRecoveryKey({ recoveryKey });
    expect(await confirmed()).toBe(true);

    expect(await failureCode(client.desk.replaceRecoveryKey({ secret: 'not-mine' }))).toBe(
      'account.wrongSecret',
    );
    const replaced = await client.desk.replaceRecoveryKey({ secret: manager.password });
    expect(await confirmed()).toBe(false);
    expect(await failureCode(client.desk.confirmRecoveryKey({ recoveryKey }))).toBe('desk.wrongRecoveryKey');
    await client.desk.confirmRecoveryKey(replaced);
    expect(await confirmed()).toBe(true);
  });

  it('shows a renamed manager by the new name', async () => {
    await setUp();
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    const accountId = (await client.desk.status({})).unsealers[0]?.id ?? '';
    await client.desk.unsealWithPassword({ accountId, password: manager.password });
    await client.accounts.signIn({ accountId, secret: manager.password });
    await client.accounts.edit({ id: accountId, name: '林敏(负责人)' });
    expect((await client.desk.status({})).unsealers).toEqual([{ id: accountId, name: '林敏(负责人)' }]);
  });

  it('lets a recovered account that had a PIN open the data with its new password', async () => {
    const recoveryKey = await setUp();
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    await client.desk.unsealWithRecoveryKey({ recoveryKey });
    const first = (await client.desk.status({})).unsealers[0]?.id ?? '';
    await client.accounts.signIn({ accountId: first, secret: manager.password });
    const pin = { kind: 'pin' as const, value: '240615' };
    const { id } = await client.accounts.add({ name: '罗芳', role: 'manager', secret: pin });
    const secret = { kind: 'password' as const, value: 'new-password' };
    await client.desk.recoverAccount({ recoveryKey, accountId: id, secret });
    expect((await client.desk.status({})).unsealers).toContainEqual({ id, name: '罗芳' });
    const gone = client.desk.recoverAccount({
      recoveryKey,
      accountId: '00000000-0000-7000-8000-000000000000',
      secret,
    });
    expect(await failureCode(gone)).toBe('account.unknown');
  });

  it('slows guessing down after five wrong tries', async () => {
    await setUp();
    const desk = await open();
    const client = clientOver(desk, desk.openSession());
    for (let i = 0; i < 5; i++) {
      expect(await failureCode(client.desk.unsealWithRecoveryKey({ recoveryKey: 'X' }))).toBe(
        'desk.wrongRecoveryKey',
      );
    }
    expect(await failureCode(client.desk.unsealWithRecoveryKey({ recoveryKey: 'X' }))).toBe('desk.wait');
  });
});

it('refuses to open one folder twice, and lets go when it closes', async () => {
  const desk = await open();
  await expect(openDesk({ dir: folder.path })).rejects.toMatchObject({ code: 'database.inUse' });
  desk.close();
  await open();
  expect(existsSync(join(folder.path, 'desk.lock'))).toBe(true);
});
