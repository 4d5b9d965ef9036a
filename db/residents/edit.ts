/** Making a card and changing it, guarded against second cards for one person and against lost edits. */
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { normalizeAddress } from './address.ts';
import { insertCategory, type NewCategory } from './categories.ts';
import { derivedFrom, readDocument } from './document.ts';
import {
  type Candidate,
  candidateOf,
  type Duplicate,
  findDuplicates,
  sayNotSame,
  suspectsOf,
} from './duplicates.ts';
import { residentFailure } from './failures.ts';
import type { Given } from './given.ts';
import { indexTogether } from './indexing.ts';
import { lineList } from './lines.ts';
import { normalizeName, type ResidentPatch, readOnePhone, readPerson } from './person.ts';
import { readPhones } from './phone.ts';
import { currentStaysOf, type ResidentRow, requireCard } from './rows.ts';
import { personFields } from './schemas.ts';
import { addressOf, shownPerson } from './show.ts';
import { beginStay, endStay } from './stays.ts';
import { residentPhones, residents } from './table.ts';
import { personLabels, type Status } from './vocabulary.ts';

/** A person ready to be stored: read by `readPerson`, numbers in their one spelling. */
export interface NewCard {
  /** Made by the caller; left out: made here. */
  id?: string;
  person: ResidentPatch & { name: string };
  status: Status;
  statusSince: string | null;
  phones: readonly { number: string; label: string }[];
  categories: readonly NewCategory[];
}

/** Writes a card with its phones and categories and answers with its id. Looks for no duplicates. */
export function insertCard(
  ctx: CommandContext,
  { id, person, phones, categories, ...status }: NewCard,
): string {
  const residentId = id ?? ctx.ids.next();
  const formerNames = person.formerNames ?? [];
  ctx.write.insert(residents, { ...person, ...status, id: residentId, formerNames, createdAt: ctx.now });
  for (const [rank, phone] of phones.entries()) {
    ctx.write.insert(residentPhones, { id: ctx.ids.next(), residentId, ...phone, rank });
  }
  for (const category of categories) insertCategory(ctx, residentId, category);
  return residentId;
}

/** What is half typed counts as far as it can be read. */
export function possibleDuplicates(ctx: QueryContext, typed: Given<'possibleDuplicates'>) {
  const document = readDocument('other', typed.documentNumber);
  const documentNumber = document.kind === 'read' ? document.number : null;
  return suspectsOf(ctx, {
    id: typed.id,
    name: normalizeName(typed.name),
    documentNumber,
    phones: typed.phones.flatMap((phone) => readPhones(phone).phones.map(({ number }) => number)),
    birthDate: typed.birthDate ?? derivedFrom(documentNumber)?.birthDate ?? null,
    address: normalizeAddress(typed),
  });
}

/** @throws DeskError `resident.duplicates` unless all of them have been said to be someone else */
function refuseDuplicates(ctx: CommandContext, found: readonly Duplicate[], others: readonly string[]) {
  const ids = found.map(({ id }) => id).filter((id) => !others.includes(id));
  if (ids.length === 0) return;
  const names = lineList(ctx, ids).map(({ name, address }) => (address ? `${name}(${address})` : name));
  throw residentFailure('resident.duplicates', { names: names.join('、'), ids: ids.join(',') });
}

function candidateFrom(person: ResidentPatch & { name: string }, phones: readonly string[]): Candidate {
  const { name, documentNumber = null, birthDate = null } = person;
  const { estate = null, building = null, unit = null, room = null } = person;
  const address = addressOf({ estate, building, unit, room });
  return { id: null, name, documentNumber, phones, birthDate, address };
}

export function add(ctx: CommandContext, given: Given<'add'>): { id: string } {
  const id = addCard(ctx, given, { status: 'here' });
  ctx.record(id);
  return { id };
}

/** The same for a feature that gives somebody a card on its way: with its own id, or for people from outside. */
export function addCard(
  ctx: CommandContext,
  given: Given<'add'>,
  card: Pick<NewCard, 'id' | 'status'>,
): string {
  const person = { ...readPerson(given.person, null, ctx.today), name: normalizeName(given.person.name) };
  const phones = given.phones.map(({ number, label }, at) => ({
    number: readOnePhone(number, `phones.${at}.number`),
    label,
  }));
  const numbers = phones.map(({ number }) => number);
  if (new Set(numbers).size < numbers.length) throw residentFailure('phone.known', {}, 'phones');
  const found = findDuplicates(ctx, candidateFrom(person, numbers));
  refuseDuplicates(ctx, found, given.notDuplicates);
  return indexTogether(ctx.sqlite, () => {
    const { categories, household } = given;
    const id = insertCard(ctx, { ...card, person, phones, categories, statusSince: null });
    for (const other of found) sayNotSame(ctx, id, other.id);
    if (household) {
      const { id: householdId, ...stay } = household;
      beginStay(ctx, requireCard(ctx, id), { ...stay, householdId });
    }
    return id;
  });
}

/** @throws DeskError `resident.changedMeanwhile` when a field is not what the page showed, nor what it wants */
function refuseLostEdit(row: ResidentRow, { patch, was }: Given<'edit'>, read: ResidentPatch) {
  const shown = shownPerson(row);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const lost = personFields.filter(
    (field) =>
      patch[field] !== undefined &&
      was[field] !== undefined &&
      !same(was[field], shown[field]) &&
      !same(row[field], read[field]),
  );
  if (lost.length === 0) return;
  throw residentFailure('resident.changedMeanwhile', {
    fields: lost.map((field) => personLabels[field].zh).join('、'),
    fieldsEn: lost.map((field) => personLabels[field].en).join(', '),
    keys: lost.join(','),
  });
}

export function edit(ctx: CommandContext, given: Given<'edit'>): { changed: string[] } {
  const row = requireCard(ctx, given.id);
  const patch = readPerson(given.patch, row, ctx.today);
  refuseLostEdit(row, given, patch);
  const { documentNumber = row.documentNumber } = patch;
  if (documentNumber !== row.documentNumber) {
    const found = findDuplicates(ctx, { ...candidateOf(ctx, row), documentNumber });
    const holders = found.filter(({ reasons }) => reasons.includes('sameDocument'));
    refuseDuplicates(ctx, holders, given.notDuplicates);
    for (const { id } of holders) sayNotSame(ctx, row.id, id);
  }
  const changed = ctx.write.update(residents, row.id, patch);
  if (changed.length > 0) ctx.record(row.id);
  return { changed };
}

/** Also for a whole household that leaves: see `households`. */
export function setStatus(
  ctx: CommandContext,
  { id, status, since }: Given<'setStatus'>,
): Record<never, never> {
  const row = requireCard(ctx, id);
  const on = since ?? ctx.today;
  if (on > ctx.today) throw residentFailure('resident.inFuture', {}, 'since');
  ctx.write.update(residents, row.id, { status, statusSince: on });
  if (status === 'moved' || status === 'died') {
    for (const stay of currentStaysOf(ctx, row.id)) endStay(ctx, stay, on);
  }
  ctx.record(row.id);
  return {};
}
