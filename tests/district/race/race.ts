/**
 * Many desks of one centre send at once, while another pulls all the time. Prints what went wrong, one fault to a line, and
 * `done` at the end.
 * usage: race.ts URL (of a migrated database)
 */
import { randomUUID } from 'node:crypto';
import { foundCentre } from '../../../district/enrol.ts';
import { changesAfter } from '../../../district/pull.ts';
import { openServer, type Store } from '../../../district/store.ts';
import { testDesk } from '../support/district.ts';

const desks = 8;
const batches = 12;
const inBatch = 5;

async function send(store: Store, centreId: string): Promise<string[]> {
  const desk = testDesk(store, centreId, randomUUID());
  const faults: string[] = [];
  for (let batch = 0; batch < batches; batch++) {
    for (let at = 0; at < inBatch; at++) {
      const id = randomUUID();
      desk.save({ entity: 'meal', rowId: id, op: 'insert', fields: { id } });
    }
    const answer = await desk.send(batch * inBatch + 1, (batch + 1) * inBatch);
    if (answer.kind !== 'stored') faults.push(`a batch was answered with ${answer.kind}`);
  }
  return faults;
}

/** As a desk does that is never far behind: what comes later with a smaller number, it never sees. */
async function follow(store: Store, centreId: string, sending: Promise<unknown>): Promise<number[]> {
  const seen: number[] = [];
  let sent = false;
  const end = sending.finally(() => {
    sent = true;
  });
  for (let last = false; !last; ) {
    last = sent;
    const { changes } = await changesAfter(store, centreId, seen.at(-1) ?? 0, 500);
    seen.push(...changes.map(({ seq }) => seq));
  }
  await end;
  return seen;
}

async function race(store: Store): Promise<string[]> {
  const centreId = randomUUID().replace(/^(.{14})4/, '$17');
  await foundCentre(store, { centreId, name: '杏林社区', now: 0 });
  const sending = Promise.allSettled(Array.from({ length: desks }, () => send(store, centreId)));
  const [ended, seen] = await Promise.all([sending, follow(store, centreId, sending)]);
  const faults = ended.flatMap((one) =>
    one.status === 'fulfilled' ? one.value : [`a batch failed: ${String(one.reason)}`],
  );
  const all = desks * batches * inBatch;
  if (seen.length !== all) faults.push(`${seen.length} changes were seen, ${all} were sent`);
  if (seen.some((seq, at) => seq !== at + 1)) faults.push('the order has a gap, or a number twice');
  return faults;
}

const store = openServer(process.argv[2] ?? '', desks + 2);
for (const fault of await race(store)) console.log(`fault: ${fault}`);
console.log('done');
await store.close();
