/** Cleans the cells that say who a person is and how to reach them. */
import { type Address, normalizeAddress, parseAddress } from '../residents/address.ts';
import { type DocumentKind, type IdReading, readIdNumber, type Sex } from '../residents/idNumber.ts';
import { readPhones } from '../residents/phone.ts';
import type { LabelledPhone } from './cleanRow.ts';
import { fullWidth, readDate, readName, readText, toHalfWidth } from './readText.ts';
import type { RosterField } from './rosterColumns.ts';
import { documentWords, sexWords } from './rosterWords.ts';
import type { RowReader } from './rowReader.ts';
import type { Cell } from './sheet.ts';

export function cleanName(row: RowReader, field: RosterField): string | null {
  const text = row.text(field);
  if (text === null && field === 'name') row.report('blankName', 'name');
  if (text === null) return null;
  const { name, usual } = readName(text);
  if (name !== text) row.report(fullWidth.test(text) ? 'fullWidth' : 'spaces', field);
  if (!usual) row.report('unusualName', field, { raw: text });
  return usual ? name : null;
}

export function cleanSex(row: RowReader): Sex | null {
  const text = row.text('sex');
  if (text === null) return null;
  const sex = sexWords.get(text) ?? sexWords.get(toHalfWidth(text).toLowerCase()) ?? null;
  // GB/T 2261.1: 0 is unknown, 9 is not stated.
  if (sex === null && text !== '0' && text !== '9') row.report('sexUnknown', 'sex', { raw: text });
  return sex;
}

/** A day, unless only the ID number tells it exactly; `partial` dates that agree with it are no problem. */
export function cleanBirthDate(row: RowReader, id: IdReading): string | null {
  const cell = row.cell('birthDate');
  const raw = readText(cell);
  if (raw === '') return null;
  const fromId = id.kind === 'valid' || id.kind === 'legacy15' ? id.birthDate : null;
  const reading = readDate(cell);
  const agrees =
    fromId !== null &&
    (reading.kind === 'day'
      ? reading.day === fromId
      : reading.kind === 'partial' && fromId.startsWith(reading.start));
  if (reading.kind === 'unreadable' || (reading.kind === 'partial' && fromId === null)) {
    row.report('dateUnreadable', 'birthDate', { raw });
  } else if (fromId !== null && !agrees) {
    row.report('birthContradictsId', 'birthDate', { raw, fromId });
  } else if (reading.kind === 'day') {
    if (reading.serial) row.report('dateFromSerial', 'birthDate', { raw, day: reading.day });
    return reading.day;
  }
  return null;
}

export function cleanDay(row: RowReader, field: RosterField): string | null {
  const cell = row.cell(field);
  const raw = readText(cell);
  if (raw === '') return null;
  const reading = readDate(cell);
  if (reading.kind !== 'day') {
    row.report('dateUnreadable', field, { raw });
    return null;
  }
  if (reading.serial) row.report('dateFromSerial', field, { raw, day: reading.day });
  return reading.day;
}

/** GB 11643 governs these; any other document's number is kept as it is printed. */
const citizenDocuments: ReadonlySet<DocumentKind> = new Set([
  'residentId',
  'legacyId',
  'hkMacauTaiwanPermit',
  'foreignPermit',
]);

export interface CleanId {
  id: IdReading;
  document: { kind: DocumentKind; number: string } | null;
}

export function cleanDocument(row: RowReader): CleanId {
  const blank: IdReading = { kind: 'blank' };
  const stated = row.text('documentKind');
  const kind =
    stated === null ? 'residentId' : documentWords.get(toHalfWidth(stated).replace(/\s/g, '').toLowerCase());
  const cell = row.cell('idNumber');
  const raw = readText(cell);
  if (!kind) row.report('documentKindUnknown', 'documentKind', { raw: stated ?? '' });
  if (!kind || raw === '') return { id: blank, document: null };
  if (!citizenDocuments.has(kind)) {
    return { id: blank, document: { kind, number: toHalfWidth(raw).replace(/\s/g, '').toUpperCase() } };
  }
  return judgeId(row, typeof cell === 'number' ? cell : raw, raw);
}

