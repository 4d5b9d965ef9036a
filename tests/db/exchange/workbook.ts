/** Small workbooks made by hand, with just the parts that a reader must have. */
import { packStored, type ZipEntry } from '../../../db/exchange/zip.ts';

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface Part {
  name: string;
  /** `<row>` elements. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
}

function entry(name: string, xml: string): ZipEntry {
  return { name, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`) };
}

export function workbookEntries(...parts: readonly Part[]): ZipEntry[] {
  const tabs = parts.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${state ? `state="${state}" ` : ''}r:id="rId${index + 1}"/>`,
  );
  const relations = parts.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>';
  return [
    entry('xl/workbook.xml', `<workbook ${namespaces}><sheets>${tabs.join('')}</sheets></workbook>`),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    ),
    entry('xl/styles.xml', `<styleSheet ${namespaces}>${styles}</styleSheet>`),
    ...parts.map(({ rows }, index) =>
      entry(
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${namespaces}><sheetData>${rows}</sheetData></worksheet>`,
      ),
    ),
  ];
}

export function workbook(...parts: readonly Part[]): Buffer {
  return packStored(workbookEntries(...parts));
}

export function text(address: string, value: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
}
