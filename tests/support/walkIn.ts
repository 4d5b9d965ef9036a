/** A walk-in desk with its catalogue and counters, and a few fictional residents. */
import { clientOver } from '../../db/client.ts';

import { newSession } from '../../db/core/session.ts';
import { seedCatalogue } from '../../db/matters/service.ts';
import { matter } from '../../db/matters/table.ts';
import { seedCounters } from '../../db/queue/service.ts';
import { counter } from '../../db/queue/table.ts';
import { type resident, residentPhones, residents } from '../../db/residents/table.ts';
import { openTestDesk } from './desk.ts';

type NewResident = Partial<typeof resident.$inferInsert> & { name: string };

export async function openWalkIn() {
  const desk = await openTestDesk();
  const { app, ids, clock, reader } = desk;
  const system = newSession('system', clock.now());
  await app.transact(system, 'test.seed', (ctx) => {
    seedCatalogue(ctx);
    seedCounters(ctx);
  });
  const front = await desk.sessionAs('frontDesk', '周敏');
  const colleague = await desk.sessionAs('frontDesk', '何静');
  const manager = await desk.sessionAs('manager', '梁主任');

  async function addResident(row: NewResident, phone?: string): Promise<string> {
    const id = ids.next();
    await app.transact(system, 'test.resident', (ctx) => {
      ctx.write.insert(residents, {
        id,
        formerNames: [],
        status: 'here',
        estate: '杏林雅苑',
        building: '3',
        unit: '2',
        room: '1102',
        birthDate: '1953-04-12',
        createdAt: clock.now(),
        ...row,
      });
      if (phone !== undefined) {
        const row = { id: ids.next(), residentId: id, number: phone, label: '本人', rank: 0 };
        ctx.write.insert(residentPhones, row);
      }
    });
    return id;
  }

  const matterRows = reader.db.select().from(matter).all();
  const counterRows = reader.db.select().from(counter).all();

  function stayAwake() {
    for (const session of [front, colleague, manager]) session.lastActive = clock.now();
    return clock.now();
  }
  /** Moves the clock, to `09:10` of the first day or to a full time, while everybody stays at the desk unlocked. */
  function at(time: string): number {
    clock.set(time.length === 5 ? `2026-11-16T${time}:00+08:00` : time);
    return stayAwake();
  }
  function later(minutes: number): number {
    clock.advance(minutes * 60_000);
    return stayAwake();
  }

  return {
    ...desk,
    at,
    later,
    system,
    addResident,
    front: { ...clientOver(app, front), session: front },
    colleague: { ...clientOver(app, colleague), session: colleague },
    manager: { ...clientOver(app, manager), session: manager },
    /** Id of a matter of the default catalogue. */
    matter(name: string): string {
      const found = matterRows.find((row) => row.name === name);
      if (!found) throw new Error(`no matter ${name}`);
      return found.id;
    },
    /** Id of the counter with a prefix. */
    counter(prefix: string): string {
      const found = counterRows.find((row) => row.prefix === prefix);
      if (!found) throw new Error(`no counter ${prefix}`);
      return found.id;
    },
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

export type WalkIn = Awaited<ReturnType<typeof openWalkIn>>;

/** What a person fills in for the plainest visit: a resident, on the spot, done. */
export function plainVisit(desk: WalkIn, residentId: string, matterName = '养老待遇资格认证') {
  return {
    id: desk.ids.next(),
    who: { residentId, agentId: null, visitor: null },
    matterId: desk.matter(matterName),
    channel: 'counter' as const,
    note: '',
    outcome: { kind: 'done' as const },
    companions: 0,
  };
}
