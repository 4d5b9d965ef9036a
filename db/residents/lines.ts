/** A person in one line, as every list and every other feature shows them. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { ageOn } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { maskId, maskPhone } from './mask.ts';
import { among } from './rows.ts';
import type { ResidentLine } from './schemas.ts';
import { addressText, categoryState } from './show.ts';
import { householdMember, resident, residentCategory, residentPhone } from './table.ts';

const people = statement((db) =>
  db
    .select({
      id: resident.id,
      no: resident.no,
      name: resident.name,
      sex: resident.sex,
      birthDate: resident.birthDate,
      documentKind: resident.documentKind,
      documentNumber: resident.documentNumber,
      estate: resident.estate,
      building: resident.building,
      unit: resident.unit,
      room: resident.room,
      status: resident.status,
      mergedInto: resident.mergedInto,
    })
    .from(resident)
    .where(among(resident.id))
    .prepare(),
);

const phones = statement((db) =>
  db
    .select({ residentId: residentPhone.residentId, number: residentPhone.number })
    .from(residentPhone)
    .where(and(among(residentPhone.residentId), isNull(residentPhone.endedAt)))
    .orderBy(asc(residentPhone.rank), asc(residentPhone.id))
    .prepare(),
);

const categories = statement((db) =>
  db
    .select({
      residentId: residentCategory.residentId,
      category: residentCategory.category,
      detail: residentCategory.detail,
      startsOn: residentCategory.startsOn,
      expiresOn: residentCategory.expiresOn,
    })
    .from(residentCategory)
    .where(and(among(residentCategory.residentId), eq(residentCategory.removed, false)))
    .orderBy(asc(residentCategory.id))
    .prepare(),
);

const stays = statement((db) =>
  db
    .select({ residentId: householdMember.residentId, householdId: householdMember.householdId })
    .from(householdMember)
    .where(
      and(
        among(householdMember.residentId),
        eq(householdMember.removed, false),
        isNull(householdMember.movedOut),
      ),
    )
    .prepare(),
);

type PersonRow = ReturnType<ReturnType<typeof people>['all']>[number];

/** The rows of these ids, and of the cards that took over those merged away. */
function peopleWithSuccessors(ctx: QueryContext, ids: readonly string[]): Map<string, PersonRow> {
  const found = new Map<string, PersonRow>();
  for (let wanted = ids; wanted.length > 0; ) {
    const rows = people(ctx.db).all({ ids: JSON.stringify(wanted) });
    for (const row of rows) found.set(row.id, row);
    wanted = rows.flatMap(({ mergedInto }) => (mergedInto && !found.has(mergedInto) ? [mergedInto] : []));
  }
  return found;
}

function inCharge(found: ReadonlyMap<string, PersonRow>, id: string): PersonRow | undefined {
  let row = found.get(id);
  while (row?.mergedInto) row = found.get(row.mergedInto);
  return row;
}

function lineOf(row: PersonRow, ctx: QueryContext): ResidentLine {
  const { id, name, sex, birthDate, documentKind, documentNumber, status } = row;
  return {
    id,
    name,
    sex,
    age: birthDate === null ? null : ageOn(birthDate, ctx.today),
    birthDate,
    address: addressText(row),
    phone: null,
    documentKind,
    documentNumber: documentNumber && maskId(documentNumber),
    categories: [],
    status,
    householdId: null,
  };
}

/**
 * One line for each id that is known, by the id asked for; of a card merged away it is the line of the card in charge.
 * Numbers are masked.
 */
export function linesOf(ctx: QueryContext, ids: readonly string[]): Map<string, ResidentLine> {
  const found = peopleWithSuccessors(ctx, ids);
  const lines = new Map<string, ResidentLine>();
  for (const row of found.values()) if (row.mergedInto === null) lines.set(row.id, lineOf(row, ctx));
  const cards = { ids: JSON.stringify([...lines.keys()]) };
  for (const { residentId, number } of phones(ctx.db).all(cards)) {
    const line = lines.get(residentId);
    if (line) line.phone ??= maskPhone(number);
  }
  for (const row of categories(ctx.db).all(cards)) {
    const { category, detail } = row;
    lines.get(row.residentId)?.categories.push({ category, detail, state: categoryState(row, ctx.today) });
  }
  for (const { residentId, householdId } of stays(ctx.db).all(cards)) {
    const line = lines.get(residentId);
    if (line) line.householdId ??= householdId;
  }
  const asked = new Map<string, ResidentLine>();
  for (const id of ids) {
    const line = lines.get(inCharge(found, id)?.id ?? '');
    if (line) asked.set(id, line);
  }
  return asked;
}

/** The same in the order asked for; ids that are not known are left out. */
export function lineList(ctx: QueryContext, ids: readonly string[]): ResidentLine[] {
  const lines = linesOf(ctx, ids);
  return ids.flatMap((id) => lines.get(id) ?? []);
}
