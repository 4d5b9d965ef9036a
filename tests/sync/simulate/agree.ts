/** What must hold when every desk has been quiet and connected (SPEC, *What must always hold*). */
import { createHash } from 'node:crypto';
import { firstBrokenAudit } from '../../../db/core/auditLog.ts';
import type { Sqlite } from '../../../db/core/connection.ts';
import { type Entities, type Entity, layoutOf } from '../../../db/core/entity.ts';
import { blankFields } from '../../../db/sync/protocol/blank.ts';
import { judgeLosses, type Past, savedAt } from './lost.ts';
import type { DistrictView, Row, Value } from './view.ts';

/** A desk as far as it is looked at here. */
export interface Copy {
  name: string;
  sqlite: Sqlite;
  /** What its program knows. */
  entities: Entities;
}

const travelling = (entities: Entities) => [...entities.values()].filter(({ local }) => !local);
type Rows = Map<string, [string, Value][]>;

const digestOf = (rows: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

/** In one spelling: fields by name, empty ones left out. */
const spelled = (row: Row): [string, Value][] =>
  Object.entries(row)
    .filter(([, value]) => value !== null)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

function rowsAt(sqlite: Sqlite, { table }: Entity): Rows {
  const { tableName, columns } = layoutOf(table);
  const names = columns.map(({ key, name }) => `"${name}" AS "${key}"`).join(', ');
  const rows = sqlite.prepare<[], Row>(`SELECT ${names} FROM "${tableName}" ORDER BY id`).all();
  return new Map(rows.map((row) => [String(row.id), spelled(row)]));
}

/** The first row on which two sides differ, for a person to read. */
function difference(one: Rows, other: Rows): { id: string; text: string } {
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [JSON.stringify(one.get(id)), JSON.stringify(other.get(id))];
    if (here !== there) return { id, text: `${id}: ${here} ≠ ${there}` };
  }
  return { id: '', text: 'only the order differs' };
}

function rowsAtDistrict(view: DistrictView, { name, kind }: Entity): Rows {
  if (kind === 'register') {
    const rows = [...view.registers].filter(([key]) => key.startsWith(`${name} `));
    return new Map(rows.map(([key, fields]) => [key.slice(name.length + 1), spelled(fields)]));
  }
  const facts = view.log.filter(({ entity, aside }) => entity === name && !aside);
  return new Map(facts.map(({ rowId, fields }) => [rowId, spelled(JSON.parse(fields))]));
}

/** What the district and a desk know of a row's past, for a person to read. */
function historyOf({ sqlite }: Copy, { log }: DistrictView, entity: string, rowId: string): string[] {
  const own = sqlite
    .prepare<[string, string], Row>(
      `SELECT epoch, n, seq, op, fields, based_on AS basedOn, hlc_ms AS hlc FROM change
       WHERE entity = ? AND row_id = ? ORDER BY epoch, n`,
    )
    .all(entity, rowId);
  return [
    ...log
      .filter((change) => change.entity === entity && change.rowId === rowId)
      .map(({ seq, op, fields, aside }) => `  district ${seq} ${op} ${fields}${aside ? ' aside' : ''}`),
    ...own.map((change) => `  own ${JSON.stringify(change)}`),
  ];
}

const without = (rows: Rows, excused: ReadonlySet<string>): Rows =>
  excused.size === 0 ? rows : new Map([...rows].filter(([id]) => !excused.has(id)));

/** Every table, on every desk and at the district. @returns what differs, in words; empty: nothing */
function disagreements(desks: readonly Copy[], view: DistrictView, excused: ReadonlySet<string>): string[] {
  const standards = new Map<string, { district: Rows; digest: string }>();
  const standardOf = (entity: Entity) => {
    const known = standards.get(entity.name);
    if (known) return known;
    const district = without(rowsAtDistrict(view, entity), excused);
    const digest = digestOf([...district].toSorted(([one], [other]) => (one < other ? -1 : 1)));
    standards.set(entity.name, { district, digest });
    return { district, digest };
  };
  return desks.flatMap((desk) =>
    travelling(desk.entities).flatMap((entity) => {
      const rows = without(rowsAt(desk.sqlite, entity), excused);
      const { district, digest } = standardOf(entity);
      if (digestOf([...rows]) === digest) return [];
      const { id, text } = difference(rows, district);
      return [
        `${entity.name} at ${desk.name} and at the district: ${text}`,
        ...historyOf(desk, view, entity.name, id),
      ];
    }),
  );
}

/** What somebody has saved here and the district has not ordered yet must be what this desk shows (SPEC R6.4). */
export function coveredAt(desk: Copy): string[] {
  const { sqlite } = desk;
  const waiting = sqlite
    .prepare<[], { entity: string; rowId: string; fields: string }>(
      'SELECT entity, row_id AS rowId, fields FROM change WHERE seq IS NULL ORDER BY epoch, n',
    )
    .all();
  const latest = new Map<string, { entity: Entity; rowId: string; field: string; value: Value }>();
  for (const { entity: name, rowId, fields } of waiting) {
    const entity = desk.entities.get(name);
    if (entity?.kind !== 'register') continue;
    const saved: Row = JSON.parse(fields);
    for (const [field, value] of Object.entries(saved))
      latest.set(`${name} ${rowId} ${field}`, { entity, rowId, field, value });
  }
  return [...latest.values()].flatMap(({ entity, rowId, field, value }) => {
    const { tableName, columns } = layoutOf(entity.table);
    const column = columns.find(({ key }) => key === field)?.name ?? field;
    const shown = sqlite
      .prepare<[string], Value>(`SELECT "${column}" FROM "${tableName}" WHERE id = ?`)
      .pluck()
      .get(rowId);
    if (shown === value) return [];
    return [
      `${desk.name} shows ${field} = ${shown} of ${entity.name} ${rowId}, where ${value} waits to be sent`,
    ];
  });
}

