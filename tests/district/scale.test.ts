/** The conditions under which the district's tables can be spread over machines by centre (district/SCALE.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded, type Scope, type Sql, type Store } from '../../district/store.ts';
import { moveResident } from '../../district/transfer.ts';
import { httpDesk, invite, newCentre, runDistrict, startOfTime } from './support/client.ts';

const ofNoCentre = ['administrator', 'district'];

let store: Store;
/** Every statement that was run, with what it was run for. */
const asked: { scope: Scope; text: string; values: readonly unknown[] }[] = [];

function listening(inner: Store): Store {
  return {
    ...inner,
    transaction: (scope, work) =>
      inner.transaction(scope, (sql) => {
        const heard: Sql = {
          query(text, values = []) {
            asked.push({ scope, text, values });
            return sql.query(text, values);
          },
        };
        return work(heard);
      }),
  };
}

const catalogue = <Row extends object>(text: string) =>
  store.transaction('supervisor', (sql) => sql.query<Row>(text));

let tables: string[];
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
  const rows = await catalogue<{ name: string }>(
    "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  tables = rows.map(({ name }) => name);
}, 120_000);
afterAll(() => store.close());

it('every key of a centre’s table leads with centre_id', async () => {
  const keys = await catalogue<{ table: string; first: string }>(
    `SELECT c.relname::text AS table, a.attname::text AS first FROM pg_index i
     JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indisunique`,
  );
  const ofCentres = tables.filter((table) => !ofNoCentre.includes(table));
  expect(new Set(keys.map(({ table }) => table))).toEqual(new Set(tables));
  expect(keys.filter(({ table, first }) => ofCentres.includes(table) && first !== 'centre_id')).toEqual([]);
  const types = await catalogue<{ table: string }>(
    `SELECT c.relname::text AS table FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE a.attname = 'centre_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype AND c.relkind = 'r' ORDER BY 1`,
  );
  expect(types.map(({ table }) => table)).toEqual(ofCentres);
});

it('no table refers to another, and no number comes from a sequence', async () => {
  const found = await catalogue(
    `SELECT conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
     UNION ALL SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace`,
  );
  expect(found).toEqual([]);
});

it('each table of a centre is under row-level security, for its owner too', async () => {
  const open = await catalogue<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
  );
  expect(open.map(({ name }) => name)).toEqual(ofNoCentre);
});

it('a transaction of a centre names it in every statement; whoever counts changes at most one', async () => {
  const district = await runDistrict(listening(store));
  const [here, there] = [await newCentre(store, '杏林社区'), await newCentre(store, '桃源社区')];
  const desk = httpDesk(district);
  await desk.enrol(await invite(store, here));
  const person = '019d0000-0000-7000-8000-000000000009';
  desk.save(
    { entity: 'resident', rowId: person, op: 'insert', fields: { id: person, name: '王芳' } },
    { entity: 'meal', rowId: 'lunch', op: 'insert', fields: { id: 'lunch', residentId: person } },
    { entity: 'ufo', rowId: 'x', op: 'insert', fields: { id: 'x' } },
  );
  await desk.send();
  await desk.pull(0);
  await desk.get('/v1/state');
  await desk.get('/v1/snapshot?limit=1');
  const order = { centreId: here, id: person, residentId: person, toCentreId: there };
  await moveResident(listening(store), { ...order, administrator: 'admin', reason: '搬家' }, startOfTime);
  await district.close();

  const inCentres = asked.filter(({ scope }) => scope !== 'supervisor');
  expect(inCentres.length).toBeGreaterThan(25);
  for (const { scope, text, values } of inCentres) {
    expect(text).toMatch(/centre_id = \$1|INSERT INTO \w+ \(centre_id/);
    expect(values[0]).toBe(scope === 'supervisor' ? '' : scope.centreId);
  }
  const overAll = asked.filter(({ scope }) => scope === 'supervisor').map(({ text }) => text);
  expect(overAll.filter((text) => /^\s*(UPDATE|DELETE)/.test(text))).toEqual([]);
});

it('SCALE.md spreads every table there is, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../district/SCALE.md'), 'utf8');
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name).toSorted();
  expect(named(/create_reference_table\('(\w+)'\)/g)).toEqual(ofNoCentre);
  expect(named(/create_distributed_table\('(\w+)', 'centre_id'/g)).toEqual(
    tables.filter((table) => !ofNoCentre.includes(table)),
  );
});
