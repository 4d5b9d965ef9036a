/** Finds the header row of a roster below its title rows, and proposes which column feeds which field. */
import { createHash } from 'node:crypto';
import {
  type Certainty,
  type HeaderMatch,
  matchHeader,
  normaliseHeader,
  type RosterField,
  rosterColumns,
} from './rosterColumns.ts';
import type { Cell, SheetRow } from './sheet.ts';

export interface Header {
  /** Index in the rows of the first row of data. */
  dataFrom: number;
  /** As printed beside the row; the lower one of a header in two rows. */
  rowNumber: number;
  /** One text per column; empty where the header has none. */
  columns: readonly string[];
  /** Low: a person should look at it before going on. */
  confidence: 'high' | 'low';
  /** Weight of the columns that were recognised, to compare the sheets of a file. */
  score: number;
}

/** Title rows, notes on how to fill in the form and blank lines rarely take more. */
const searchedRows = 30;
const weights: Readonly<Record<Certainty, number>> = { sure: 1, likely: 0.8, unsure: 0.3 };
/** Two recognised columns may be chance ("填报人姓名", "联系电话" in a title row); three are a header. */
const leastScore = 1.6;

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : '';
}

function scoreOf(columns: readonly string[]): number {
  const best = new Map<RosterField, number>();
  for (const column of columns) {
    const match = column === '' ? null : matchHeader(column);
    if (match) best.set(match.field, Math.max(best.get(match.field) ?? 0, weights[match.certainty]));
  }
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

/**
 * One row of texts from a header in two rows, where cells such as `现住址` span `小区`, `楼栋` and `房号` below.
 * `null` when the lower row is not part of a header.
 */
function joinHeaderRows(upper: SheetRow, lower: SheetRow): string[] | null {
  let group = '';
  let known = 0;
  let filled = 0;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const joined = Array.from({ length: width }, (_, index) => {
    const below = textOf(lower.cells[index]);
    group = textOf(upper.cells[index]) || (below === '' ? '' : group);
    if (below === '') return group;
    filled++;
    const together = matchHeader(group + below);
    const alone = matchHeader(below);
    if (alone ?? together) known++;
    return together?.certainty === 'sure' ? group + below : below;
  });
  const numbers = lower.cells.some((cell) => typeof cell === 'number');
  return !numbers && filled > 0 && known / filled >= 0.6 ? joined : null;
}

interface Candidate {
  columns: readonly string[];
  /** Index of its last row. */
  last: number;
  score: number;
}

function better(one: Candidate | null, columns: readonly string[] | null, last: number): Candidate | null {
  const score = columns ? scoreOf(columns) : 0;
  return columns && score > (one?.score ?? 0) ? { columns, last, score } : one;
}

/** @returns `null` when no row looks like a header: the person has to point at it. */
export function findHeader(rows: readonly SheetRow[]): Header | null {
  let best: Candidate | null = null;
  for (const [index, row] of rows.slice(0, searchedRows).entries()) {
    best = better(best, row.cells.map(textOf), index);
  }
  const single = best;
  if (!single) return null;
  for (const last of [single.last + 1, single.last]) {
    const [upper, lower] = [rows[last - 1], rows[last]];
    if (upper && lower) best = better(best, joinHeaderRows(upper, lower), last);
  }
  return describeHeader(best ?? single, rows);
}

function describeHeader({ columns, last, score }: Candidate, rows: readonly SheetRow[]): Header | null {
  if (score < leastScore) return null;
  const named = columns.some((column) => matchHeader(column)?.field === 'name');
  const filled = columns.filter((column) => column !== '').length;
  const confidence = named && score >= 2.6 && score / filled >= 0.4 ? 'high' : 'low';
  return { dataFrom: last + 1, rowNumber: rows[last]?.number ?? last + 1, columns, confidence, score };
}

/** Two files with the same fingerprint have the same columns in the same order, so one mapping fits both. */
export function headerFingerprint(columns: readonly string[]): string {
  const text = columns.map(normaliseHeader).join('\u001f');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

export interface ColumnMapping {
  /** 0-based position in the row. */
  column: number;
  header: string;
  /** `null`: the column is left out. */
  field: RosterField | null;
  certainty: Certainty;
  /** Up to three different values, as they stand in the file: personal data. */
  samples: readonly string[];
}

const sampleRows = 200;
const sampleCount = 3;

function samplesOf(rows: readonly SheetRow[], column: number): string[] {
  const found = new Set<string>();
  for (const { cells } of rows.slice(0, sampleRows)) {
    const cell = cells[column] ?? null;
    if (cell !== null) found.add(String(cell));
    if (found.size === sampleCount) break;
  }
  return [...found];
}

const looksLikeId = /^\s*[\d０-９]{6}\s*[\d０-９]{8}\s*[\d０-９]{3}[\dXx０-９Ｘ]\s*$/;
const looksLikeMobile = /^\s*1[3-9]\d(?:[\s-]?\d{4}){2}\b/;

/** For a column without a known header: what its values look like. */
function matchValues(samples: readonly string[]): HeaderMatch | null {
  if (samples.length === 0) return null;
  if (samples.every((value) => looksLikeId.test(value))) return { field: 'idNumber', certainty: 'unsure' };
  if (samples.every((value) => looksLikeMobile.test(value))) return { field: 'phone', certainty: 'unsure' };
  return null;
}

/** A `联系电话` directly behind `紧急联系人` is that person's, when the resident's own stands elsewhere. */
function lendPhoneToContact(mappings: ColumnMapping[]): void {
  const phones = mappings.filter(({ field }) => field === 'phone');
  const contact = mappings.find(({ field }) => field === 'emergencyName');
  if (!contact || phones.length < 2 || mappings.some(({ field }) => field === 'emergencyPhone')) return;
  const behind = phones.find(({ column }) => column === contact.column + 1);
  if (behind) Object.assign(behind, { field: 'emergencyPhone', certainty: 'likely' });
}

const rank: Readonly<Record<Certainty, number>> = { sure: 2, likely: 1, unsure: 0 };

/** A field that one column feeds goes to the surest header, then to the leftmost; the others are left out. */
function keepOneEach(mappings: ColumnMapping[]): void {
  const holders = new Map<RosterField, ColumnMapping>();
  for (const mapping of [...mappings].sort((one, other) => rank[other.certainty] - rank[one.certainty])) {
    if (!mapping.field || rosterColumns[mapping.field].repeats) continue;
    if (holders.has(mapping.field)) Object.assign(mapping, { field: null, certainty: 'unsure' });
    else holders.set(mapping.field, mapping);
  }
}

/** @param rows of data, below the header. */
export function proposeMapping(header: Header, rows: readonly SheetRow[]): ColumnMapping[] {
  const mappings = header.columns.map((text, column): ColumnMapping => {
    const samples = samplesOf(rows, column);
    const match = matchHeader(text) ?? matchValues(samples);
    return {
      column,
      header: text,
      field: match?.field ?? null,
      certainty: match?.certainty ?? 'unsure',
      samples,
    };
  });
  lendPhoneToContact(mappings);
  keepOneEach(mappings);
  return mappings;
}
