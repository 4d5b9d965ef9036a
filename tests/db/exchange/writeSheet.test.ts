import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../db/exchange/csv.ts';
import { neutralise, restoreNeutralised } from '../../../db/exchange/neutralise.ts';
import { createPacker, createUnpacker } from '../../../db/exchange/packRows.ts';
import { readFile } from '../../../db/exchange/readFile.ts';
import type { SheetRow } from '../../../db/exchange/sheet.ts';
import type { Table } from '../../../db/exchange/sheetTable.ts';
import { writeCsv, writeWorkbook, writeXlsx } from '../../../db/exchange/writeSheet.ts';
import { unzip } from '../../../db/exchange/zip.ts';

const table: Table = {
  title: '居民/花名册',
  columns: [
    { header: '姓名', width: 10, kind: 'text' },
    { header: '身份证号', width: 22, kind: 'text' },
    { header: '金额', kind: 'number' },
    { header: '出生日期', kind: 'date' },
  ],
  rows: [
    ['王一', '510104199001011236', 12.5, '1990-01-01'],
    ['=HYPERLINK("http://x","点我")', '+8613800000000', '-1', '不详'],
    ['@SUM(1)', '-1', -3, null],
    ['a,"b"\n c', null, 0, ''],
  ],
};
const tricky = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      "'",
      '"',
      ',',
      ';',
      '＝',
      ' ',
      'a',
      '王',
      '𬭎',
      '1',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('neutralising', () => {
  it('leaves nothing that a spreadsheet would run, and can be taken back', () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string()), (text) => {
        expect(neutralise(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(restoreNeutralised(neutralise(text))).toBe(text);
      }),
    );
  });

  it.each(['=1+1', '+86', '-1', '@x', '\tx', '\rx', '＝1'])('puts a mark before %j', (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  });

  it.each(['王一', '1+1', "'s", "'abc", ''])('leaves %j as it is', (text) => {
    expect(neutralise(text)).toBe(text);
  });
});

describe('a CSV file', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(table));

  it('starts with the mark that Excel needs, ends its lines as RFC 4180 says, and quotes what needs it', () => {
    expect(text).toBe(
      [
        '\ufeff姓名,身份证号,金额,出生日期',
        '王一,510104199001011236,12.5,1990-01-01',
        `"'=HYPERLINK(""http://x"",""点我"")",'+8613800000000,'-1,不详`,
        "'@SUM(1),'-1,-3,",
        '"a,""b""\n c",,0,',
        '',
      ].join('\r\n'),
    );
  });

  it('gives back every cell of text', () => {
    const cell = tricky.map((value) => value.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const columns = ['甲', '乙', '丙'].map((header) => ({ header, kind: 'text' as const }));
        const written = new TextDecoder().decode(writeCsv({ columns, rows }));
        const read = new Map(parseCsv(written, ',').rows.map(({ number, cells }) => [number - 2, cells]));
        rows.forEach((row, index) => {
          const cells = read.get(index) ?? [null, null, null];
          expect(cells.map((value) => restoreNeutralised(String(value ?? '')).trim())).toEqual(row);
        });
      }),
    );
  });
});

describe('a workbook', () => {
  it('keeps IDs and phones as text, dates as dates, and holds no formula', async () => {
    const file = await writeXlsx(table);
    const [sheet] = await readFile(file, 'x.xlsx');
    expect(sheet?.name).toBe('居民 花名册');
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ['居民/花名册', null, null, null],
      ['姓名', '身份证号', '金额', '出生日期'],
      ['王一', '510104199001011236', 12.5, '1990-01-01'],
      [`'=HYPERLINK("http://x","点我")`, "'+8613800000000", "'-1", '不详'],
      ["'@SUM(1)", "'-1", -3, null],
      ['a,"b"\n c', null, 0, null],
    ]);
    const parts = unzip(
      Buffer.from(file),
      (name) => name.includes('sheet1.xml') || name.includes('styles'),
      1e6,
    );
    const xml = parts.map(({ bytes }) => bytes.toString()).join('');
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<pane ySplit="2"');
    expect(xml).toContain('formatCode="@"');
    expect(xml).toContain('<b/>');
  });

  it('can be empty, and can be given up', async () => {
    const [sheet] = await readFile(await writeXlsx({ columns: table.columns, rows: [] }), 'x.xlsx');
    expect(sheet).toMatchObject({ name: 'Sheet1', rows: [{ number: 1 }] });
    const cancelled = new AbortController();
    const writing = writeXlsx(table, cancelled.signal);
    cancelled.abort();
    await expect(writing).rejects.toMatchObject({ code: 'task.cancelled' });
  });

  it('of more rows than one slice keeps them all in order', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => [`${index}`]);
    const [sheet] = await readFile(
      await writeXlsx({ columns: [{ header: '号', kind: 'text' }], rows }),
      'x.xlsx',
    );
    expect(sheet?.rows.slice(1).map(({ cells }) => cells)).toEqual(rows);
  });
});

describe('a workbook of several tables', () => {
  const yuan = { header: '元', kind: 'money' as const };

  it('gives each its sheet, rows and all, over any number of slices', async () => {
    const many = Array.from({ length: 1_500 }, (_, index) => [index]);
    const file = await writeWorkbook([
      { title: '甲', columns: [yuan], rows: [[1250], [-5]] },
      { title: '乙', columns: [yuan], rows: [] },
      { title: '丙', columns: [{ header: '数', kind: 'number' }], rows: many },
    ]);
    const sheets = await readFile(file, 'x.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['甲', '乙', '丙']);
    expect(sheets.map(({ rows }) => rows.slice(2).map(({ cells }) => cells))).toEqual([
      [[12.5], [-0.05]],
      [],
      many,
    ]);
  });

  it('writes money in yuan, in a CSV file too', () => {
    const text = new TextDecoder().decode(writeCsv({ columns: [yuan], rows: [[1250], [-5]] }));
    expect(text.split('\r\n').slice(1, 3)).toEqual(['12.50', '-0.05']);
  });
});

describe('packed rows', () => {
  it('come out as they went in, over any number of packs', () => {
    const cell = fc.constantFrom(null, '', '王一', '1', 1, 0, -1.5, true, false);
    const row = fc.tuple(
      fc.integer({ min: 1, max: 1_048_576 }),
      fc.boolean(),
      fc.array(cell, { minLength: 3, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 4 }), (packs) => {
        const [pack, unpack] = [createPacker(), createUnpacker()];
        for (const given of packs) {
          const rows = given.map(([number, hidden, cells]): SheetRow => ({ number, hidden, cells }));
          expect(unpack(pack(rows))).toEqual(rows);
        }
      }),
    );
  });
});
