import { describe, expect, it } from 'vitest';
import { decodeText, detectDelimiter, parseCsv, readCsv } from '../../../db/exchange/csv.ts';
import { encodeGb18030 } from './gb18030.ts';

const cellsOf = (text: string, delimiter = ',') => parseCsv(text, delimiter).rows.map(({ cells }) => cells);

describe('the encoding is told by the bytes', () => {
  const text = '姓名,备注\n王𬭎河,行动不便,€';
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 as "Unicode text"', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030 with a rare character', encodeGb18030(text), 'gb18030'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });
});

describe('the delimiter is told by the first rows', () => {
  it.each([
    [',', '姓名,性别\n王一,男\n'],
    [';', '姓名;性别;备注\n王一;男;来过,又走了\n李二;女;\n'],
    ['\t', '姓名\t性别\n王一\t男,女\n'],
    ['|', '姓名|性别\n王一|男\n'],
    [';', 'sep=;\n姓名,a;性别\n'],
    [',', '姓名,性别\n"a;b;c;d",男\n"e;f;g;h",女\n'],
    [',', '姓名\n王一\n'],
  ])('%j in %j', (delimiter, text) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});

describe('rows and fields', () => {
  it('keeps line breaks, delimiters and quotation marks inside quotes', () => {
    expect(cellsOf('a,"b\r\nc","d,""e"""\r\nf,"g"h,i "j"')).toEqual([
      ['a', 'b\r\nc', 'd,"e"'],
      ['f', 'gh', 'i "j"'],
    ]);
  });

  it('numbers rows as Excel shows them: an empty line counts, a quoted break does not', () => {
    const { rows, emptyRows } = parseCsv('a\n"b\nb"\n\n,,\nc', ',');
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'b\nb'],
      [5, 'c'],
    ]);
    expect(emptyRows).toBe(2);
  });

  it('reads every kind of line end, and a file that ends with or without one', () => {
    const rows = [
      ['a', 'b'],
      ['c', null],
    ];
    for (const text of ['a,b\nc,', 'a,b\r\nc,\r\n', 'a,b\rc,\r']) expect(cellsOf(text)).toEqual(rows);
  });

  it('takes a number out of the formula that keeps it text', () => {
    expect(cellsOf('="510104199001011236",="",="0123"')).toEqual([['510104199001011236', null, '0123']]);
  });

  it('names the row in which a quotation mark stays open', () => {
    expect(() => cellsOf('a\n\nb,"c\nd')).toThrow(
      expect.objectContaining({
        code: 'exchange.quote',
        failure: expect.objectContaining({ params: { row: 3 } }),
      }),
    );
  });

  it('is one sheet named after the file', () => {
    expect(readCsv(Buffer.from('a,b'), 'D:\\花名册\\杏林社区.v2.csv')).toEqual([
      {
        name: '杏林社区.v2',
        hidden: false,
        emptyRows: 0,
        rows: [{ number: 1, hidden: false, cells: ['a', 'b'] }],
      },
    ]);
  });
});
