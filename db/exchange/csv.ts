/**
 * Comma-separated text as one sheet. Such files come from Excel and WPS on Chinese Windows (GB18030 or
 * UTF-8 with a mark), from web systems (UTF-8, sometimes with `;`), and from "Unicode text" (UTF-16, tabs).
 */
import { exchangeFailure } from './failures.ts';
import type { Sheet, SheetRow } from './sheet.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * UTF-8 is tried before GB18030: bytes of Chinese GB18030 text are practically never valid UTF-8, while
 * the reverse happens easily.
 * @throws DeskError `exchange.encoding`, `exchange.notASheet`
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = bytes;
  const marked: Encoding | null =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : (['utf-8', 'gb18030'] as const)) {
    const text = decode(bytes, encoding);
    if (text?.includes('\0')) throw exchangeFailure('exchange.notASheet');
    if (text !== null) return { text, encoding };
  }
  throw exchangeFailure('exchange.encoding');
}

const delimiters = [',', '\t', ';', '|'] as const;
/** Rows that are looked at to find the delimiter. */
const probedRows = 30;

/**
 * The delimiter that parts the first rows into the same number of fields most often. Quoted text does not
 * count; a `sep=;` line, as Excel understands it, decides at once.
 */
export function detectDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (declared) return declared;
  const lines = text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/, probedRows);
  let best: string = delimiters[0];
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const rowsByFields = new Map<number, number>();
    for (const line of lines) {
      const fields = line.split(delimiter).length;
      if (fields > 1) rowsByFields.set(fields, (rowsByFields.get(fields) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...rowsByFields].map(([fields, rows]) => rows * fields));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Excel's way of keeping a number as text in a CSV: `="0123"`. */
function unwrapFormulaText(field: string): string {
  return field.startsWith('="') && field.endsWith('"') ? field.slice(2, -1) : field;
}

class FieldReader {
  private readonly text: string;
  private readonly delimiter: string;
  at = 0;

  constructor(text: string, delimiter: string) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** `null` when a quoted field is never closed. */
  next(): string | null {
    return this.text[this.at] === '"' ? this.quoted() : this.plain();
  }

  private plain(): string {
    const start = this.at;
    while (this.at < this.text.length && !this.atBreak()) this.at++;
    return unwrapFormulaText(this.text.slice(start, this.at).trim());
  }

  private quoted(): string | null {
    let field = '';
    for (let from = this.at + 1; ; ) {
      const close = this.text.indexOf('"', from);
      if (close < 0) return null;
      field += this.text.slice(from, close);
      this.at = close + 1;
      // A doubled quotation mark stands for itself.
      if (this.text[this.at] !== '"') break;
      field += '"';
      from = this.at + 1;
    }
    // Text behind the closing mark belongs to the field, as Excel reads it.
    return unwrapFormulaText((field + this.plain()).trim());
  }

  private atBreak(): boolean {
    const char = this.text[this.at];
    return char === this.delimiter || char === '\n' || char === '\r';
  }

  /** Steps over the delimiter or line end; true when a row ended. */
  endField(): boolean {
    const char = this.text[this.at];
    this.at += char === '\r' && this.text[this.at + 1] === '\n' ? 2 : 1;
    return char !== this.delimiter;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }
}

/**
 * Rows are numbered as Excel shows them: a quoted line break stays inside its row, an empty line is a row.
 * @throws DeskError `exchange.quote`
 */
export function parseCsv(text: string, delimiter: string): { rows: SheetRow[]; emptyRows: number } {
  const reader = new FieldReader(text, delimiter);
  const rows: SheetRow[] = [];
  if (/^sep=.\r?\n/i.test(text)) reader.at = text.indexOf('\n') + 1;
  let number = 0;
  while (!reader.done) {
    number++;
    const cells: (string | null)[] = [];
    for (let ended = false; !ended; ended = reader.endField()) {
      const field = reader.next();
      if (field === null) throw exchangeFailure('exchange.quote', { row: number });
      cells.push(field === '' ? null : field);
    }
    if (cells.some((cell) => cell !== null)) rows.push({ number, hidden: false, cells });
  }
  return { rows, emptyRows: number - rows.length };
}

/** @throws DeskError `exchange.encoding`, `exchange.notASheet`, `exchange.quote` */
export function readCsv(bytes: Uint8Array, fileName: string): Sheet[] {
  const { text } = decodeText(bytes);
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  return [{ name, hidden: false, ...parseCsv(text, detectDelimiter(text)) }];
}
