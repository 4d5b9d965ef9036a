/** What is saved at the desks that die: visits, and fields of one person, whom every desk writes to. */
import type { DeskClient } from '../../db/contract.ts';
import type { Ids } from '../../db/core/ids.ts';
import type { Session } from '../../db/core/session.ts';
import { visits } from '../../db/visits/table.ts';
import type { TestDesk } from '../support/desk.ts';

let matterId = '';
let residentId = '';

async function find(client: DeskClient): Promise<void> {
  if (matterId !== '') return;
  const [group] = await client.visits.catalogue({});
  matterId = group?.matters[0]?.id ?? '';
  const all = { filter: {}, sort: { by: 'name', descending: false }, offset: 0, limit: 1 } as const;
  residentId = (await client.residents.list(all)).rows[0]?.id ?? '';
}

/** @returns the id of the visit, once both are acknowledged */
export async function saveSome(client: DeskClient, ids: Ids): Promise<string> {
  await find(client);
  const id = ids.next();
  await client.visits.register({
    id,
    who: { residentId: null, agentId: null, visitor: { name: '来访人', phone: null } },
    matterId,
    channel: 'counter',
    note: 'x'.repeat(200),
    outcome: { kind: 'done' },
    companions: 0,
  });
  await client.residents.edit({ id: residentId, patch: { remarks: id }, was: {}, notDuplicates: [] });
  return id;
}

/** In one transaction. @returns the ids of the visits */
export function saveBurst({ app, writer }: TestDesk, session: Session, count: number): Promise<string[]> {
  const matter = writer.sqlite.prepare<[], string>('SELECT id FROM matter').pluck().get() ?? '';
  return app.transact(session, 'test.burst', (ctx) =>
    Array.from({ length: count }, () => {
      const id = ctx.ids.next();
      ctx.write.insert(visits, {
        id,
        rootId: id,
        withdrawn: false,
        day: '2026-11-16',
        residentId: null,
        visitorName: '来访人',
        matterId: matter,
        channel: 'counter',
        note: id,
        outcome: 'done',
        companions: 0,
        handlerId: session.account?.id ?? '',
        arrivedAt: ctx.now,
        startedAt: ctx.now,
        endedAt: ctx.now,
        savedAt: ctx.now,
        savedBy: session.account?.id ?? '',
      });
      return id;
    }),
  );
}
