/**
 * What an import would do, row by row, before anything is written. A row that needs a person is not imported; every
 * other row is new, changes a card field by field, or changes nothing.
 */
import type { QueryContext } from '../core/dispatch.ts';
import { DeskError, type Sentence } from '../core/errors.ts';
import type { ResidentPatch } from '../residents/person.ts';
import { readPerson, requireResident } from '../residents/service.ts';
import type { CleanRow } from './cleanRow.ts';
import type { planGroups } from './contract.ts';
import { findDuplicates } from './findDuplicates.ts';
import { type Finding, findingSentence } from './findings.ts';
import { type FileHousehold, formHouseholds } from './formHouseholds.ts';
import { type KnownPeople, readKnownPeople } from './knownPeople.ts';
import { planSentence } from './planSentences.ts';

export type PlanGroup = (typeof planGroups)[number];

export interface PlanRow {
  row: CleanRow;
  group: PlanGroup;
  /** The card it was found to be; null for a new person. */
  residentId: string | null;
  /** Columns of the card to write; for a new person all of them. */
  patch: ResidentPatch;
  newPhones: readonly { number: string; label: string }[];
  newCategories: readonly { category: CleanRow['categories'][number]['code']; detail: string | null }[];
  /** Joins or forms a household that the card does not show yet. */
  joinsHousehold: boolean;
  /** Why it needs a person, or what stands out about it. */
  sentences: readonly Sentence[];
}

export interface ImportPlan {
  id: string;
  rows: readonly PlanRow[];
  /** By row number, for those who are imported. */
  households: readonly FileHousehold[];
  mapping: readonly (string | null)[];
  headerColumns: readonly string[];
  sheetName: string;
  /** Number of the latest change when the plan was made: the register must not have moved on when it is carried out. */
  stamp: number;
}

/** A missing name can never be accepted: nobody could be found under it. */
export function isAcceptable(code: Finding['code']): boolean {
  return code !== 'blankName' && code !== 'unusualName';
}

/** What the file states about the person; what it leaves blank changes nothing. */
function statedIn(row: CleanRow) {
  const { name, formerNames, sex, birthDate, ethnicity, hukou, document, address, remarks } = row;
  const { emergencyName, emergencyPhone, emergencyRelation } = row;
  const given = Object.entries({
    sex,
    birthDate,
    ethnicity,
    hukou,
    emergencyName,
    emergencyPhone,
    emergencyRelation,
    remarks,
    documentKind: document?.kind ?? null,
    documentNumber: document?.number ?? null,
    estate: address?.estate || null,
    building: address?.building || null,
    unit: address?.unit || null,
    room: address?.room || null,
  }).filter(([, value]) => value !== null);
  return {
    name,
    ...(formerNames.length > 0 ? { formerNames: [...formerNames] } : {}),
    ...Object.fromEntries(given),
  };
}

/** Only the columns that differ from the card. */
function differing(patch: ResidentPatch, card: Readonly<Record<string, unknown>>): ResidentPatch {
  const changed = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(card[key] ?? null),
  );
  return Object.fromEntries(changed);
}

function needsPerson(
  row: CleanRow,
  sentences: readonly Sentence[],
  residentId: string | null = null,
): PlanRow {
  return {
    row,
    group: 'person',
    residentId,
    patch: {},
    newPhones: [],
    newCategories: [],
    joinsHousehold: false,
    sentences,
  };
}

/** Someone who has no card yet. */
function planNew(ctx: QueryContext, row: CleanRow): PlanRow {
  return {
    ...needsPerson(row, []),
    group: 'new',
    patch: readPerson(statedIn(row), null, ctx.today),
    newPhones: row.phones.map(({ number, label }) => ({ number, label })),
    newCategories: row.categories.map(({ code, detail }) => ({ category: code, detail })),
  };
}

function planKnown(ctx: QueryContext, row: CleanRow, known: KnownPeople, id: string): PlanRow {
  const card = requireResident(ctx, id);
  const formerly = card.formerNames.includes(row.name);
  if (card.name !== row.name && !formerly)
    return needsPerson(row, [planSentence('nameDiffers', { name: card.name })], id);
  const stated = statedIn(row);
  const formerNames = [...new Set([...card.formerNames, ...row.formerNames])];
  const typed = { ...stated, name: card.name, ...(row.formerNames.length > 0 ? { formerNames } : {}) };
  const patch = differing(readPerson(typed, card, ctx.today), card);
  const phones = known.phonesOf(id);
  const categories = known.categoriesOf(id);
  const newPhones = row.phones.filter(({ number }) => !phones.has(number));
  const newCategories = row.categories.filter(({ code }) => !categories.has(code));
  const changes = Object.keys(patch).length > 0 || newPhones.length > 0 || newCategories.length > 0;
  return {
    ...needsPerson(row, [], id),
    group: changes ? 'changed' : 'unchanged',
    patch,
    newPhones: newPhones.map(({ number, label }) => ({ number, label })),
    newCategories: newCategories.map(({ code, detail }) => ({ category: code, detail })),
  };
}

