import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../db/exchange/readFile.ts';
import type { SheetRow } from '../../../db/exchange/sheet.ts';
import { packStored } from '../../../db/exchange/zip.ts';
import { rosterBytes } from './roster.ts';
import { text, workbook, workbookEntries } from './workbook.ts';

async function rowsIn(xml: string): Promise<readonly SheetRow[]> {
  const [sheet] = await readFile(workbook({ name: 'S', rows: xml }), 's.xlsx');
  return sheet?.rows ?? [];
}

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('cells', () => {
  it('reads text, numbers, truth values and dates, and counts the empty rows', async () => {
    const [sheet] = await readFile(
      workbook(
        {
          name: 'S',
          rows: `<row r="2">${text('A2', ' 王一 ')}<c r="C2"><v>12</v></c><c r="D2" s="1"><v>20516</v></c><c r="E2" t="b"><v>1</v></c></row>
                 <row r="3"/><row r="4" hidden="1"><c r="A4" s="1"><v>20516.5</v></c></row>`,
        },
        { name: '旧', rows: `<row r="1">${text('A1', 'x')}</row>`, state: 'veryHidden' },
      ),
      's.xlsx',
    );
    expect(sheet).toEqual({
      name: 'S',
      hidden: false,
      emptyRows: 2,
      rows: [
        { number: 2, hidden: false, cells: ['王一', null, 12, '1956-03-02', true] },
        { number: 4, hidden: true, cells: ['1956-03-02 12:00:00', null, null, null, null] },
      ],
    });
  });

  it('marks sheets that are hidden', async () => {
    const row = `<row r="1">${text('A1', 'x')}</row>`;
    const sheets = await readFile(
      workbook({ name: 'a', rows: row }, { name: 'b', rows: row, state: 'hidden' }),
      's.xlsx',
    );
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  it('keeps a formula error as text', async () => {
    const rows = await rowsIn('<row r="1"><c r="A1" t="e"><f>VLOOKUP(1,B:C,2,0)</f><v>#N/A</v></c></row>');
    expect(rows[0]?.cells).toEqual(['#N/A']);
  });

  it('does not round a number that was stored with all its digits', async () => {
    const rows = await rowsIn(
      '<row r="1"><c r="A1"><v>510104199001011236</v></c><c r="B1"><v>5.1010419900101101E+17</v></c><c r="C1"><v>510104199001011000</v></c></row>',
    );
    expect(rows[0]?.cells).toEqual(['510104199001011236', 510104199001011000, 510104199001011000]);
  });
});

describe('a file that cannot be read says what to do', () => {
  const bytes = (...values: (string | Uint8Array)[]) =>
    Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : value)));
  const cases: [string, Uint8Array, string][] = [
    ['no rows', workbook({ name: 'S', rows: '<row r="1"/>' }), 'exchange.empty'],
    ['only blank lines', bytes('\n\n , ,\n'), 'exchange.empty'],
    ['an encrypted workbook', bytes(ole, Buffer.from('EncryptedPackage', 'utf16le')), 'exchange.password'],
    ['an old .xls', bytes(ole, Buffer.from('Workbook', 'utf16le')), 'exchange.oldFormat'],
    [
      'a web page called .xls',
      bytes('<html><table><tr><td>姓名</td></tr></table></html>'),
      'exchange.oldFormat',
    ],
    ['an .xlsb', packStored([{ name: 'xl/workbook.bin', bytes: Buffer.alloc(3) }]), 'exchange.oldFormat'],
    [
      'a .docx',
      packStored([{ name: 'word/document.xml', bytes: Buffer.from('<w/>') }]),
      'exchange.notASheet',
    ],
    ['a PDF', bytes('%PDF-1.7\n'), 'exchange.notASheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'exchange.notASheet'],
    ['half a workbook', rosterBytes.slice(0, 200_000), 'exchange.damaged'],
    ['bytes of no known encoding', Buffer.from('d0d5ffff2c', 'hex'), 'exchange.encoding'],
    ['a quote that never closes', bytes('姓名,备注\n王一,"到此\n李二,\n'), 'exchange.quote'],
    ['a row beyond the last one', workbook({ name: 'S', rows: '<row r="9999999"/>' }), 'exchange.damaged'],
    [
      'a cell far to the right',
      workbook({ name: 'S', rows: `<row r="1">${text('A1', 'a')}${text('XFD1', 'b')}</row>` }),
      'exchange.tooWide',
    ],
    [
      'XML that breaks off',
      packStored(
        workbookEntries({ name: 'S', rows: '' }).map((entry) =>
          entry.name.includes('sheet1')
            ? { ...entry, bytes: Buffer.from('<worksheet><sheetData><row') }
            : entry,
        ),
      ),
      'exchange.damaged',
    ],
  ];

  it.each(cases)('%s', async (_, file, code) => {
    const failure = await readFile(file, 'file.xlsx').then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code, failure: { sentence: { zh: expect.stringContaining('。') } } });
  });

  it('flipped bytes anywhere in a workbook never end in anything but a typed failure or rows', async () => {
    const entry = Buffer.from(workbook({ name: 'S', rows: `<row r="1">${text('A1', '王一')}</row>` }));
    const outcomes = new Set<string>();
    for (let at = 0; at < entry.length; at += 11) {
      const broken = Buffer.from(entry);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const outcome = await readFile(broken, 's.xlsx').then(
        () => 'read',
        (error: { code?: string }) => error.code ?? 'bug',
      );
      outcomes.add(outcome.startsWith('exchange.') ? 'typed' : outcome);
    }
    expect([...outcomes].filter((outcome) => outcome !== 'typed' && outcome !== 'read')).toEqual([]);
    expect(outcomes).toContain('typed');
  });
});

describe('a file that unpacks to more than it should', () => {
  /** A stored ZIP whose only sheet is replaced by 201 MB of zeros that deflate to 1 MB. */
  function bomb(): Buffer {
    const [first, ...rest] = workbookEntries({ name: 'S', rows: '' });
    if (!first) throw new Error('no entries');
    const packed = deflateRawSync(Buffer.alloc(201 * 1024 * 1024), { level: 1 });
    const zip = packStored([{ name: 'xl/worksheets/sheet9.xml', bytes: packed }, first, ...rest]);
    // Say "deflated" in the directory entry of the first file.
    const directory = zip.readUInt32LE(zip.length - 6);
    zip.writeUInt16LE(8, directory + 10);
    return zip;
  }

  it('is refused before it fills the memory', async () => {
    const file = bomb();
    expect(file.length).toBeLessThan(2 * 1024 * 1024);
    await expect(readFile(file, 's.xlsx')).rejects.toMatchObject({ code: 'exchange.unpacksTooLarge' });
  });
});
