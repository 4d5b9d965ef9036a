/**
 * Turns the rows of a roster into people in the register's own spelling. Nothing is guessed silently: what
 * was tidied is noted, and a value that cannot be read is left out and stands, as written, in a problem.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { coreFailure } from '../core/errors.ts';
import type { IdReading, Sex } from '../residents/idNumber.ts';
import type { Relation, Status } from '../residents/vocabulary.ts';
import {
  type AddressMemory,
  cleanAddress,
  cleanBirthDate,
  cleanContactPhones,
  cleanDay,
  cleanDocument,
  cleanName,
  cleanPhones,
  cleanSex,
} from './cleanPerson.ts';
import type { CleanRow, LabelledPhone } from './cleanRow.ts';
import type { ColumnMapping } from './findHeader.ts';
import type { Finding } from './findings.ts';
import { readName } from './readText.ts';
import type { RosterField } from './rosterColumns.ts';
import {
  type CategoryReading,
  type RelationReading,
  readCategories,
  readDisability,
  readRelation,
  statusWords,
} from './rosterWords.ts';
import { type FieldColumns, RowReader } from './rowReader.ts';
import type { SheetRow } from './sheet.ts';
import { slices } from './slices.ts';

function columnsByField(mapping: readonly ColumnMapping[]): FieldColumns {
  const columns = new Map<RosterField, number[]>();
  for (const { field, column } of mapping) {
    if (field) columns.set(field, [...(columns.get(field) ?? []), column]);
  }
  return columns;
}

function compareSex(row: RowReader, stated: Sex | null, id: IdReading): void {
  const told = id.kind === 'valid' || id.kind === 'legacy15' ? id.sex : null;
  if (stated && told && stated !== told) row.report('sexContradictsId', 'sex');
}

function cleanRelation(row: RowReader): RelationReading | null {
  const raw = row.text('relation');
  if (raw === null) return null;
  const relation = readRelation(raw);
  if (!relation) row.report('relationUnknown', 'relation', { raw });
  return relation ?? { code: 'other', text: raw };
}

/** A row that calls itself the head must not name another. */
function checkHead(
  row: RowReader,
  relation: Relation | undefined,
  name: string | null,
  headName: string | null,
): void {
  if (relation === 'head' && name !== null && headName !== null && name !== headName) {
    row.report('headNameDiffers', 'headName', { raw: headName });
  }
}

function cleanCategories(row: RowReader): readonly CategoryReading[] {
  const found: CategoryReading[] = [];
  for (const text of row.texts('categories')) {
    const { known, unknown } = readCategories(text);
    found.push(...known);
    for (const raw of unknown) row.report('categoryUnknown', 'categories', { raw });
  }
  const disability = cleanDisability(row);
  if (!disability) return found;
  const stated = found.find(({ code }) => code === 'disabled');
  return [...found.filter((category) => category !== stated), stated?.detail ? stated : disability];
}

function cleanDisability(row: RowReader): CategoryReading | null {
  const raw = row.joined('disability', ' ');
  if (raw === null || raw === '否') return null;
  if (raw === '是' || raw === '有') return { code: 'disabled', detail: null };
  const detail = readDisability(raw);
  if (detail === null) row.report('disabilityUnreadable', 'disability', { raw });
  return detail === null ? null : { code: 'disabled', detail };
}

function cleanStatus(row: RowReader): Status | null {
  const raw = row.text('status');
  const status = raw === null ? null : (statusWords.get(raw.toLowerCase()) ?? null);
  if (raw !== null && status === null) row.report('statusUnknown', 'status', { raw });
  return status;
}

function cleanFormerNames(row: RowReader): readonly string[] {
  const texts = row.texts('formerNames');
  if (texts.length === 0) return texts;
  const names = texts.flatMap((text) => text.split(/[、,，;；/]/)).map((piece) => readName(piece).name);
  return names.filter((name) => name !== '');
}

/** A card has room for one number of the contact; further ones go to the person's list, under the contact's name. */
function joinPhones(
  own: readonly LabelledPhone[],
  contacts: readonly LabelledPhone[],
  contact: string | null,
): readonly LabelledPhone[] {
  if (contacts.length < 2) return own;
  return [...own, ...contacts.slice(1).map((phone) => ({ ...phone, label: contact ?? '紧急联系人' }))];
}