interface Sources {
  rows: readonly CleanRow[];
  /** Kinds of problems to go ahead with. */
  accept: ReadonlySet<string>;
}

/** Rows whose household can be told: everyone else is imported without one. */
function placedRows(rows: readonly CleanRow[]) {
  const { households, doubts } = formHouseholds(rows);
  const doubtful = new Map(doubts.map(({ rowNumber, doubt }) => [rowNumber, doubt]));
  const whole = households.filter(({ headRowNumber }) => headRowNumber !== null);
  const placed = new Set(whole.flatMap(({ rowNumbers }) => rowNumbers).filter((n) => !doubtful.has(n)));
  return { households: whole, doubtful, placed };
}

/** Plans slice by slice, so that the desk answers in between; the last value is the plan's rows. */
export function* planRows(ctx: QueryContext, { rows, accept }: Sources): Generator<number, PlanParts> {
  const known = readKnownPeople(ctx.sqlite);
  const duplicates = new Map(findDuplicates(rows).map((duplicate) => [duplicate.rowNumber, duplicate]));
  yield 0;
  const single = rows.filter(({ rowNumber }) => !duplicates.has(rowNumber));
  const { households, doubtful, placed } = placedRows(single);
  const taken = new Map<string, number>();
  const planned: PlanRow[] = [];

  function planOne(row: CleanRow): PlanRow {
    const duplicate = duplicates.get(row.rowNumber);
    if (duplicate) {
      const sentence = planSentence(duplicate.reason, { row: duplicate.ofRowNumber });
      return { ...needsPerson(row, [sentence]), group: 'duplicate' };
    }
    const open = row.problems.filter(({ code }) => !(isAcceptable(code) && accept.has(code)));
    if (open.length > 0) return needsPerson(row, open.map(findingSentence));
    const match = known.match(row);
    if (match.kind === 'several') return needsPerson(row, [planSentence('matchesSeveral', {})]);
    try {
      if (match.kind === 'none') return planNew(ctx, row);
      const earlier = taken.get(match.id);
      if (earlier !== undefined)
        return needsPerson(row, [planSentence('sameCard', { row: earlier })], match.id);
      taken.set(match.id, row.rowNumber);
      return planKnown(ctx, row, known, match.id);
    } catch (error) {
      // What a form would refuse, a file may not slip past.
      if (error instanceof DeskError) return needsPerson(row, [error.failure.sentence]);
      throw error;
    }
  }

  for (const [at, row] of rows.entries()) {
    const plan = planOne(row);
    const doubt = doubtful.get(row.rowNumber);
    planned.push(doubt ? { ...plan, sentences: [...plan.sentences, planSentence(doubt, {})] } : plan);
    if (at % 500 === 499) yield at + 1;
  }
  const imported = new Set(
    planned
      .filter(({ group }) => group !== 'person' && group !== 'duplicate')
      .map(({ row }) => row.rowNumber),
  );
  const kept = households.flatMap((home) => {
    const rowNumbers = home.rowNumbers.filter((n) => imported.has(n) && placed.has(n));
    return home.headRowNumber !== null && rowNumbers.includes(home.headRowNumber)
      ? [{ ...home, rowNumbers }]
      : [];
  });
  // Only now is it known which heads come in: without its head a household is not formed.
  const joining = new Set(kept.flatMap(({ rowNumbers }) => rowNumbers));
  const whole = planned.map((plan) => {
    const { residentId, row, group } = plan;
    const joins = residentId !== null && joining.has(row.rowNumber) && known.householdOf(residentId) === null;
    return joins ? { ...plan, joinsHousehold: true, group: group === 'unchanged' ? 'changed' : group } : plan;
  });
  return { rows: whole, households: kept };
}

export interface PlanParts {
  rows: readonly PlanRow[];
  households: readonly FileHousehold[];
}
