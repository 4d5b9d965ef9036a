/** Reads versions of meals and puts each in the one line that every list shows. */
import { eq, getTableColumns, sql } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { ageOn } from '../core/clock.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { isOfRoot, standsIn } from '../core/versions.ts';
import type { MealTime } from '../menu/shapes.ts';
import { formatAddress } from '../residents/address.ts';
import { linesOf, type ResidentRow } from '../residents/service.ts';
import type { SubsidyLine } from '../subsidies/shapes.ts';
import { mealFailure } from './failures.ts';
import type { MealLine } from './shapes.ts';
import { meal } from './table.ts';

export type MealRow = typeof meal.$inferSelect;
type Stored = Omit<MealRow, 'withdrawn' | 'lines'> & { withdrawn: number; lines: string };

const columns = Object.entries(getTableColumns(meal)).map(([key, { name }]) => `v.${name} AS ${key}`);
const selectMeals = `SELECT ${columns.join(', ')} FROM meal v`;
const stands = standsIn('meal');
const ofPeople = 'v.resident_id IN (SELECT value FROM json_each(:ids))';

/** Each ends a statement that begins with the columns of a row; `ids` is the JSON array of a person's cards. */
export const conditions = {
  version: 'WHERE v.id = :id',
  versions: `WHERE ${isOfRoot} ORDER BY v.saved_at DESC, v.rowid DESC`,
  current: `WHERE ${isOfRoot} AND ${stands}`,
  /** Those undone too: served again, they are taken up where they were left. */
  ofPersonOnDay: `WHERE ${ofPeople} AND v.day = :day AND ${stands} ORDER BY v.at, v.id`,
  lastOfPerson: `WHERE ${ofPeople} AND v.day <= :day AND v.withdrawn = 0 AND ${stands}
    ORDER BY v.day DESC, v.at DESC LIMIT :limit`,
  onDay: `WHERE v.day = :day AND v.meal = :meal AND v.withdrawn = 0 AND ${stands} ORDER BY v.at DESC, v.rowid DESC`,
  between: `WHERE v.day BETWEEN :from AND :to AND ${stands} ORDER BY v.day DESC, v.at DESC, v.rowid DESC`,
} as const;

function rowsWhere<Parameters extends object>(condition: string) {
  const prepared = perConnection((sqlite) =>
    sqlite.prepare<[Parameters], Stored>(`${selectMeals} ${condition}`),
  );
  return (ctx: QueryContext, parameters: Parameters): MealRow[] =>
    prepared(ctx.sqlite)
      .all(parameters)
      .map(({ withdrawn, lines, ...row }) => ({
        ...row,
        withdrawn: withdrawn === 1,
        lines: lines === '[]' ? [] : JSON.parse(lines),
      }));
}

export const mealRows = {
  version: rowsWhere<{ id: string }>(conditions.version),
  versions: rowsWhere<{ rootId: string }>(conditions.versions),
  current: rowsWhere<{ rootId: string }>(conditions.current),
  ofPersonOnDay: rowsWhere<{ ids: string; day: string }>(conditions.ofPersonOnDay),
  lastOfPerson: rowsWhere<{ ids: string; day: string; limit: number }>(conditions.lastOfPerson),
  onDay: rowsWhere<{ day: string; meal: MealTime }>(conditions.onDay),
  between: rowsWhere<{ from: string; to: string }>(conditions.between),
};

export function findVersion(ctx: QueryContext, id: string): MealRow | undefined {
  return mealRows.version(ctx, { id })[0];
}

/** @throws DeskError `meal.unknown` */
export function requireCurrent(ctx: QueryContext, rootId: string): MealRow {
  const [found] = mealRows.current(ctx, { rootId });
  if (!found) throw mealFailure('meal.unknown');
  return found;
}

/**
 * The version that a page showed, as long as it stands.
 *
 * @throws DeskError `meal.unknown`, `meal.changedMeanwhile`
 */
export function requireStanding(ctx: QueryContext, versionId: string): MealRow {
  const found = findVersion(ctx, versionId);
  if (!found) throw mealFailure('meal.unknown');
  if (requireCurrent(ctx, found.rootId).id !== versionId) throw mealFailure('meal.changedMeanwhile');
  return found;
}

