/** Which cards a filter of the register leaves. */
import { and, eq, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { addDays, type Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { searchIndex } from './indexing.ts';
import type { ListFilter } from './schemas.ts';
import { householdMember, resident, residentCategory, residentPhone } from './table.ts';
import { type CategoryState, erasedName, expiringSoonDays } from './vocabulary.ts';

/** Of a text that fits more people, the best this many are listed: more of it finds the others. */
const mostTextHits = 500;
const grantingStates: CategoryState[] = ['active', 'soon'];

function stateIs(state: CategoryState, today: Day): SQL | undefined {
  const { startsOn, expiresOn } = residentCategory;
  const begun = sql`(${startsOn} is null or ${startsOn} <= ${today})`;
  const soon = addDays(today, expiringSoonDays);
  return {
    expired: sql`${expiresOn} < ${today}`,
    future: sql`${startsOn} > ${today} and (${expiresOn} is null or ${expiresOn} >= ${today})`,
    soon: sql`${begun} and ${expiresOn} between ${today} and ${soon}`,
    active: sql`${begun} and (${expiresOn} is null or ${expiresOn} > ${soon})`,
  }[state];
}

/** On the cards of a query: categories that stand as the filter asks. */
export function standing(filter: ListFilter, today: Day): SQL | undefined {
  const states = filter.categoryStates?.length ? filter.categoryStates : grantingStates;
  return and(eq(residentCategory.removed, false), or(...states.map((state) => stateIs(state, today))));
}

/** Not by EXISTS: the planner would look up the category anew for every card. */
function hasCategory(ctx: QueryContext, filter: ListFilter): SQL | undefined {
  if (!filter.categories?.length && !filter.categoryStates?.length) return undefined;
  const holders = ctx.db
    .select({ id: residentCategory.residentId })
    .from(residentCategory)
    .where(
      and(
        filter.categories?.length ? inArray(residentCategory.category, filter.categories) : undefined,
        standing(filter, ctx.today),
      ),
    );
  return inArray(resident.id, holders);
}

/** Born so that the age in completed years lies between the two, both included. */
function bornBetween({ ageFrom, ageTo }: ListFilter, today: Day): SQL | undefined {
  const years = (back: number) =>
    `${String(Number(today.slice(0, 4)) - back).padStart(4, '0')}${today.slice(4)}`;
  return and(
    ageFrom === undefined ? undefined : sql`${resident.birthDate} <= ${years(ageFrom)}`,
    ageTo === undefined ? undefined : sql`${resident.birthDate} > ${years(ageTo + 1)}`,
  );
}

function lacks(ctx: QueryContext, missing: NonNullable<ListFilter['missing']>): SQL | undefined {
  const reachable = ctx.db
    .select({ id: residentPhone.residentId })
    .from(residentPhone)
    .where(isNull(residentPhone.endedAt));
  const housed = ctx.db
    .select({ id: householdMember.residentId })
    .from(householdMember)
    .where(and(eq(householdMember.removed, false), isNull(householdMember.movedOut)));
  return {
    phone: notInArray(resident.id, reachable),
    document: isNull(resident.documentNumber),
    birthDate: isNull(resident.birthDate),
    address: and(isNull(resident.estate), isNull(resident.building), isNull(resident.room)),
    household: notInArray(resident.id, housed),
  }[missing];
}

function fitsText(ctx: QueryContext, text: string): SQL {
  const hits = searchIndex(ctx.sqlite).find(text, { limit: mostTextHits });
  return sql`${resident.no} in (select value from json_each(${JSON.stringify(hits.map(({ rowid }) => rowid))}))`;
}

/** Cards in charge that fit all filters; the erased are nobody's any more. */
export function narrowed(ctx: QueryContext, filter: ListFilter): SQL | undefined {
  const { text, statuses, estate, building, sex, missing } = filter;
  return and(
    isNull(resident.mergedInto),
    ne(resident.name, erasedName),
    text ? fitsText(ctx, text) : undefined,
    statuses?.length ? inArray(resident.status, statuses) : undefined,
    hasCategory(ctx, filter),
    estate === undefined ? undefined : eq(resident.estate, estate),
    building === undefined ? undefined : eq(resident.building, building),
    sex && eq(resident.sex, sex),
    bornBetween(filter, ctx.today),
    missing && lacks(ctx, missing),
  );
}