function judgeId(row: RowReader, value: string | number, raw: string): CleanId {
  const id = readIdNumber(value);
  const problem = { raw };
  switch (id.kind) {
    case 'valid':
    case 'legacy15':
      if (fullWidth.test(raw)) row.report('fullWidth', 'idNumber');
      if (/\s/.test(raw)) row.report('spaces', 'idNumber');
      if (/[xｘ]$/.test(raw)) row.report('lowerX', 'idNumber');
      if (id.kind === 'valid') return { id, document: { kind: id.document, number: id.number } };
      row.report('legacyId', 'idNumber');
      return { id, document: { kind: 'legacyId', number: id.number } };
    case 'damagedByExcel':
      row.report('idDamaged', 'idNumber', problem);
      break;
    case 'badCheck':
      row.report('idBadCheck', 'idNumber', problem);
      break;
    case 'badDate':
      row.report('idBadDate', 'idNumber', problem);
      break;
    case 'malformed':
      row.report('idMalformed', 'idNumber', problem);
      break;
    case 'blank':
      break;
  }
  return { id, document: null };
}

const noPhones: readonly never[] = [];

/** A word such as 儿子 beside a single number says whose it is; anything else that is no number is a problem. */
function readLabelledPhones(row: RowReader, field: RosterField, cell: Cell): readonly LabelledPhone[] {
  const raw = readText(cell);
  if (raw === '') return noPhones;
  const { phones, rejected } = readPhones(typeof cell === 'number' ? cell : raw);
  const [first] = rejected;
  const isLabel = phones.length === 1 && rejected.length === 1 && /^\p{Script=Han}{1,6}$/u.test(first ?? '');
  if (rejected.length > 0 && !isLabel) row.report('phoneUnreadable', field, { raw });
  if (phones.length > 1) row.report('severalPhones', field, { count: phones.length });
  if (fullWidth.test(raw)) row.report('fullWidth', field);
  return phones.map(({ number, kind }) => ({ number, kind, label: isLabel ? (first ?? '') : '' }));
}

/** The resident's own numbers in the order of their columns, each once. */
export function cleanPhones(row: RowReader): LabelledPhone[] {
  const found: LabelledPhone[] = [];
  for (const cell of row.cells('phone')) {
    for (const phone of readLabelledPhones(row, 'phone', cell)) {
      if (!found.some(({ number }) => number === phone.number)) found.push(phone);
    }
  }
  return found;
}

export function cleanContactPhones(row: RowReader): readonly LabelledPhone[] {
  return readLabelledPhones(row, 'emergencyPhone', row.cell('emergencyPhone'));
}

const noAddress: Address = { estate: '', building: '', unit: '', room: '' };
const addressFields = ['estate', 'building', 'unit', 'room', 'address'] as const;

/** The same few thousand doors fill a roster many times over; reading one takes longer than finding it again. */
export type AddressMemory = Map<string, Address | null>;

export function cleanAddress(row: RowReader, memory: AddressMemory): Address | null {
  let key = '';
  for (const field of addressFields) key += `${row.cell(field)}\n`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const findings = row.notes.length + row.problems.length;
  const address = readAddress(row);
  // One that has something to report must report it for every row.
  if (row.notes.length + row.problems.length === findings) memory.set(key, address);
  return address;
}

function readAddress(row: RowReader): Address | null {
  const [estate, building, unit, room] = [
    row.text('estate'),
    row.text('building'),
    row.text('unit'),
    row.text('room'),
  ];
  const whole = row.text('address');
  const inOneCell = room !== null && building === null && unit === null && /\d[-‐–—－]\d/.test(room);
  const text = inOneCell
    ? [estate, room].filter(Boolean).join(' ')
    : building === null && room === null
      ? whole
      : null;
  const columns = inOneCell ? noAddress : normalizeAddress({ estate, building, unit, room });
  const parsed = text === null ? noAddress : parseAddress(text);
  const address: Address = {
    estate: columns.estate || parsed.estate,
    building: columns.building || parsed.building,
    unit: columns.unit || parsed.unit,
    room: columns.room || parsed.room,
  };
  if (inOneCell) row.report('addressSplit', 'room', { raw: room });
  else if (text !== null && address.building === '' && address.room === '') {
    row.report('addressWhole', 'address', { raw: text });
  }
  return Object.values(address).some((part) => part !== '') ? address : null;
}