const nameOfAccount = statement((db) =>
  db
    .select({ name: account.name })
    .from(account)
    .where(eq(account.id, sql.placeholder('id')))
    .prepare(),
);

export function accountName(ctx: QueryContext, id: string): string {
  return nameOfAccount(ctx.db).get({ id })?.name ?? '';
}

export type Diner = MealLine['diner'];

const guests = (row: MealRow): Diner => ({
  residentId: null,
  name: row.guest,
  sex: null,
  age: null,
  address: '',
});

/** Of a card that was read already. */
export function dinerOf(ctx: QueryContext, card: ResidentRow): Diner & { residentId: string } {
  const { id, name, sex, birthDate, estate, building, unit, room } = card;
  return {
    residentId: id,
    name,
    sex,
    age: birthDate === null ? null : ageOn(birthDate, ctx.today),
    address: formatAddress({
      estate: estate ?? '',
      building: building ?? '',
      unit: unit ?? '',
      room: room ?? '',
    }),
  };
}

/** The card in charge of whoever ate it, by the id asked for. */
export function dinersOf(
  ctx: QueryContext,
  ids: readonly string[],
): Map<string, Diner & { residentId: string }> {
  const found = linesOf(ctx, [...new Set(ids)]);
  return new Map(
    [...found].map(([asked, { id, name, sex, age, address }]) => [
      asked,
      { residentId: id, name, sex, age, address },
    ]),
  );
}

const englishName = perConnection((sqlite) =>
  sqlite.prepare<[string], string>('SELECT name_en FROM menu_option WHERE id = ?').pluck(),
);

export function lineFrom(ctx: QueryContext, row: MealRow, diner: Diner, savedByName: string): MealLine {
  // The contract cuts off what no page is to see.
  const { id, supersedes, deskId, savedBy, ...shown } = row;
  const { optionId, optionName } = row;
  const nameEn = optionId === null ? undefined : englishName(ctx.sqlite).get(optionId);
  return {
    ...shown,
    optionNameEn: nameEn || optionName,
    versionId: id,
    diner,
    here: deskId === ctx.deskId,
    savedBy: { id: savedBy, name: savedByName },
    corrected: supersedes !== null,
  };
}

/** In the order given. */
export function toLines(ctx: QueryContext, rows: readonly MealRow[]): MealLine[] {
  const diners = dinersOf(
    ctx,
    rows.flatMap(({ residentId }) => residentId ?? []),
  );
  const accounts = new Map(
    [...new Set(rows.map(({ savedBy }) => savedBy))].map((id) => [id, accountName(ctx, id)]),
  );
  return rows.map((row) =>
    lineFrom(ctx, row, diners.get(row.residentId ?? '') ?? guests(row), accounts.get(row.savedBy) ?? ''),
  );
}

export function toLine(ctx: QueryContext, row: MealRow): MealLine {
  const [line] = toLines(ctx, [row]);
  if (!line) throw mealFailure('meal.unknown');
  return line;
}

/** What meals or adjustments add up to. */
export function sumOf(
  rows: readonly { portions: number; priceFen: number; subsidyFen: number; personFen: number }[],
) {
  const sum = { portions: 0, priceFen: 0, subsidyFen: 0, personFen: 0 };
  for (const row of rows) {
    sum.portions += row.portions;
    sum.priceFen += row.priceFen;
    sum.subsidyFen += row.subsidyFen;
    sum.personFen += row.personFen;
  }
  return sum;
}

/** The amounts of each rule, added up; a rule that comes to nothing is left out. */
export function sumLines(all: readonly (readonly SubsidyLine[])[]): SubsidyLine[] {
  const byRule = new Map<string, SubsidyLine>();
  for (const line of all.flat()) {
    const key = `${line.ruleId}@${line.version}`;
    const known = byRule.get(key);
    byRule.set(key, known ? { ...known, amountFen: known.amountFen + line.amountFen } : line);
  }
  return [...byRule.values()].filter(({ amountFen }) => amountFen !== 0);
}
