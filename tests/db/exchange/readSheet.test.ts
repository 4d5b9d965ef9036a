import { describe, expect, it } from 'vitest';
import { type ReadProgress, readWorkbook } from '../../../db/exchange/readSheet.ts';
import { readRoster, rosterBytes } from './roster.ts';

describe('the roster as it came', () => {
  it('gives every row with the number it has in Excel, hidden ones marked', async () => {
    const { sheet, second } = await readRoster();
    expect(sheet).toMatchObject({ name: '居民花名册', hidden: false, emptyRows: 0 });
    expect(sheet?.rows.map(({ number }) => number)).toEqual(Array.from({ length: 5042 }, (_, i) => i + 1));
    expect(sheet?.rows.filter(({ hidden }) => hidden).map(({ number }) => number)).toEqual([60]);
    expect(sheet?.rows[2]?.cells.slice(0, 4)).toEqual(['序号', '姓名', '性别', '身份证号码']);
    expect(second?.rows).toEqual([{ number: 1, hidden: false, cells: ['身份证号请用文本格式填写'] }]);
  });

  it('leaves the bytes with the caller and tells how far it is', async () => {
    const told: ReadProgress[] = [];
    const copy = rosterBytes.slice();
    await readWorkbook(copy, 'roster.xlsx', { onProgress: (progress) => told.push(progress) });
    expect(copy).toEqual(rosterBytes);
    expect(told[0]).toEqual({ rows: 0, total: null });
    expect(told.at(-1)).toEqual({ rows: 5043, total: 5043 });
    expect(told.map(({ rows }) => rows)).toEqual(told.map(({ rows }) => rows).sort((a, b) => a - b));
  });

  it('stops at once when cancelled', async () => {
    const early = AbortSignal.abort();
    await expect(readWorkbook(rosterBytes, 'roster.xlsx', { signal: early })).rejects.toMatchObject({
      code: 'task.cancelled',
    });
    const controller = new AbortController();
    let rows = 0;
    const reading = readWorkbook(rosterBytes, 'roster.xlsx', {
      signal: controller.signal,
      onProgress(progress) {
        rows = progress.rows;
        if (rows > 0) controller.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ code: 'task.cancelled' });
    expect(rows).toBeLessThan(5043);
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['nothing', new Uint8Array(), 'exchange.empty'],
    ['more than 30 MB', new Uint8Array(31 * 1024 * 1024), 'exchange.tooLarge'],
    ['half a workbook', rosterBytes.slice(0, 200_000), 'exchange.damaged'],
  ])('%s: comes back over the thread with its sentence', async (_, bytes, code) => {
    await expect(readWorkbook(bytes, 'file.xlsx')).rejects.toMatchObject({
      code,
      failure: { sentence: { zh: expect.stringContaining('。'), en: expect.stringContaining('.') } },
    });
  });
});
