/** What must hold when every desk has been quiet and connected (SPEC, *What must always hold*). */
import { createHash } from 'node:crypto';
import { firstBrokenAudit } from '../../../db/core/auditLog.ts';
import type { Sqlite } from '../../../db/core/connection.ts';
import { type Entity, layoutOf } from '../../../db/core/entity.ts';
import { entities } from '../../../db/entities.ts';
import { blankFields } from '../../../db/sync/protocol/blank.ts';
import { cardEntity } from '../../../district/decide.ts';
import type { Store } from '../../../district/store.ts';

/** A desk as far as it is looked at here. */
export interface Copy {
  name: string;
  sqlite: Sqlite;
}

type Value = string | number | null;
type Row = Record<string, Value>;
/** A change that the district has acknowledged to a desk. */
export interface Acknowledged {
  entity: string;
  rowId: string;
  fields: Row;
}

const travelling = [...entities.values()].filter(({ local }) => !local);
const digestOf = (rows: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

/** In one spelling: fields by name, empty ones left out. */
const spelled = (row: Row): [string, Value][] =>
  Object.entries(row)
    .filter(([, value]) => value !== null)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

function rowsAt(sqlite: Sqlite, { table }: Entity): Map<string, [string, Value][]> {
  const { tableName, columns } = layoutOf(table);
  const names = columns.map(({ key, name }) => `"${name}" AS "${key}"`).join(', ');
  const rows = sqlite.prepare<[], Row>(`SELECT ${names} FROM "${tableName}" ORDER BY id`).all();
  return new Map(rows.map((row) => [String(row.id), spelled(row)]));
}

/** The first row on which two sides differ, for a person to read. */
function difference(
  one: ReadonlyMap<string, [string, Value][]>,
  other: ReadonlyMap<string, [string, Value][]>,
): { id: string; text: string } {
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [JSON.stringify(one.get(id)), JSON.stringify(other.get(id))];
    if (here !== there) return { id, text: `${id}: ${here} ≠ ${there}` };
  }
  return { id: '', text: 'only the order differs' };
}

interface LogRow {
  seq: number;
  entity: string;
  rowId: string;
  op: string;
  fields: string;
  aside: boolean;
}

export interface DistrictView {
  /** Ids of the erased and of the rows about them. */
  buried: Set<string>;
  head: number;
  log: LogRow[];
  registers: Map<string, Row>;
  quarantined: { entity: string; code: string; n: number }[];
}

export function viewOf(store: Store, centreId: string): Promise<DistrictView> {
  return store.transaction({ centreId }, async (sql) => {
    const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
      centreId,
    ]);
    const log = await sql.query<LogRow>(
      `SELECT seq, entity, row_id AS "rowId", op, fields, aside FROM change_log WHERE centre_id = $1 ORDER BY seq`,
      [centreId],
    );
    const registers = await sql.query<{ entity: string; rowId: string; fields: Row }>(
      'SELECT entity, row_id AS "rowId", fields FROM register_row WHERE centre_id = $1',
      [centreId],
    );
    const quarantined = await sql.query<{ entity: string; code: string; n: number }>(
      "SELECT code, n, convert_from(raw, 'UTF8') AS entity FROM quarantine WHERE centre_id = $1",
      [centreId],
    );
    const buried = await sql.query<{ id: string }>(
      'SELECT row_id AS id FROM tombstone WHERE centre_id = $1',
      [centreId],
    );
    return {
      buried: new Set(buried.map(({ id }) => id)),
      head: centre?.seq ?? 0,
      log,
      registers: new Map(registers.map(({ entity, rowId, fields }) => [`${entity} ${rowId}`, fields])),
      quarantined,
    };
  });
}

