/** The register as a table: its order, its pages, and how many each value of a filter would leave. */
import { and, asc, count, countDistinct, desc, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Sqlite } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { narrowed, standing } from './filter.ts';
import { lineList } from './lines.ts';
import { syllablesOf } from './pinyin.ts';
import type { ListFilter } from './schemas.ts';
import { resident, residentCategory } from './table.ts';

interface ListSort {
  by: 'name' | 'address' | 'age' | 'statusSince' | 'createdAt';
  descending: boolean;
}

const orders = {
  // Put into order afterwards: SQLite does not know pinyin.
  name: [],
  address: [
    sql`${resident.estate} is null`,
    resident.estate,
    sql`cast(${resident.building} as integer)`,
    resident.building,
    sql`cast(${resident.unit} as integer)`,
    resident.unit,
    sql`cast(${resident.room} as integer)`,
    resident.room,
  ],
  age: [resident.birthDate],
  statusSince: [resident.statusSince],
  createdAt: [resident.createdAt],
} as const;
/** Sorted on these the missing ones come last, whichever way it goes. */
const blanks = { age: resident.birthDate, statusSince: resident.statusSince } as const;

const pinyinKeys = new Map<string, string>();

/** Syllable by syllable, so that 王一 comes before 王义 and both before 汪. */
function pinyinKey(name: string): string {
  let key = pinyinKeys.get(name);
  if (key === undefined) {
    key = `${syllablesOf(name)
      .map(({ text, readings }) => readings[0] ?? text)
      .join(' ')}\n${name}`;
    pinyinKeys.set(name, key);
  }
  return key;
}

/** Ids in the order of names as a Chinese list has them. */
export function byPinyin(rows: { id: string; name: string }[], descending: boolean): string[] {
  const keyed = rows.map(({ id, name }) => ({ id, key: pinyinKey(name) }));
  const sign = descending ? -1 : 1;
  keyed.sort((one, other) => (one.key < other.key ? -sign : one.key > other.key ? sign : 0));
  return keyed.map(({ id }) => id);
}

function orderedIds(ctx: QueryContext, filter: ListFilter, { by, descending }: ListSort): string[] {
  // Someone older was born earlier.
  const direction = descending !== (by === 'age') ? desc : asc;
  const blank = by === 'age' || by === 'statusSince' ? [asc(sql`${blanks[by]} is null`)] : [];
  const rows = ctx.db
    .select({ id: resident.id, name: resident.name })
    .from(resident)
    .where(narrowed(ctx, filter))
    .orderBy(...blank, ...orders[by].map((column) => direction(column)), asc(resident.no))
    .all();
  return by === 'name' ? byPinyin(rows, descending) : rows.map(({ id }) => id);
}

interface Ordered {
  key: string;
  ids: string[];
}
/** The order last asked for on a handle: scrolling a table asks for one page after another of the same. */
const lastOrdered = new WeakMap<Sqlite, Ordered>();

function cachedIds(ctx: QueryContext, filter: ListFilter, sort: ListSort): string[] {
  // Changes as soon as another handle has committed, and queries run on the handle that never writes.
  const version = ctx.sqlite.pragma('data_version', { simple: true });
  const key = JSON.stringify([version, ctx.today, filter, sort]);
  const last = lastOrdered.get(ctx.sqlite);
  if (last?.key === key) return last.ids;
  const ids = orderedIds(ctx, filter, sort);
  lastOrdered.set(ctx.sqlite, { key, ids });
  return ids;
}

export interface ListPage {
  filter: ListFilter;
  sort: ListSort;
  offset: number;
  limit: number;
}

export function list(ctx: QueryContext, { filter, sort, offset, limit }: ListPage) {
  const ids = cachedIds(ctx, filter, sort);
  return { total: ids.length, rows: lineList(ctx, ids.slice(offset, offset + limit)) };
}

/** All ids of a filtered list in its order, for an export. */
export function listIds(ctx: QueryContext, filter: ListFilter, sort: ListSort): readonly string[] {
  return cachedIds(ctx, filter, sort);
}

function countBy(
  ctx: QueryContext,
  column: typeof resident.estate | typeof resident.building,
  filter: ListFilter,
) {
  const rows = ctx.db
    .select({ value: column, count: count() })
    .from(resident)
    .where(and(narrowed(ctx, filter), isNotNull(column)))
    .groupBy(column)
    .orderBy(asc(sql`cast(${column} as integer)`), asc(column))
    .all();
  return rows.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
}

/** Each facet is counted with its own filter open, so that the other choices show what they would bring. */
export function counts(ctx: QueryContext, { filter }: { filter: ListFilter }) {
  const { estate } = filter;
  const anyEstate = { ...filter, estate: undefined, building: undefined };
  const anyCategory = { ...filter, categories: undefined, categoryStates: undefined };
  const total = ctx.db.select({ count: count() }).from(resident).where(narrowed(ctx, filter)).get();
  const statuses = ctx.db
    .select({ value: resident.status, count: count() })
    .from(resident)
    .where(narrowed(ctx, { ...filter, statuses: undefined }))
    .groupBy(resident.status)
    .all();
  const cards = ctx.db.select({ id: resident.id }).from(resident).where(narrowed(ctx, anyCategory));
  const categories = ctx.db
    .select({ value: residentCategory.category, count: countDistinct(residentCategory.residentId) })
    .from(residentCategory)
    .where(and(inArray(residentCategory.residentId, cards), standing(filter, ctx.today)))
    .groupBy(residentCategory.category)
    .all();
  return {
    total: total?.count ?? 0,
    statuses,
    categories,
    estates: countBy(ctx, resident.estate, anyEstate),
    buildings: estate === undefined ? [] : countBy(ctx, resident.building, { ...anyEstate, estate }),
  };
}
