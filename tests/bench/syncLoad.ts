/** Hundreds of desks that come back at the same moment, and a centre with a long history. */
import { readBatch } from '../../db/sync/protocol/batch.ts';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { ingest } from '../../district/ingest.ts';
import { centreIdOf, type Ground, newCentre, openBenchDesk, saveVisits } from './syncParts.ts';
import { continueAt, ingestAll, now, pushAll, timed, watched } from './syncRuns.ts';

/** Desks of many centres send at the same moment. @returns the slowest but for one in a hundred, ms */
export async function allAtOnce(
  ground: Ground,
  sizes: { desksAtOnce: number; changesAtOnce: number },
): Promise<number> {
  const { store } = ground;
  await newCentre(store, centreIdOf(4));
  const desk = await openBenchDesk(ground, centreIdOf(4), 1, 'first');
  await pushAll(desk);
  await saveVisits(desk, sizes.changesAtOnce);
  const { bench, batches } = watched(desk);
  await pushAll(bench);
  desk.desk.stop();
  const [batch] = batches;
  if (!batch) throw new Error('nothing was sent');
  const changes = readBatch(batch);
  const centres = Array.from({ length: sizes.desksAtOnce }, (_, at) => centreIdOf(1000 + at));
  for (const centreId of centres) {
    await newCentre(store, centreId);
    await continueAt(store, centreId, batch);
  }
  const times = await Promise.all(
    centres.map((centreId) =>
      timed(async () => {
        const answer = await ingest({ store, rules: entityRules, now }, centreId, batch.header, changes);
        if (answer.kind !== 'stored') throw new Error(`a batch was answered with ${answer.kind}`);
      }),
    ),
  );
  for (const centreId of centres) {
    const [there] = await store.transaction({ centreId }, (sql) =>
      sql.query<{ changes: number }>('SELECT count(*) AS changes FROM change_log WHERE centre_id = $1', [
        centreId,
      ]),
    );
    if (there?.changes !== changes.length)
      throw new Error(`${there?.changes} changes of ${centreId} were kept`);
  }
  return (times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0) * 1000;
}

/** How quick a centre with millions of changes is, beside an empty one; batches of both take turns. */
export async function longHistory(ground: Ground, history: number): Promise<number> {
  const { store } = ground;
  const [empty, old] = [centreIdOf(5), centreIdOf(6)];
  for (const centreId of [empty, old]) await newCentre(store, centreId);
  const desk = await openBenchDesk(ground, empty, 1, 'first');
  await store.transaction({ centreId: old }, async (sql) => {
    await sql.query(
      `INSERT INTO change_log (centre_id, seq, desk_id, epoch, n, entity, row_id, op, fields, aside, based_on, hlc_ms,
         hlc_count, saved_at, doubtful, account_id)
       SELECT $1, i, '019a0000-0000-7000-9000-00000000ffff', 1, i, 'visit', gen_random_uuid()::text, 'insert',
         '{"note":"很久以前的一次来访","day":"2020-01-01","outcome":"done"}', false, 0, i, 0, i, false, NULL
       FROM generate_series(1, $2::bigint) AS i`,
      [old, history],
    );
    await sql.query('UPDATE centre SET seq = $2 WHERE centre_id = $1', [old, history]);
  });
  await saveVisits(desk, 20_000);
  const { bench, batches } = watched(desk);
  await pushAll(bench);
  desk.desk.stop();
  const [here, there] = [centreIdOf(7), old];
  await newCentre(store, here);
  let [young, aged] = [0, 0];
  for (let at = 0; at < batches.length; at += 5) {
    const some = batches.slice(at, at + 5);
    const turns = [
      async () => {
        young += await ingestAll(store, here, some);
      },
      async () => {
        aged += await ingestAll(store, there, some);
      },
    ];
    // Who goes first changes: the second finds everything warm.
    for (const turn of at % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  return young / aged;
}
