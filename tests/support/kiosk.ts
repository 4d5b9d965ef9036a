/** A kiosk in a real browser: a centre with a volunteer, a coordinator, stations and a shift, on a clock that is set. */
import type { BrowserContext, Page } from '@playwright/test';
import { clientOver } from '../../db/client.ts';
import { openPage, type ServedDesk, serveDesk, setTimeOfDay } from './browser.ts';
import { type TestClock, testClock } from './clock.ts';
import { temporaryFolder } from './desk.ts';
import { addPerson, idNumber } from './people.ts';
import { plugIn } from './scanner.ts';
import { setUpDesk } from './setUpDesk.ts';

export const staffPin = '240615';
export const volunteerPin = '5927';

export interface ServedKiosk extends ServedDesk {
  clock: TestClock;
  /** A client of somebody who has just sat down at the manager's desk. */
  staff(): ReturnType<typeof clientOver>;
  addVolunteer(name: string): Promise<{ id: string; residentId: string; number: string; code: string }>;
}

/** The day is 2026-11-16, a Monday; it is 08:30. */
export async function serveKiosk(): Promise<ServedKiosk> {
  const folder = temporaryFolder();
  const clock = testClock();
  const served = await serveDesk(folder.path, 0, ({ dir }) => setUpDesk({ dir, clock }));
  const staff = () => clientOver(served.desk, served.desk.openSession());
  let sequence = 100;

  async function addVolunteer(name: string) {
    const client = staff();
    sequence += 2;
    const documentNumber = idNumber('1962-04-11', sequence);
    const residentId = await addPerson(client, { name, documentKind: 'residentId', documentNumber });
    const who = { kind: 'resident', residentId } as const;
    const { id, number } = await client.volunteers.register({ who, state: 'active', guardian: null });
    await client.volunteers.setPin({ id, pin: volunteerPin });
    const { card } = await client.cards.issue({ id: crypto.randomUUID(), residentId, kind: 'volunteer' });
    return { id, residentId, number, code: card.code };
  }
  await planShift(staff());
  await addCoordinator(served, staff());
  const stop = async () => {
    await served.stop();
    folder.remove();
  };
  return { ...served, clock, staff, addVolunteer, stop };
}

async function planShift(client: ReturnType<typeof clientOver>) {
  await client.shifts.addDefaultStations({});
  const [station] = await client.shifts.stations({});
  const id = crypto.randomUUID();
  const fields = { teamId: null, place: '', skills: [], description: '' };
  const stationId = station?.id ?? null;
  await client.shifts.saveOpportunity({ id, title: '午餐助餐', kind: 'meals', stationId, ...fields });
  const times = { from: '10:30', to: '13:00' };
  const series = { from: '2026-11-16', until: '2026-11-20', weekdays: 127 };
  await client.shifts.plan({ opportunityId: id, ...series, times, needed: 4 });
}

/** With a PIN of her own: a temporary one would have to be changed first. */
async function addCoordinator({ desk }: ServedDesk, manager: ReturnType<typeof clientOver>) {
  const temporary = { kind: 'pin', value: '351846' } as const;
  const { id } = await manager.accounts.add({
    name: '韩雪',
    role: 'volunteerCoordinator',
    secret: temporary,
  });
  const own = clientOver(desk, desk.openSession());
  await own.accounts.signIn({ accountId: id, secret: temporary.value });
  const secret = { kind: 'pin', value: staffPin } as const;
  await own.accounts.changeOwnSecret({ current: temporary.value, secret });
}

/** The window is handed over by whoever sits at it; its clock is the desk's. */
export async function openKiosk(context: BrowserContext, { host, clock }: ServedKiosk) {
  const { page, complaints } = await openPage(context);
  page.setDefaultTimeout(20_000);
  await setTimeOfDay(page, clock.now());
  await page.goto(host.newLink());
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/kiosk';
  });
  return { page, complaints };
}

export async function scan(page: Page, code: string): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await plugIn(device).scan(code, { gapMs: 6 });
  await device.detach();
}