interface Kept {
  why: string;
  rowId: string;
  change: string;
}

/** What could not be put in; also what the program did not know before it was updated. */
function keptFaults({ name, sqlite }: Copy, excused: ReadonlySet<string>): string[] {
  return sqlite
    .prepare<[], Kept>(
      "SELECT why, change ->> 'rowId' AS rowId, change FROM exchange_kept WHERE why <> 'aside'",
    )
    .all()
    .filter(({ rowId }) => !excused.has(rowId))
    .map(({ why, change }) => `${name}: a pulled change still waits (${why}): ${change}`);
}

/** What was refused is shown to a person, with its reason (SPEC R8). */
function refusalFaults({ name, sqlite }: Copy, excused: ReadonlySet<string>): string[] {
  return sqlite
    .prepare<[], { rowId: string; told: number }>(
      `SELECT row_id AS rowId, EXISTS (SELECT 1 FROM exchange_refusal AS refusal
         WHERE refusal.epoch = change.epoch AND refusal.n = change.n) AS told FROM change WHERE seq = 0`,
    )
    .all()
    .filter(({ rowId, told }) => !excused.has(rowId) || told === 0)
    .map(({ rowId, told }) => `${name}: ${rowId} was quarantined${told === 0 ? ', and nobody is told' : ''}`);
}

/** Of one desk by itself. */
function ownFaults(desk: Copy, excused: ReadonlySet<string>, erased: ReadonlySet<string>): string[] {
  const { sqlite } = desk;
  const one = (sql: string) => Number(sqlite.prepare(sql).pluck().get());
  // -1: an answer to a card that went with its district, and is never sent.
  // Of the epoch that it sends in: one that was left has a hole where a twin of this disk sent a change that lies in quarantine,
  // and this one, which was never told, sends it again (SPEC R4.2).
  const gaps = `SELECT 1 FROM change WHERE epoch = (SELECT epoch FROM desk_state) AND (seq IS NULL OR seq >= 0)
    GROUP BY epoch HAVING count(*) <> max(n)`;
  const faults: [boolean, string][] = [
    [one('SELECT count(*) FROM change WHERE seq IS NULL') > 0, 'the outbox is not empty'],
    [one(`SELECT count(*) FROM (${gaps})`) > 0, 'a gap in n'],
    [firstBrokenAudit(sqlite) !== null, 'the audit chain is broken'],
    [one('SELECT count(*) FROM pragma_foreign_key_check') > 0, 'a row points to one that is not there'],
  ];
  return [
    ...faults.flatMap(([wrong, fault]) => (wrong ? [`${desk.name}: ${fault}`] : [])),
    ...keptFaults(desk, excused),
    // Of the erased nothing is kept that could be tried again (SPEC R10.4).
    ...refusalFaults(desk, new Set([...excused, ...erased])),
  ];
}

/** The order of a centre has no gap, and nobody's change went to another centre. */
function orderFaults(view: DistrictView): string[] {
  const gap = view.log.findIndex(({ seq }, at) => seq !== at + 1);
  return [
    ...(gap === -1 ? [] : [`the district's order has a gap at ${gap + 1}`]),
    ...(view.log.length === view.head ? [] : [`the head is ${view.head} after ${view.log.length} changes`]),
  ];
}

/** Nothing of an erased person comes back, in a row, in a log or in the order of all changes (SPEC R10). */
function comeBack(desks: readonly Copy[], view: DistrictView): string[] {
  if (view.buried.size === 0) return [];
  const full = (entity: string, rowId: string, fields: Row) =>
    view.buried.has(rowId) &&
    JSON.stringify(spelled(fields)) !== JSON.stringify(spelled(blankFields(entity, fields)));
  const logged = view.log.filter(({ entity, rowId, fields }) => full(entity, rowId, JSON.parse(fields)));
  return [
    ...logged.map(({ entity, rowId, fields }) => `${entity} ${rowId} came back at the district: ${fields}`),
    ...desks.flatMap(({ name, sqlite, entities }) => {
      const own = savedAt(sqlite).filter(({ entity, rowId, fields }) => full(entity, rowId, fields));
      const rows = travelling(entities).flatMap((entity) =>
        [...rowsAt(sqlite, entity)].filter(([id, row]) => full(entity.name, id, Object.fromEntries(row))),
      );
      return [
        ...own.map(
          ({ entity, rowId, fields }) =>
            `${entity} ${rowId} stands in the log of ${name}: ${JSON.stringify(fields)}`,
        ),
        ...rows.map(([id, row]) => `${id} came back at ${name}: ${JSON.stringify(row)}`),
      ];
    }),
  ];
}

/** All that is not as it must be once every desk is quiet; empty: nothing. */
export function faultsOf(desks: readonly Copy[], view: DistrictView, past: Past): string[] {
  const { faults, excused } = judgeLosses(past, view, desks);
  return [
    ...desks.flatMap((desk) => ownFaults(desk, excused, new Set(view.buried))),
    ...orderFaults(view),
    ...disagreements(desks, view, excused),
    ...faults,
    ...comeBack(desks, view),
  ];
}
