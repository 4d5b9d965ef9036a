/** What is remembered between calls is forgotten the moment it changes. */
import { expect, it } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import { failureCode, openTestDesk } from '../../support/desk.ts';

it('a shorter idle time, set by the manager, locks the next call of everybody else', async () => {
  using desk = await openTestDesk();
  const manager = await desk.sessionAs('manager');
  const front = await desk.sessionAs('frontDesk');
  const changes: string[] = [];
  desk.app.subscribe((said) => {
    if (said.kind === 'session') changes.push(said.session);
  });
  desk.clock.advance(5 * 60_000);
  await clientOver(desk.app, front).visits.catalogue({});
  await clientOver(desk.app, manager).centre.changeSettings({ autoLockMinutes: 4 });
  expect(await failureCode(clientOver(desk.app, front).visits.catalogue({}))).toBe('session.locked');
  expect(changes).toEqual([front.id]);
});

it('an account switched off, or given another role, is so at its next call', async () => {
  using desk = await openTestDesk();
  const manager = clientOver(desk.app, await desk.sessionAs('manager'));
  const front = await desk.sessionAs('frontDesk');
  const id = front.account?.id ?? '';
  const ask = () => clientOver(desk.app, front).visits.summary({});
  await ask();
  await manager.accounts.edit({ id, role: 'kiosk' });
  expect(await failureCode(ask())).toBe('access.denied');
  await manager.accounts.edit({ id, role: 'frontDesk' });
  await ask();
  await manager.accounts.edit({ id, active: false });
  expect(await failureCode(ask())).toBe('session.signedOut');
});
