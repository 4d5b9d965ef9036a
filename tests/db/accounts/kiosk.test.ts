/** A window that is handed to the public: what it may do, and who takes it back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk[Symbol.dispose]());

const day = 24 * 60 * 60_000;

async function handOver() {
  const session = await desk.sessionAs('volunteerCoordinator', '韩雪');
  const client = clientOver(desk.app, session);
  const kiosk = await client.accounts.becomeKiosk({});
  return { session, client, kiosk };
}

it('a window handed over may no longer do what its coordinator might', async () => {
  const { client, kiosk } = await handOver();
  expect(kiosk).toMatchObject({ role: 'kiosk' });
  const list = { filter: {}, sort: { by: 'name', descending: false }, offset: 0, limit: 10 } as const;
  expect(await failureCode(client.volunteers.list(list))).toBe('access.denied');
  expect(await failureCode(client.residents.search({ text: '林' }))).toBe('access.denied');
  await client.service.kioskHome({ stationId: null });
});

it('is taken back by a secret alone, and the tries count', async () => {
  const manager = await desk.as('manager');
  const { id } = await manager.accounts.add({
    name: '韩雪',
    role: 'volunteerCoordinator',
    secret: { kind: 'pin', value: '240615' },
  });
  const { client } = await handOver();
  expect(await failureCode(client.accounts.signIn({ accountId: id, secret: '000000' }))).toBe(
    'account.wrongSecret',
  );
  expect((await client.accounts.session({})).account?.role).toBe('kiosk');
  await client.accounts.signIn({ accountId: id, secret: '240615' });
  expect((await client.accounts.session({})).account?.role).toBe('volunteerCoordinator');
});

it('never locks, however long nobody comes, while the coordinator’s own window does', async () => {
  const { client } = await handOver();
  const own = await desk.as('volunteerCoordinator');
  desk.clock.advance(3 * day);
  expect((await client.accounts.session({})).locked).toBe(false);
  expect((await own.accounts.session({})).locked).toBe(true);
});

it('two windows are the same kiosk, which no sign-in page offers', async () => {
  const first = await handOver();
  const second = await handOver();
  expect(second.kiosk.id).toBe(first.kiosk.id);
  expect(await first.client.accounts.names({})).not.toContainEqual(
    expect.objectContaining({ id: first.kiosk.id }),
  );
});

it('is the kiosk’s own account where the manager has made one', async () => {
  const manager = await desk.as('manager');
  const { id } = await manager.accounts.add({
    name: '大厅自助机',
    role: 'kiosk',
    secret: { kind: 'pin', value: '240615' },
  });
  const { kiosk } = await handOver();
  expect(kiosk).toEqual({ id, name: '大厅自助机', role: 'kiosk' });
});

it('never asks the public to change the temporary PIN of an account that a manager made for it', async () => {
  const manager = await desk.as('manager');
  const secret = { kind: 'pin', value: '740815' } as const;
  const { id } = await manager.accounts.add({ name: '自助机', role: 'kiosk', secret });
  const { client, kiosk } = await handOver();
  expect(kiosk.id).toBe(id);
  expect(await client.accounts.session({})).toMatchObject({ account: { id }, mustChangeSecret: false });
});
