/** Past hours out of a spreadsheet: what is read, what is refused and why, and that twice is once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../db/exchange/service.ts';
import { kindOf, readDay, readTime } from '../../../db/service/hourColumns.ts';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
beforeEach(async () => {
  desk = await openVolunteerDesk();
});
afterEach(() => desk[Symbol.dispose]());

async function sheet(heads: readonly string[], rows: readonly (readonly string[])[]): Promise<File> {
  const columns = heads.map((header) => ({ header, kind: 'text' as const }));
  const bytes = await writeWorkbook([{ title: '2025 年服务时长', columns, rows }]);
  return new File([new Uint8Array(bytes)], '时长.xlsx');
}

const read = async (file: File) => desk.coordinator.service.readHours({ task: desk.next(), file });
const heads = ['姓名', '志愿者编号', '服务日期', '开始时间', '结束时间', '服务时长（小时）', '服务内容'];

describe('a list of past hours', () => {
  it('is judged row by row without being written, then written once however often it is imported', async () => {
    const { id, number } = await desk.addVolunteer('王桂芳');
    await desk.addVolunteer('李建国');
    const rows = [
      ['王桂芳', number, '2025-03-01', '08:00', '10:30', '2', '午间助餐'],
      ['王桂芳', '', '2025年3月2日', '', '', '1.5', '环境清洁'],
      ['王桂芳', '', '2025/3/2', '', '', '2', '环境清洁'],
      ['王桂芳', number, '2025-03-01', '10:00', '11:00', '', '午间助餐'],
      ['李建国', number, '2025-03-03', '', '', '2', '助餐'],
      ['张三丰', '', '2025-03-03', '', '', '2', '助餐'],
      ['李建国', '', '三月三日', '', '', '2', '助餐'],
      ['李建国', '', '2025-03-03', '', '', '很久', '助餐'],
      ['李建国', '', '2027-03-03', '', '', '2', '助餐'],
    ];
    const file = await sheet(heads, rows);
    const plan = await read(file);
    expect(plan.rows.map(({ state }) => state)).toEqual([
      ...['ready', 'ready', 'ready'],
      ...Array.from({ length: 6 }, () => 'refused'),
    ]);
    expect(plan.rows.slice(3).every(({ sentences }) => sentences.length === 1)).toBe(true);
    expect(plan).toMatchObject({ ready: 3, minutes: 120 + 90 + 120, refused: 6, known: 0 });
    const waiting = () =>
      desk.coordinator.service.waiting({ filter: { volunteerId: id }, offset: 0, limit: 9 });
    expect((await waiting()).total).toBe(0);
    const applied = await desk.coordinator.service.applyHours({ task: desk.next(), importId: plan.importId });
    expect(applied).toEqual({ saved: 3, minutes: 330 });
    const { rows: lines, total, clean } = await waiting();
    // Nobody saw them clocked: none is clean, and each says why.
    expect([total, clean]).toEqual([3, 0]);
    expect(lines.every(({ flags }) => flags.some(({ flag }) => flag === 'backfilled'))).toBe(true);
    const only = { filter: { volunteerId: id, clean: true }, offset: 0, limit: 9 };
    expect((await desk.coordinator.service.waiting(only)).total).toBe(0);
    expect(lines.map(({ service }) => [service.evidence, service.kind])).toEqual([
      ['imported', 'meals'],
      ['imported', 'cleaning'],
      ['imported', 'cleaning'],
    ]);
    const again = await read(file);
    expect(again).toMatchObject({ ready: 0, known: 3, refused: 6 });
    const twice = desk.coordinator.service.applyHours({ task: desk.next(), importId: again.importId });
    expect(await failureCode(twice)).toBe('hoursImport.nothing');
    const { file: left } = await desk.coordinator.service.refusedHours({ importId: again.importId });
    expect((await read(new File([left], '待处理.xlsx'))).rows).toHaveLength(6);
  });

  it('without the columns it needs says which', async () => {
    const file = await sheet(['姓名', '服务内容', '联系电话'], [['王桂芳', '助餐', '13800000000']]);
    expect(await failureCode(read(file))).toBe('hoursImport.columns');
    const none = await sheet(['甲', '乙'], [['1', '2']]);
    expect(await failureCode(read(none))).toBe('hoursImport.noHeader');
  });
});

describe('a cell', () => {
  it.each([
    ['2025-03-01', '2025-03-01'],
    ['2025年3月1日', '2025-03-01'],
    ['2025/3/1 08:00', '2025-03-01'],
    ['2025-02-30', null],
    ['3月1日', null],
  ])('%s is the day %s', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    ['8:30', 510],
    ['2025-03-01 08:30:00', 510],
    [0.5, 720],
    ['上午', null],
  ])('%s is minute %s', (cell, minute) => expect(readTime(cell)).toBe(minute));

  it('names the kind of service where its words do', () => {
    expect(kindOf('', '社区义诊')).toBe('health');
    expect(kindOf('', '读书会')).toBe('other');
  });
});
