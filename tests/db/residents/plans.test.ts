/** The hot queries stay on their indices, whatever is changed around them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
let id: string;
let compiled: Set<string>;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
  compiled = new Set();
  const prepare = desk.reader.sqlite.prepare.bind(desk.reader.sqlite);
  vi.spyOn(desk.reader.sqlite, 'prepare').mockImplementation((sql: string) => {
    compiled.add(sql);
    return prepare(sql);
  });
  id = await addPerson(
    front,
    { name: '王小明', documentNumber: idNumber('1950-01-08', 11), ...xinglin },
    { phones: [{ number: '13800000001', label: '' }] },
  );
  await front.households.create({ headId: id, members: [], movedIn: null });
});
afterEach(() => {
  vi.restoreAllMocks();
  desk[Symbol.dispose]();
});

/** Lists of ids that come with the call, tables that never grow, and indices over the few rows that stand out. */
const small =
  /^SCAN (json_each|card|own|setting|station|shared USING INDEX incident_shared|\w+ (EXISTS )?VIRTUAL TABLE|\(subquery|CONSTANT ROW|\d+ CONSTANT)/;

/** What the compiled statements read from end to end. */
function scans(): string[] {
  const statements = [...compiled].filter((sql) => !sql.startsWith('INSERT'));
  return statements.flatMap((sql) => {
    const plan = desk.writer.sqlite
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/\?|[@:]\w+/g, '1')}`)
      .all();
    return plan
      .map(({ detail }) => detail)
      .filter((detail) => detail.startsWith('SCAN'))
      .filter((detail) => !small.test(detail))
      .map((detail) => `${detail} in ${sql}`);
  });
}

const draft = {
  ...{ id: null, name: '王小明', documentNumber: idNumber('1950-01-08', 11), phones: ['13800000001'] },
  ...{ birthDate: '1950-01-08', ...xinglin },
};

test.each<[string, () => Promise<unknown>]>([
  ['a search', () => front.residents.search({ text: '小明' })],
  ['a search by phone', () => front.residents.search({ text: '0001' })],
  ['a card', () => front.residents.card({ id })],
  ['a photo', () => front.residents.photo({ id })],
  ['a timeline', () => front.residents.timeline({ id, before: null, limit: 20 })],
  ['duplicates while typing', () => front.residents.possibleDuplicates(draft)],
  ['the household of a person', () => front.households.of({ id })],
  ['the households at a door', () => front.households.at(xinglin)],
  [
    'a merge preview',
    async () => {
      const mergedId = await addPerson(front, { name: '王小明' });
      await front.merges.preview({ keptId: id, mergedId });
    },
  ],
])('%s reads no table from end to end', async (_what, ask) => {
  await ask();
  expect(compiled.size).toBeGreaterThan(0);
  expect(scans()).toEqual([]);
});

test('the page of suspects goes from number to number, never from name to name', async () => {
  await front.merges.suspects({ offset: 0, limit: 10 });
  const sql = [...compiled].find((one) => one.includes('nameAndPhone')) ?? '';
  const plan = desk.writer.sqlite.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
  const details = plan.map(({ detail }) => detail);
  expect(details).toContainEqual(expect.stringContaining('USING INDEX phone_number (number=?)'));
  expect(details).not.toContainEqual(expect.stringContaining('USING INDEX resident_name (name=?'));
});
