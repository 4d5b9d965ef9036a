/**
 * Changes as columns. A page of visits says the same thing five hundred times: which table, which fields, whose desk, on
 * which day. Written column by column the repetition falls away, and a fact travels in a few tens of bytes.
 */
import { z } from 'zod';
import type { StoredValue } from './change.ts';
import { isId, packedSize, packIds, unpackIds } from './planes.ts';

/** Looked at in one go: a page holds tens of thousands of values, and a schema for each costs more than reading them. */
const listOf = <T>(isOne: (value: unknown) => value is T) =>
  z.custom<T[]>((list) => Array.isArray(list) && list.every(isOne));
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const isPlace = (value: unknown): value is number => isInteger(value) && value >= 0;
const isStored = (value: unknown): value is StoredValue =>
  value === null || typeof value === 'string' || Number.isFinite(value);

const places = listOf(isPlace);

/**
 * One column: `k` the same value throughout; `s` as the column of that index in the same group; `i` whole numbers as
 * differences; `u` ids in planes; `r` ids as places in a list of `of` different ones, in planes; `v` values as they are.
 */
const columnSchema = z.union([
  z.object({ k: z.custom<StoredValue>(isStored) }),
  z.object({ s: z.int().min(0) }),
  z.object({ i: listOf(isInteger) }),
  z.object({ u: z.literal(true) }),
  z.object({ r: places, of: z.int().min(0) }),
  z.object({ v: listOf(isStored) }),
]);
type Column = z.output<typeof columnSchema>;

const pageSchema = z.object({
  first: z.int().min(1),
  /** For each change, its group, run by run: group, length, group, length … */
  runs: places,
  /** Changes of one kind of row, one operation and one set of fields. */
  groups: z.array(
    z.object({
      entity: z.string(),
      op: z.enum(['insert', 'update']),
      fields: z.array(z.string()),
      count: z.int().min(1),
      columns: z.array(columnSchema),
    }),
  ),
});
type Page = z.output<typeof pageSchema>;
type Group = Page['groups'][number];

/** A row as it is packed: what is said about it (the same list for every row of a page), and its fields. */
export interface PageRow {
  entity: string;
  op: 'insert' | 'update';
  about: readonly StoredValue[];
  fields: Readonly<Record<string, StoredValue>>;
}

function valuesOf(rows: readonly PageRow[], fields: readonly string[]): StoredValue[][] {
  const about = rows[0]?.about ?? [];
  return [
    ...about.map((_, at) => rows.map((row) => row.about[at] ?? null)),
    ...fields.map((field) => rows.map((row) => row.fields[field] ?? null)),
  ];
}

const same = (one: readonly StoredValue[], other: readonly StoredValue[]) =>
  one.every((value, row) => value === other[row]);

function differences(numbers: readonly number[]): number[] {
  return numbers.map((value, row) => value - (numbers[row - 1] ?? 0));
}

function encodeColumn(values: StoredValue[], before: readonly StoredValue[][], bytes: Buffer[]): Column {
  const [first = null] = values;
  if (values.every((value) => value === first)) return { k: first };
  const like = before.findIndex((other) => same(values, other));
  if (like !== -1) return { s: like };
  if (values.every(isInteger)) return { i: differences(values) };
  if (!values.every(isId)) return { v: values };
  const different = [...new Set(values)];
  if (different.length > values.length * 0.7) {
    bytes.push(packIds(values));
    return { u: true };
  }
  const places = new Map(different.map((id, place) => [id, place]));
  bytes.push(packIds(different));
  return { r: values.map((id) => places.get(id) ?? 0), of: different.length };
}

/** Reads the packed ids from front to back, as `encodeColumn` wrote them. */
function idReader(bytes: Buffer) {
  let at = 0;
  return (count: number) => {
    const end = at + packedSize(count);
    if (end > bytes.length) throw new RangeError('the page is cut short');
    const ids = unpackIds(bytes.subarray(at, end), count);
    at = end;
    return ids;
  };
}

function decodeColumn(
  column: Column,
  count: number,
  before: readonly StoredValue[][],
  nextIds: (count: number) => string[],
): StoredValue[] {
  if ('k' in column) return Array.from({ length: count }, () => column.k);
  if ('s' in column) return [...(before[column.s] ?? [])];
  if ('v' in column) return column.v;
  if ('u' in column) return nextIds(count);
  if ('r' in column) {
    const different = nextIds(column.of);
    return column.r.map((place) => different[place] ?? null);
  }
  let sum = 0;
  return column.i.map((step) => {
    sum += step;
    return sum;
  });
}

