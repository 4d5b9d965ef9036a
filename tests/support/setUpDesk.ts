/** An empty desk of a centre on its first day, for tests in a real browser. */
import { clientOver } from '../../db/client.ts';
import { type Desk, type DeskOptions, openDesk } from '../../db/desk/desk.ts';

/** A desk that is set up, with its manager signed in at every window. */
export async function setUpDesk(options: DeskOptions): Promise<Desk> {
  const desk = await openDesk(options);
  const session = desk.openSession();
  const client = clientOver(desk, session);
  const { recoveryKey } = await client.desk.setUp({
    centre: {
      name: '杏林社区党群服务中心',
      divisionCode: '510115001001',
      district: '温江区',
      street: '永宁街道',
      community: '杏林社区',
    },
    manager: { name: '林敏', password: 'apricot-grove' },
  });
  await client.desk.confirmRecoveryKey({ recoveryKey });
  return {
    ...desk,
    openSession() {
      const opened = desk.openSession();
      opened.account = session.account;
      return opened;
    },
  };
}
