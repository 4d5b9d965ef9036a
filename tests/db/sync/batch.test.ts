/** Batches carry changes byte for byte, and nothing else gets through. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchLimits, isGenuine, makeBatch, readBatch } from '../../../db/sync/protocol/batch.ts';
import { chainStart } from '../../../db/sync/protocol/chain.ts';
import type { WireChange } from '../../../db/sync/protocol/change.ts';

const desk = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const deskId = '019a0000-0000-7000-8000-000000000001';

const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.uuid(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.constant(null),
);
const change = fc.record({
  entity: fc.constantFrom('visit', 'resident', 'meal'),
  rowId: fc.uuid(),
  op: fc.constantFrom<'insert' | 'update'>('insert', 'update'),
  fields: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,7}$/), value, {
    maxKeys: 6,
    noNullPrototype: true,
  }),
  basedOn: fc.nat(),
  hlcMs: fc.nat(),
  hlcCount: fc.nat(5),
  savedAt: fc.nat(),
  doubtful: fc.boolean(),
  accountId: fc.option(fc.uuid()),
});
const changes = fc
  .tuple(fc.integer({ min: 1, max: 1e9 }), fc.array(change, { minLength: 1, maxLength: 60 }))
  .map(([first, list]): WireChange[] => list.map((one, at) => ({ ...one, n: first + at })));

const about = { deskId, epoch: 1, schema: 3, madeAt: 1_790_000_000_000 };
const batchOf = (list: readonly WireChange[]) =>
  makeBatch({ ...about, chainBefore: chainStart, changes: list }, desk.privateKey);

const one: WireChange = {
  n: 7,
  entity: 'visit',
  rowId: deskId,
  op: 'insert',
  fields: { id: deskId, note: '认证' },
  basedOn: 0,
  hlcMs: 5,
  hlcCount: 0,
  savedAt: 5,
  doubtful: false,
  accountId: null,
};

describe('a batch', () => {
  it('gives back exactly the changes that were put in, whatever they hold', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const read = readBatch(batchOf(list));
        expect(read.map((entry) => entry.change)).toEqual(list);
        expect(read.map((entry) => entry.n)).toEqual(list.map(({ n }) => n));
      }),
      { numRuns: 200 },
    );
  });

  it('R12: is taken only from the desk whose key signed it', () => {
    const batch = batchOf([one]);
    expect(isGenuine(batch, desk.publicKey)).toBe(true);
    expect(isGenuine(batch, stranger.publicKey)).toBe(false);
  });

  it('R4: shows any tampering with its content, its numbers or the batch it continues', () => {
    const batch = batchOf([one]);
    const { header } = batch;
    const body = Buffer.from(batch.body);
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1;
    const forged = [
      { ...batch, body },
      { ...batch, header: { ...header, first: 8 } },
      { ...batch, header: { ...header, epoch: 2 } },
      { ...batch, header: { ...header, chainBefore: 'f'.repeat(64) } },
      { ...batch, hash: 'f'.repeat(64) },
    ];
    for (const batchToo of forged) expect(isGenuine(batchToo, desk.publicKey)).toBe(false);
  });

  it('R4: leads along one chain, wherever it is cut', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (list, cut) => {
        const at = 1 + (cut % list.length);
        const whole = batchOf(list);
        const before = batchOf(list.slice(0, at));
        if (at === list.length) return;
        const chainBefore = before.header.chainAfter;
        const rest = makeBatch({ ...about, chainBefore, changes: list.slice(at) }, desk.privateKey);
        expect(rest.header.chainAfter).toBe(whole.header.chainAfter);
        expect(readBatch(rest).at(-1)?.chain).toBe(whole.header.chainAfter);
      }),
      { numRuns: 50 },
    );
  });

  it('R8: keeps the raw form of a change that nobody can read, and reads those around it', () => {
    const odd = { ...one, n: 8, entity: 'no such/name' };
    const read = readBatch(batchOf([one, odd, { ...one, n: 9 }]));
    expect(read.map((entry) => entry.change?.n ?? null)).toEqual([7, null, 9]);
    expect(read[1]).toMatchObject({ n: 8, raw: { entity: 'no such/name', rowId: deskId } });
  });

  it('R11: does not unpack beyond its bounds', () => {
    const heavy = { ...one, fields: { note: 'x'.repeat(batchLimits.unpackedBytes) } };
    const bomb = batchOf([heavy]);
    expect(bomb.body.length).toBeLessThan(batchLimits.bytes);
    expect(() => readBatch(bomb)).toThrow(RangeError);
  });

  it('R7: carries five hundred visits in less than 50 bytes each', () => {
    const ids = fc.sample(fc.uuid({ version: 7 }), { numRuns: 1000, seed: 1 });
    const visits = Array.from({ length: 500 }, (_, at): WireChange => {
      const id = ids[at] ?? deskId;
      const savedAt = 1_790_000_000_000 + at * 60_000;
      const fields = {
        id,
        rootId: id,
        residentId: ids[500 + at] ?? deskId,
        day: '2026-11-16',
        startedAt: savedAt - at * 97,
        note: '',
      };
      return { ...one, n: at + 1, rowId: id, fields, hlcMs: savedAt, savedAt };
    });
    expect(batchOf(visits).body.length / 500).toBeLessThan(50);
  });
});