const isAlike = (one: PageRow, other: PageRow, fields: readonly string[], others: readonly string[]) =>
  one.entity === other.entity &&
  one.op === other.op &&
  fields.length === others.length &&
  fields.every((field, at) => field === others[at]);

/** @returns rows of one kind, one operation and one set of fields together; `order`: the place of the group of each row */
function groupsOf(rows: readonly PageRow[]): { grouped: PageRow[][]; order: number[] } {
  const places = new Map<string, number>();
  const grouped: PageRow[][] = [];
  const order: number[] = [];
  let last: { row: PageRow; fields: readonly string[]; place: number } | null = null;
  for (const row of rows) {
    const fields = Object.keys(row.fields);
    // Mostly as the one before it: then its kind need not be spelled.
    if (!last || !isAlike(row, last.row, fields, last.fields)) {
      const kind = JSON.stringify([row.entity, row.op, ...fields]);
      const place: number = places.get(kind) ?? grouped.push([]) - 1;
      places.set(kind, place);
      last = { row, fields, place };
    }
    order.push(last.place);
    grouped[last.place]?.push(row);
  }
  return { grouped, order };
}

/**
 * @param first the number of the first row; the others follow it one by one
 * @param changes at least one
 */
export function encodePage(first: number, changes: readonly PageRow[]): Buffer {
  const { grouped, order } = groupsOf(changes);
  const bytes: Buffer[] = [];
  const groups = grouped.map((members): Group => {
    const [sample] = members;
    const fields = Object.keys(sample?.fields ?? {});
    const values = valuesOf(members, fields);
    const columns = values.map((column, at) => encodeColumn(column, values.slice(0, at), bytes));
    return {
      entity: sample?.entity ?? '',
      op: sample?.op ?? 'insert',
      fields,
      count: members.length,
      columns,
    };
  });
  const page: Page = {
    first,
    runs: runsOf(order),
    groups,
  };
  const text = Buffer.from(JSON.stringify(page));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...bytes]);
}

function runsOf(order: readonly number[]): number[] {
  const runs: number[] = [];
  for (const place of order) {
    const last = runs.length - 2;
    if (runs[last] === place) runs[last + 1] = (runs[last + 1] ?? 0) + 1;
    else runs.push(place, 1);
  }
  return runs;
}

/**
 * The rows of a page, each with its number. What they say is for the caller to check.
 * @param most no page holds more; counted before anything is laid out, so that a small page cannot become a huge one
 * @throws on anything that `encodePage` would not have written
 */
export function decodePage(encoded: Buffer, most: number): (PageRow & { number: number })[] {
  const end = 4 + encoded.readUInt32LE(0);
  const page = pageSchema.parse(JSON.parse(encoded.subarray(4, end).toString('utf8')));
  const counted = page.groups.reduce((sum, { count }) => sum + count, 0);
  const ordered = page.runs.reduce((sum, value, at) => (at % 2 === 1 ? sum + value : sum), 0);
  if (counted > most || ordered !== counted) throw new RangeError('the page counts wrong');
  const nextIds = idReader(encoded.subarray(end));
  const members = page.groups.map((group) => {
    // The one name that is no field when it is written.
    if (group.fields.includes('__proto__')) throw new RangeError('no field has such a name');
    const values: StoredValue[][] = [];
    for (const column of group.columns) values.push(decodeColumn(column, group.count, values, nextIds));
    return { group, values, row: 0 };
  });
  const rows: (PageRow & { number: number })[] = [];
  for (let run = 0; run < page.runs.length; run += 2) {
    const member = members[page.runs[run] ?? 0];
    for (let left = page.runs[run + 1] ?? 0; member && left > 0; left--) {
      rows.push(rowOf(member.group, member.values, member.row, page.first + rows.length));
      member.row += 1;
    }
  }
  return rows;
}

function rowOf(
  { entity, op, fields: names }: Group,
  values: readonly StoredValue[][],
  row: number,
  number: number,
) {
  const heads = values.length - names.length;
  const about: StoredValue[] = [];
  for (let at = 0; at < heads; at++) about.push(values[at]?.[row] ?? null);
  const fields: Record<string, StoredValue> = {};
  for (const [at, name] of names.entries()) fields[name] = values[heads + at]?.[row] ?? null;
  return { entity, op, about, fields, number };
}