/** What the rows of one file have in common. */
interface Context {
  columns: FieldColumns;
  addresses: AddressMemory;
  /** An ID number that stands as text has lost its end to Excel. */
  textWasDamaged: boolean;
}

function startCleaning(mapping: readonly ColumnMapping[]): Context {
  return { columns: columnsByField(mapping), addresses: new Map(), textWasDamaged: false };
}

function watchDamage(row: RowReader, id: IdReading, context: Context): void {
  if (id.kind !== 'damagedByExcel' || !id.shown.endsWith('000')) return;
  context.textWasDamaged ||= typeof row.cell('idNumber') === 'string';
}

/**
 * Where Excel has turned the ends of some numbers that are now text into zeros, one in eleven of them still
 * has a fitting check digit and looks whole. So a text that ends in 000 is doubtful once another was damaged.
 */
function doubtRoundNumbers(rows: CleanRow[], { textWasDamaged }: Context): CleanRow[] {
  if (!textWasDamaged) return rows;
  return rows.map((row) => {
    if (row.id.kind !== 'valid' || !row.id.number.endsWith('000')) return row;
    const doubt: Finding = { code: 'idMaybeDamaged', field: 'idNumber', params: { raw: row.id.number } };
    return { ...row, problems: [...row.problems, doubt] };
  });
}

function cleanRow({ number, hidden, cells }: SheetRow, context: Context): CleanRow {
  const row = new RowReader(cells, context.columns);
  if (hidden) row.report('hiddenRow', null);
  const name = cleanName(row, 'name');
  const { id, document } = cleanDocument(row);
  watchDamage(row, id, context);
  const sex = cleanSex(row);
  compareSex(row, sex, id);
  const headName = cleanName(row, 'headName');
  const relation = cleanRelation(row);
  checkHead(row, relation?.code, name, headName);
  const emergencyName = row.text('emergencyName');
  const ownPhones = cleanPhones(row);
  const contactPhones = cleanContactPhones(row);
  return {
    rowNumber: number,
    hidden,
    name: name ?? '',
    formerNames: cleanFormerNames(row),
    sex,
    id,
    document,
    birthDate: cleanBirthDate(row, id),
    ethnicity: row.text('ethnicity'),
    hukou: row.text('hukou'),
    phones: joinPhones(ownPhones, contactPhones, emergencyName),
    address: cleanAddress(row, context.addresses),
    householdNumber: row.text('householdNumber'),
    headName,
    relation,
    categories: cleanCategories(row),
    emergencyName,
    emergencyPhone: contactPhones[0]?.number ?? null,
    emergencyRelation: row.text('emergencyRelation'),
    status: cleanStatus(row),
    movedInOn: cleanDay(row, 'movedInOn'),
    remarks: row.joined('remarks', ';'),
    notes: row.notes,
    problems: row.problems,
  };
}

/** @param rows of data, below the header. */
export function cleanRoster(rows: readonly SheetRow[], mapping: readonly ColumnMapping[]): CleanRow[] {
  const context = startCleaning(mapping);
  const cleaned = rows.map((row) => cleanRow(row, context));
  return doubtRoundNumbers(cleaned, context);
}

export interface CleaningOptions {
  onProgress?: (rows: number) => void;
  signal?: AbortSignal;
}

/**
 * The same, slice by slice: 50,000 rows take most of a second, in which the desk would answer nobody.
 * @throws DeskError `task.cancelled`
 */
export async function cleanRosterInTurns(
  rows: readonly SheetRow[],
  mapping: readonly ColumnMapping[],
  { onProgress, signal }: CleaningOptions = {},
): Promise<CleanRow[]> {
  const context = startCleaning(mapping);
  const cleaned: CleanRow[] = [];
  for (const slice of slices(rows)) {
    if (signal?.aborted) throw coreFailure('task.cancelled');
    for (const row of slice) cleaned.push(cleanRow(row, context));
    onProgress?.(cleaned.length);
    await nextTurn();
  }
  return doubtRoundNumbers(cleaned, context);
}
