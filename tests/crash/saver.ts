/**
 * A desk that saves until it is killed. Prints what was acknowledged, once it was, never before.
 * usage: saver.ts DIR visits|imports
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { clientOver } from '../../db/client.ts';
import { seedCatalogue } from '../../db/matters/service.ts';
import { openTestDesk } from '../support/desk.ts';

/** People in each imported file. */
export const importSize = 120;

const [dir, mode] = process.argv.slice(2);
// Straight to the pipe: what the parent has read, the desk has promised.
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

async function openSaver(folder: string) {
  const desk = await openTestDesk({ dir: folder });
  const session = await desk.sessionAs('manager');
  // For the next one's start: whoever is killed leaves nothing behind later.
  flushCompileCache();
  return { desk, session, client: clientOver(desk.app, session) };
}
type Saver = Awaited<ReturnType<typeof openSaver>>;

async function saveVisits({ desk, client, session }: Saver): Promise<never> {
  if ((await client.visits.catalogue({})).length === 0) {
    await desk.app.transact(session, 'test.catalogue', (ctx) => seedCatalogue(ctx));
  }
  const [group] = await client.visits.catalogue({});
  const matterId = group?.matters[0]?.id ?? '';
  acknowledge('ready');
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

async function saveImports({ desk, client }: Saver): Promise<never> {
  acknowledge('ready');
  const task = desk.ids.next();
  const filter = { filter: {}, sort: { by: 'name', descending: false }, offset: 0, limit: 1 } as const;
  for (let { total } = await client.residents.list(filter); ; total += importSize) {
    const people = Array.from(
      { length: importSize },
      (_, i) => `来人,139${String(total + i).padStart(8, '0')}`,
    );
    const file = new File([`姓名,联系电话\n${people.join('\n')}\n`], 'people.csv');
    const { fileId } = await client.exchange.readFile({ task, file });
    const plan = await client.exchange.dryRun({
      task,
      fileId,
      sheet: 0,
      mapping: ['name', 'phone'],
      accept: [],
    });
    await client.exchange.run({ task, planId: plan.planId });
    acknowledge(`import of ${total + importSize}`);
  }
}

if (dir !== undefined) {
  const saver = await openSaver(dir);
  await (mode === 'imports' ? saveImports(saver) : saveVisits(saver));
}
