/**
 * A file as sheets. What it is, is told by its content, for names lie: `.xls` files are often web pages or
 * new workbooks.
 */
import { readCsv } from './csv.ts';
import { exchangeFailure } from './failures.ts';
import { readXlsx } from './readXlsx.ts';
import type { Sheet } from './sheet.ts';

const zipSignature = [0x50, 0x4b];
/** An OLE container: an old workbook or, with a part of this name, an encrypted new one. */
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0];
const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le');
/** Web systems hand out HTML tables and "XML Spreadsheet 2003" under the name `.xls`. */
const markup = /^[^\w"]*<(?:\?xml|!doctype|html|table|meta)\b/i;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * Blocks while it works: `readWorkbook` runs it on a thread of its own.
 * @param fileName names the sheet of a CSV file.
 * @throws DeskError an `exchange.…` code that says what is wrong with the file
 */
export async function readFile(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  const sheets = await readContent(bytes, fileName);
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw exchangeFailure('exchange.empty');
  return sheets;
}

async function readContent(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  if (startsWith(bytes, zipSignature)) return readXlsx(bytes);
  if (startsWith(bytes, oleSignature)) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encryptedPart);
    throw exchangeFailure(encrypted ? 'exchange.password' : 'exchange.oldFormat');
  }
  const opening = Buffer.from(bytes.subarray(0, 1_000)).toString('latin1');
  if (opening.startsWith('%PDF')) throw exchangeFailure('exchange.notASheet');
  if (markup.test(opening)) throw exchangeFailure('exchange.oldFormat');
  return readCsv(bytes, fileName);
}