function rowsAtDistrict(view: DistrictView, { name, kind }: Entity): Map<string, [string, Value][]> {
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

/** Every table, on every desk and at the district. @returns what differs, in words; empty: nothing */
export function disagreements(desks: readonly Copy[], view: DistrictView): string[] {
  return travelling.flatMap((entity) => {
    const district = rowsAtDistrict(view, entity);
    const standard = digestOf([...district].toSorted(([one], [other]) => (one < other ? -1 : 1)));
    return desks.flatMap((desk) => {
      const rows = rowsAt(desk.sqlite, entity);
      if (digestOf([...rows]) === standard) return [];
      const { id, text } = difference(rows, district);
      return [
        `${entity.name} at ${desk.name} and at the district: ${text}`,
        ...historyOf(desk, view, entity.name, id),
      ];
    });
  });
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
    const entity = entities.get(name);
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

/** Of one desk by itself. */
export function ownFaults(desk: Copy): string[] {
  const { sqlite } = desk;
  const one = (sql: string) => Number(sqlite.prepare(sql).pluck().get());
  const faults: [boolean, string][] = [
    [one('SELECT count(*) FROM change WHERE seq IS NULL') > 0, 'the outbox is not empty'],
    [one("SELECT count(*) FROM exchange_kept WHERE why = 'later'") > 0, 'a pulled change still waits'],
    [one('SELECT count(*) FROM change WHERE seq = 0') > 0, 'a change was quarantined'],
    [
      one('SELECT count(*) FROM (SELECT 1 FROM change GROUP BY epoch HAVING count(*) <> max(n))') > 0,
      'a gap in n',
    ],
    [firstBrokenAudit(sqlite) !== null, 'the audit chain is broken'],
    [one('SELECT count(*) FROM pragma_foreign_key_check') > 0, 'a row points to one that is not there'],
  ];
  return faults.flatMap(([wrong, fault]) => (wrong ? [`${desk.name}: ${fault}`] : []));
}

/** The order of a centre has no gap, and nobody's change went to another centre. */
export function orderFaults(view: DistrictView): string[] {
  const gap = view.log.findIndex(({ seq }, at) => seq !== at + 1);
  return [
    ...(gap === -1 ? [] : [`the district's order has a gap at ${gap + 1}`]),
    ...(view.log.length === view.head ? [] : [`the head is ${view.head} after ${view.log.length} changes`]),
    ...view.quarantined.map(({ entity, code }) => `quarantined as ${code}: ${entity}`),
  ];
}

/** Every change that was acknowledged is in the log, or in a card that holds it for a person to decide. */
export function lostOf(acknowledged: Iterable<Acknowledged>, view: DistrictView): string[] {
  const held = new Set<string>();
  const key = (...parts: readonly unknown[]) => JSON.stringify(parts);
  for (const { entity, rowId, fields } of view.log) {
    const all: Row = JSON.parse(fields);
    for (const [field, value] of Object.entries(all)) held.add(key(entity, rowId, field, value));
    if (entity !== cardEntity) continue;
    for (const side of [all.stands, all.other]) {
      const { value }: { value: Value } = JSON.parse(String(side));
      held.add(key(all.entity, all.rowId, all.field, value));
    }
  }
  return [...acknowledged].flatMap(({ entity, rowId, fields }) =>
    Object.entries(view.buried.has(rowId) ? blankFields(entity, fields) : fields).flatMap(([field, value]) =>
      held.has(key(entity, rowId, field, value)) ? [] : [`lost: ${entity} ${rowId} ${field} = ${value}`],
    ),
  );
}

/** Nothing of an erased person comes back, in a row, in a log or in the order of all changes (SPEC R10). */
export function comeBack(desks: readonly Copy[], view: DistrictView): string[] {
  const full = (entity: string, rowId: string, fields: Row) =>
    view.buried.has(rowId) &&
    JSON.stringify(spelled(fields)) !== JSON.stringify(spelled(blankFields(entity, fields)));
  const logged = view.log.filter(({ entity, rowId, fields }) => full(entity, rowId, JSON.parse(fields)));
  return [
    ...logged.map(({ entity, rowId, fields }) => `${entity} ${rowId} came back at the district: ${fields}`),
    ...desks.flatMap(({ name, sqlite }) => {
      const own = sqlite
        .prepare<[], { entity: string; rowId: string; fields: string }>(
          'SELECT entity, row_id AS rowId, fields FROM change',
        )
        .all()
        .filter(({ entity, rowId, fields }) => full(entity, rowId, JSON.parse(fields)));
      const rows = travelling.flatMap((entity) =>
        [...rowsAt(sqlite, entity)].filter(([id, row]) => full(entity.name, id, Object.fromEntries(row))),
      );
      return [
        ...own.map(
          ({ entity, rowId, fields }) => `${entity} ${rowId} stands in the log of ${name}: ${fields}`,
        ),
        ...rows.map(([id, row]) => `${id} came back at ${name}: ${JSON.stringify(row)}`),
      ];
    }),
  ];
}

/** What a desk has been told is safe. */
export function acknowledgedAt({ sqlite }: Pick<Copy, 'sqlite'>): Acknowledged[] {
  return sqlite
    .prepare<[], { entity: string; rowId: string; fields: string }>(
      'SELECT entity, row_id AS rowId, fields FROM change WHERE seq > 0',
    )
    .all()
    .map(({ fields, ...row }) => ({ ...row, fields: JSON.parse(fields) }));
}

/** All that is not as it must be once every desk is quiet; empty: nothing. */
export function faultsOf(
  desks: readonly Copy[],
  view: DistrictView,
  acknowledged: readonly Acknowledged[],
): string[] {
  return [
    ...desks.flatMap(ownFaults),
    ...orderFaults(view),
    ...disagreements(desks, view),
    ...lostOf(acknowledged, view),
    ...comeBack(desks, view),
  ];
}
