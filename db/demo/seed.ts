/**
 * A fictional community for showing and trying the desk: a few hundred residents and a month of visits, entered
 * through the same procedures that staff use, on a clock that walks through that month.
 */

import { insertAccount } from '../accounts/service.ts';
import { clientOver } from '../client.ts';
import type { DeskClient } from '../contract.ts';
import { addDays, type Clock, dayAt, systemClock } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { hashSecret } from '../core/secret.ts';
import { newSession, type Session } from '../core/session.ts';
import { type Desk, type DeskOptions, openDesk } from '../desk/desk.ts';
import { seedCanteen } from './seedCanteen.ts';
import { seedCare } from './seedCare.ts';
import { seedContest } from './seedContest.ts';
import { seedExchange } from './seedExchange.ts';
import { seedPeople } from './seedPeople.ts';
import { seedVisits } from './seedVisits.ts';
import { seedVolunteers } from './seedVolunteers.ts';

export interface DemoOptions extends Pick<DeskOptions, 'dir' | 'migrations'> {
  /** What day it is when the demo opens. */
  clock?: Clock;
  residents?: number;
  /** Days of history before today. */
  days?: number;
}

/** A clock that can be set back while history is entered, and then follows the real one. */
export interface WalkingClock extends Clock {
  /** Null: follow the real clock. */
  set(instant: number | null): void;
}

export interface DemoDesk {
  client: DeskClient;
  session: Session;
  clock: WalkingClock;
  /** When the demo opens, UTC ms: nothing happened later. */
  opensAt: number;
  /** Much in one transaction, under one action in the audit log. */
  transact<T>(action: string, work: (ctx: CommandContext) => T): Promise<T>;
  exchange: Desk['exchange'];
  today: string;
  zone: string;
}

const zone = 'Asia/Shanghai';
const staff = [
  { name: '前台 · 苏晴', role: 'frontDesk' },
  { name: '前台 · 何佳', role: 'frontDesk' },
  { name: '日照 · 罗芳', role: 'careOperator' },
  { name: '志愿 · 韩雪', role: 'volunteerCoordinator' },
  { name: '自助机', role: 'kiosk' },
  { name: '第三方评估', role: 'evaluator' },
] as const;
/** For trying the sign-in page: every account of the demo but the manager's has this PIN. */
const demoPin = '123456';

/** The district is invented: whatever somebody presses, a demo asks nobody. */
const noLine = () => Promise.reject(new TypeError('a demo has no line'));

/** Opens a demo desk; whoever opens a window on it is signed in as the demo's manager. */
export async function openDemoDesk(options: DemoOptions): Promise<Desk> {
  const real = options.clock ?? systemClock;
  let set: number | null = null;
  let session: Session = newSession('', real.now());
  const clock: WalkingClock = {
    now: () => set ?? real.now(),
    set(instant) {
      set = instant;
      // A day that passes in an instant is not a desk that was left alone.
      session.lastActive = clock.now();
    },
  };
  const { dir, migrations, residents = 360, days = 30 } = options;
  const place = { dir, ...(migrations ? { migrations } : {}) };
  const desk = await openDesk({ ...place, clock, zone, demo: true, exchange: { fetch: noLine } });
  session = desk.openSession();
  const client = clientOver(desk, session);
  const opensAt = real.now();
  const today = dayAt(opensAt, zone);
  clock.set(Date.parse(`${addDays(today, -days - 1)}T09:00:00+08:00`));
  await client.desk.setUp({
    centre: {
      name: '杏林社区党群服务中心',
      divisionCode: '510198001001',
      district: '温江区',
      street: '永宁街道',
      community: '杏林社区',
    },
    manager: { name: '林敏', password: 'apricot-grove' },
  });
  const transact: DemoDesk['transact'] = (action, work) => desk.transact(session, action, work);
  // Stretched once for all of them: each time takes half a second.
  const secret = { kind: 'pin', ...(await hashSecret(demoPin)), mustChange: false } as const;
  for (const account of staff) await transact('accounts.add', (ctx) => insertAccount(ctx, account, secret));
  const demo: DemoDesk = { client, session, clock, opensAt, transact, exchange: desk.exchange, today, zone };
  const people = await seedPeople(demo, residents);
  await seedVisits(demo, people, days);
  await seedCanteen(demo, people, await seedCare(demo, people, days), days);
  const contested = await seedContest(demo, people);
  await seedVolunteers(demo, people, days);
  await seedExchange(demo, contested, days);
  clock.set(null);
  const manager = session.account;
  return {
    ...desk,
    openSession() {
      const opened = desk.openSession();
      opened.account = manager;
      return opened;
    },
  };
}
