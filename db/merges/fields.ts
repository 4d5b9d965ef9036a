/**
 * The rows of the merge page: which columns belong together, how they are shown, and which of the two cards' values
 * the kept card ends up with. Where both say something different, a person chooses.
 */
import { maskId, maskPhone } from '../residents/mask.ts';
import type { ResidentRow } from '../residents/service.ts';
import { addressText } from '../residents/show.ts';
import { codesOf, type MergeField, mergeFields } from '../residents/vocabulary.ts';
import { mergeFailure } from './contract.ts';

export type Choice = 'kept' | 'merged' | 'both';
export type Choices = Readonly<Partial<Record<MergeField, Choice | undefined>>>;

type Column = keyof ResidentRow;
/** A photo and a place in a household are rows of their own. */
export type ColumnField = Exclude<MergeField, 'photo' | 'household'>;

const columns: Readonly<Record<ColumnField, readonly Column[]>> = {
  name: ['name'],
  document: ['documentKind', 'documentNumber'],
  sex: ['sex'],
  birthDate: ['birthDate', 'birthSource'],
  ethnicity: ['ethnicity'],
  address: ['estate', 'building', 'unit', 'room'],
  hukou: ['hukou'],
  emergency: ['emergencyName', 'emergencyPhone', 'emergencyRelation'],
  language: ['language'],
  diet: ['diet'],
  mobility: ['mobility'],
  remarks: ['remarks'],
  status: ['status', 'statusSince'],
};
export const fieldGroups = Object.values(columns);
/** Columns that only say how or since when: two cards that agree but for these agree. */
const sideColumns: ReadonlySet<Column> = new Set(['birthSource', 'statusSince']);
const joinable = ['language', 'diet', 'mobility', 'remarks'] as const;
type Joinable = (typeof joinable)[number];
const isJoinable = (field: MergeField): field is Joinable => joinable.some((one) => one === field);

export const columnFields = codesOf(mergeFields).filter(
  (field): field is ColumnField => field !== 'photo' && field !== 'household',
);

/** Masked; codes are left for the page to say. Null: blank. */
export function shownField(field: ColumnField, row: ResidentRow): string | null {
  switch (field) {
    case 'document':
      return row.documentNumber ? maskId(row.documentNumber) : row.documentKind;
    case 'address':
      return addressText(row) || null;
    case 'emergency': {
      const phone = row.emergencyPhone && maskPhone(row.emergencyPhone);
      return [row.emergencyName, row.emergencyRelation, phone].filter(Boolean).join(' ') || null;
    }
    default:
      return row[field];
  }
}

export function choicesOf(field: MergeField): Choice[] {
  return field === 'name' || isJoinable(field) ? ['kept', 'merged', 'both'] : ['kept', 'merged'];
}

function isBlank(field: ColumnField, row: ResidentRow): boolean {
  return columns[field].every((column) => row[column] === null);
}

export function differs(field: ColumnField, kept: ResidentRow, merged: ResidentRow): boolean {
  if (isBlank(field, kept) || isBlank(field, merged)) return false;
  return columns[field].some((column) => !sideColumns.has(column) && kept[column] !== merged[column]);
}

/** @throws DeskError `merge.choiceMissing` */
export function requireChoice(field: MergeField, choices: Choices): Choice {
  const choice = choices[field];
  if (choice !== undefined && choicesOf(field).includes(choice)) return choice;
  const { zh, en } = mergeFields[field];
  throw mergeFailure('merge.choiceMissing', { field: zh, fieldEn: en }, field);
}

function decide(field: ColumnField, kept: ResidentRow, merged: ResidentRow, choices: Choices): Choice {
  if (differs(field, kept, merged)) return requireChoice(field, choices);
  return isBlank(field, kept) ? 'merged' : 'kept';
}

function copyColumn<C extends Column>(to: ResidentRow, from: ResidentRow, column: C) {
  to[column] = from[column];
}

/**
 * What the kept card changes to. The name that is not chosen becomes a former name only with `both`; former names of
 * both cards are kept.
 *
 * @throws DeskError `merge.choiceMissing`
 */
export function mergedColumns(
  kept: ResidentRow,
  merged: ResidentRow,
  choices: Choices,
): Partial<ResidentRow> {
  const result = { ...kept };
  for (const field of columnFields) {
    const choice = decide(field, kept, merged, choices);
    if (choice === 'both' && isJoinable(field)) result[field] = `${kept[field]};${merged[field]}`;
    if (choice === 'merged') for (const column of columns[field]) copyColumn(result, merged, column);
  }
  const others = choices.name === 'both' ? [merged.name] : [];
  const former = new Set([...kept.formerNames, ...merged.formerNames, ...others]);
  former.delete(result.name);
  return { ...result, formerNames: [...former] };
}
