/** The session of the kiosk's own window. */
import { expect, it, onTestFinished } from 'vitest';
import { clientOver } from '../../db/client.ts';
import { openDesk } from '../../db/desk/desk.ts';
import { openKioskSession } from '../../electron/kiosk.ts';
import { temporaryFolder } from '../support/desk.ts';

it('is nobody’s until the data is open, and the public’s from then on, with nobody there to sign in', async () => {
  const folder = temporaryFolder();
  const desk = await openDesk({ dir: folder.path });
  onTestFinished(() => {
    desk.close();
    folder.remove();
  });
  expect((await openKioskSession(desk)).account).toBeNull();
  await clientOver(desk, desk.openSession()).desk.setUp({
    centre: {
      name: '杏林社区党群服务中心',
      divisionCode: '510115001001',
      district: '温江区',
      street: '永宁街道',
      community: '杏林社区',
    },
    manager: { name: '林敏', password: 'apricot-grove' },
  });
  expect((await openKioskSession(desk)).account).toMatchObject({ role: 'kiosk' });
  expect(desk.openSession().account).toBeNull();
});
