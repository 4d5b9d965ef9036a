/** Batches at the district's door, on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stretchesOf } from '../../db/sync/protocol/answers.ts';
import type { Ingested } from '../../district/ingest.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { centreA, centreB, foundCentres, type Saved, testDesk } from './support/district.ts';

let store: Store;
let desks = 0;
let front: ReturnType<typeof testDesk>;
let care: ReturnType<typeof testDesk>;

const deskIdOf = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
function nextDesk(): string {
  desks += 1;
  return deskIdOf(desks);
}

beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
  await foundCentres(store);
}, 60_000);
afterAll(() => store.close());
beforeEach(() => {
  front = testDesk(store, centreA, nextDesk());
  care = testDesk(store, centreA, nextDesk());
});

let rows = 0;
function meal(): Saved {
  rows += 1;
  const rowId = `meal-${rows}`;
  return { entity: 'meal', rowId, op: 'insert', fields: { id: rowId } };
}

async function logOf(centreId: string) {
  return store.transaction({ centreId }, (sql) =>
    sql.query<{ seq: number; rowId: string; fields: string; op: string }>(
      'SELECT seq, row_id AS "rowId", fields, op FROM change_log WHERE centre_id = $1 ORDER BY seq',
      [centreId],
    ),
  );
}

function seqsOf(answer: Ingested): (number | null)[] {
  if (answer.kind !== 'stored') throw new Error(answer.kind);
  return answer.runs.flatMap((run) => {
    const given = new Map<number, number | null>(
      run.verdicts.map(([n, , more]) => [n, typeof more === 'number' ? more : null]),
    );
    for (const { first, last, ahead } of stretchesOf(run))
      for (let n = first; n <= last; n++) given.set(n, n + ahead);
    return [...given].toSorted(([one], [other]) => one - other).map(([, seq]) => seq);
  });
}

describe('a batch', () => {
  it('R5.7: a fact with an id of its own that comes again is known all the same, and uses up no number', async () => {
    const known = { ...meal(), rowId: '019a0000-0000-7000-9000-0000000000f1' };
    front.save(known);
    await front.send(1, 1);
    const before = (await logOf(centreA)).length;
    const fresh = { ...meal(), rowId: '019a0000-0000-7000-9000-0000000000f2' };
    care.save(fresh, known, { ...known, fields: { id: 'another' } }, fresh);
    const answer = await care.send(1, 4);
    expect(seqsOf(answer)).toEqual([before + 1, before, before + 2, before + 1]);
    expect(answer).toMatchObject({
      runs: [
        {
          verdicts: [
            [2, 'ok', before],
            [3, 'twice', null],
            [4, 'ok', before + 1],
          ],
        },
      ],
    });
    expect((await logOf(centreA)).slice(before).map(({ rowId }) => rowId)).toEqual([
      fresh.rowId,
      known.rowId,
    ]);
  });

  it('R2: gets numbers without a gap, in the order of arrival, whichever desk it comes from', async () => {
    const before = (await logOf(centreA)).length;
    front.save(meal(), meal());
    care.save(meal());
    expect(seqsOf(await front.send(1, 1))).toEqual([before + 1]);
    expect(seqsOf(await care.send(1, 1))).toEqual([before + 2]);
    expect(seqsOf(await front.send(2, 2))).toEqual([before + 3]);
    expect((await logOf(centreA)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: before + 3 }, (_, at) => at + 1),
    );
  });

  it('R3.2: sent twice is acknowledged with the numbers of the first time, and stored once', async () => {
    front.save(meal(), meal(), meal());
    const first = await front.send(1, 3);
    const count = (await logOf(centreA)).length;
    expect(seqsOf(await front.send(1, 3))).toEqual(seqsOf(first));
    expect(await logOf(centreA)).toHaveLength(count);
  });

  it('R3.3: cut anew after a time-out is acknowledged as far as it is known, and the rest is stored', async () => {
    front.save(meal(), meal(), meal(), meal());
    await front.send(1, 2);
    const answer = await front.send(2, 4);
    expect(answer).toMatchObject({ kind: 'stored', mark: { last: 4 } });
    const again = await front.send(1, 4);
    expect(new Set(seqsOf(again)).size).toBe(4);
  });

  it('R3.4: that begins too late is refused with the number that is expected', async () => {
    front.save(meal(), meal(), meal());
    await front.send(1, 1);
    expect(await front.send(3, 3)).toMatchObject({ kind: 'gap', mark: { epoch: 1, last: 1 } });
  });

  it('R4: from a cloned disk is a fork, and its new epoch is taken', async () => {
    front.save(meal(), meal());
    await front.send(1, 1);
    const [shared, own] = front.saved;
    if (!shared || !own) throw new Error('two were saved');
    await front.send(2, 2);
    const lost = { ...own, rowId: 'elsewhere', fields: { id: 'elsewhere' } };
    front.saved.splice(1, 1, lost);
    expect((await front.send(2, 2)).kind).toBe('fork');
    front.newEpoch([lost]);
    expect(await front.send(1, 1)).toMatchObject({ kind: 'stored', mark: { epoch: 2, last: 1 } });
  });

  it('R4: from a restored backup is a fork, also where it uses numbers far below the last one', async () => {
    front.save(meal(), meal(), meal(), meal(), meal());
    await front.send(1, 5);
    const backup = testDesk(store, centreA, deskIdOf(desks - 1));
    backup.save(...front.saved.slice(0, 2), meal());
    expect(await backup.send(3, 3)).toMatchObject({ kind: 'fork', mark: { epoch: 1, last: 5 } });
  });

  it('R4: of an epoch that was left is a fork', async () => {
    const clone = testDesk(store, centreA, nextDesk());
    clone.save(meal());
    await clone.send(1, 1);
    const [change] = clone.saved;
    if (!change) throw new Error('one was saved');
    clone.newEpoch([{ ...change, rowId: 'again', fields: { id: 'again' } }]);
    await clone.send(1, 1);
    const stale = testDesk(store, centreA, deskIdOf(desks));
    stale.save(meal());
    expect((await stale.send(1, 1)).kind).toBe('fork');
  });
});

describe('registers', () => {
  const card: Saved = {
    entity: 'resident',
    rowId: 'wang',
    op: 'insert',
    fields: { id: 'wang', room: '301' },
  };
  const move = (room: string, basedOn: number, hlcMs: number): Saved => ({
    entity: 'resident',
    rowId: 'wang',
    op: 'update',
    fields: { room },
    basedOn,
    hlcMs,
  });

  it('R5: keep both values of a concurrent edit in a card that every desk pulls', async () => {
    front.save(card);
    const [seq] = seqsOf(await front.send(1, 1));
    const base = seq ?? 0;
    front.save(move('302', base, 500));
    care.save(move('303', base, 400));
    await front.send(2, 2);
    const answer = await care.send(1, 1);
    expect(answer).toMatchObject({ runs: [{ verdicts: [[1, 'conflict', null]] }] });
    const last = (await logOf(centreA)).at(-1);
    expect(JSON.parse(last?.fields ?? '{}')).toMatchObject({
      entity: 'resident',
      rowId: 'wang',
      field: 'room',
      state: 'open',
    });
    const [row] = await store.transaction({ centreId: centreA }, (sql) =>
      sql.query<{ fields: object }>(
        "SELECT fields FROM register_row WHERE centre_id = $1 AND row_id = 'wang'",
        [centreA],
      ),
    );
    expect(row?.fields).toEqual({ id: 'wang', room: '302' });
  });
});

it('R8: keeps what it cannot store as it came, and takes the rest', async () => {
  front.save(meal(), { entity: 'ufo', rowId: 'x', op: 'insert', fields: { id: 'x', who: '外星人' } }, meal());
  const answer = await front.send(1, 3);
  expect(answer).toMatchObject({
    mark: { last: 3 },
    runs: [{ verdicts: [[2, 'quarantined', 'entity.unknown']] }],
  });
  const kept = await store.transaction({ centreId: centreA }, (sql) =>
    sql.query<{ raw: Uint8Array }>(
      "SELECT raw FROM quarantine WHERE centre_id = $1 AND code = 'entity.unknown'",
      [centreA],
    ),
  );
  expect(Buffer.from(kept[0]?.raw ?? []).toString()).toContain('外星人');
});

it('R12: shows a centre nothing of another, even when asked for it', async () => {
  front.save(meal());
  await front.send(1, 1);
  const seen = await store.transaction({ centreId: centreB }, (sql) =>
    sql.query('SELECT * FROM change_log WHERE centre_id = $1', [centreA]),
  );
  expect(seen).toEqual([]);
  const smuggled = store.transaction({ centreId: centreB }, (sql) =>
    sql.query("INSERT INTO tombstone (centre_id, row_id, erased_at) VALUES ($1, 'x', now())", [centreA]),
  );
  await expect(smuggled).rejects.toThrow(/row-level security/);
  const counted = store.transaction('supervisor', (sql) => sql.query('SELECT fields FROM change_log'));
  await expect(counted).rejects.toThrow(/permission denied/);
});
