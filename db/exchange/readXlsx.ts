/**
 * An `.xlsx` workbook as sheets. The library reads the cells; what it does not tell (which rows and sheets
 * are hidden, cells that hold a formula error) is taken from the same XML beforehand.
 */
import readCells, { type CellValue } from 'read-excel-file/node';
import { exchangeFailure } from './failures.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';
import { packStored, unzip, type ZipEntry } from './zip.ts';

/** A roster of 50,000 people unpacks to about 21 MB. */
const unpackedLimit = 200 * 1024 * 1024;
/** The last row Excel can hold. */
const lastRow = 1_048_576;

const attributePattern = /([\w:]+)\s*=\s*"([^"]*)"/g;

function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of tag.matchAll(attributePattern)) {
    found.set(name.slice(name.indexOf(':') + 1), value);
  }
  return found;
}

interface SheetPart {
  name: string;
  hidden: boolean;
  /** Of the XML inside the archive. */
  path: string;
}

/** In the order of the tabs. */
function listSheets(workbook: string, relations: string): SheetPart[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const relation = attributes(tag);
    const target = relation.get('Target') ?? '';
    targets.set(relation.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
    const sheet = attributes(tag);
    const state = sheet.get('state') ?? 'visible';
    const path = targets.get(sheet.get('id') ?? '') ?? '';
    return { name: sheet.get('name') ?? '', hidden: state !== 'visible', path };
  });
}

/**
 * @throws DeskError `exchange.damaged` for a row beyond Excel's last one, which would make the library fill
 * memory with the rows between.
 */
function findHiddenRows(xml: string): ReadonlySet<number> {
  const hidden = new Set<number>();
  let previous = 0;
  for (const [tag] of xml.matchAll(/<(?:\w+:)?row\b[^>]*>/g)) {
    const number = Number(/\br="(\d+)"/.exec(tag)?.[1] ?? previous + 1);
    if (number > lastRow) throw exchangeFailure('exchange.damaged');
    if (/\bhidden="(?:1|true)"/.test(tag)) hidden.add(number);
    previous = number;
  }
  return hidden;
}

/**
 * The library pads every row to the widest one: a forgotten cell in column XFD would make 16,384 cells of
 * each row. Columns with three letters start at 703.
 */
function findFarCell(xml: string): string | undefined {
  return /<(?:\w+:)?c r="([A-Z]{3}\d+)"[^>]*[^/]>/.exec(xml)?.[1];
}

/** The library drops a cell that holds `#N/A` or `#REF!`; as text it stays and can be reported. */
function keepFormulaErrors(xml: string): string {
  return xml.replace(/(<(?:\w+:)?c\s[^>]*\b)t="e"/g, '$1t="str"');
}

/**
 * A file not written by Excel may hold an 18-digit number with all its digits: it stays text, for a
 * JavaScript number would round it, the damage that this importer warns of. Digits that a float prints back
 * unchanged have been through one already and stay a number, which tells the damage.
 */
function parseNumber(text: string): number | string {
  const value = Number(text);
  return /^\d{16,}$/.test(text) && String(value) !== text ? text : value;
}

function toCell(value: CellValue<number | string> | null): Cell {
  if (value instanceof Date) {
    const [day = '', time = ''] = value.toISOString().slice(0, 19).split('T');
    return time === '00:00:00' ? day : `${day} ${time}`;
  }
  return typeof value === 'function' ? null : value;
}

function toRows(
  data: readonly (CellValue<number | string> | null)[][],
  hidden: ReadonlySet<number>,
): SheetRow[] {
  const rows: SheetRow[] = [];
  data.forEach((values, index) => {
    if (values.some((value) => value !== null)) {
      rows.push({ number: index + 1, hidden: hidden.has(index + 1), cells: values.map(toCell) });
    }
  });
  return rows;
}

function openArchive(bytes: Uint8Array): Map<string, ZipEntry> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = (name: string) =>
    name.endsWith('.xml') || name.endsWith('.rels') || name === 'xl/workbook.bin';
  const entries = new Map(unzip(file, wanted, unpackedLimit).map((entry) => [entry.name, entry]));
  if (entries.has('xl/workbook.bin')) throw exchangeFailure('exchange.oldFormat');
  if (!entries.has('xl/workbook.xml')) throw exchangeFailure('exchange.notASheet');
  return entries;
}

/**
 * @throws DeskError `exchange.damaged`, `exchange.notASheet`, `exchange.oldFormat`, `exchange.password`,
 * `exchange.tooWide`, `exchange.unpacksTooLarge`
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const entries = openArchive(bytes);
  const text = (name: string) => entries.get(name)?.bytes.toString('utf8') ?? '';
  const parts = listSheets(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const hiddenRows = parts.map((part) => {
    const entry = entries.get(part.path);
    if (!entry) return new Set<number>();
    // Tags are ASCII: Latin-1 is the quickest reading that gives every byte back unchanged.
    const xml = entry.bytes.toString('latin1');
    const far = findFarCell(xml);
    if (far) throw exchangeFailure('exchange.tooWide', { sheet: part.name, cell: far });
    if (xml.includes('t="e"')) {
      entries.set(part.path, { name: part.path, bytes: Buffer.from(keepFormulaErrors(xml), 'latin1') });
    }
    return findHiddenRows(xml);
  });
  const sheets = await parse(packStored([...entries.values()]));
  return sheets.flatMap(({ sheet, data }, index) => {
    // A tab that is a chart has no cells.
    if (!Array.isArray(data)) return [];
    const rows = toRows(data, hiddenRows[index] ?? new Set());
    return [
      { name: sheet, hidden: parts[index]?.hidden ?? false, rows, emptyRows: data.length - rows.length },
    ];
  });
}

async function parse(zip: Buffer) {
  try {
    return await readCells(zip, { parseNumber });
  } catch {
    throw exchangeFailure('exchange.damaged');
  }
}
