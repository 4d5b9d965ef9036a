/**
 * A desk that saves until it is killed. Prints each id once its save was acknowledged, never before.
 * usage: saver.ts DIR
 */

import { writeSync } from 'node:fs';
import { clientOver } from '../../db/client.ts';
import { openTestDesk } from '../support/desk.ts';

const [dir = ''] = process.argv.slice(2);
const desk = await openTestDesk({ dir });
const session = await desk.sessionAs('manager');
const client = clientOver(desk.app, session);
// Straight to the pipe: what the parent has read, the desk has promised.
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

async function saveVisits(): Promise<never> {
  const [group] = await client.visits.catalogue({});
  const matterId = group?.matters[0]?.id ?? '';
  for (;;) {
    const id = desk.ids.next();
    await client.visits.register({
      id,
      who: { residentId: null, agentId: null, visitor: { name: '来访人', phone: null } },
      matterId,
      channel: 'counter',
      note: 'x'.repeat(200),
      outcome: { kind: 'done' },
      companions: 0,
    });
    acknowledge(id);
  }
}

acknowledge('ready');
await saveVisits();
