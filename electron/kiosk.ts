/** Who sits at the kiosk's window: nobody, from the first moment. */
import { becomeKiosk } from '../db/accounts/service.ts';
import { clientOver } from '../db/client.ts';
import type { Session } from '../db/core/session.ts';
import type { Desk } from '../db/desk/desk.ts';

/**
 * A session that may do what the public may. After a power cut the kiosk so comes back by itself, with nobody there to
 * sign in. Where the database waits for its key, somebody of the staff opens it at this window first.
 */
export async function openKioskSession(desk: Desk): Promise<Session> {
  const session = desk.openSession();
  const { phase } = await clientOver(desk, session).desk.status({});
  if (phase === 'open') await desk.transact(session, 'accounts.becomeKiosk', becomeKiosk);
  return session;
}
