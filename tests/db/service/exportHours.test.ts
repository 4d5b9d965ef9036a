/** A month's hours as a spreadsheet: what is in it, in which order, and who may see whole numbers. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWorkbook } from '../../../db/exchange/service.ts';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
let one: { id: string; residentId: string; number: string };
beforeEach(async () => {
  desk = await openVolunteerDesk();
  one = await desk.addVolunteer('王桂芳');
});
afterEach(() => desk[Symbol.dispose]());

const month = '2026-11';
const usual = { month, language: 'zh', full: false, reason: '' } as const;
type Wanted = Parameters<VolunteerDesk['coordinator']['service']['exportHours']>[0];

async function read(wanted: Pick<Wanted, 'form'> & Partial<Wanted>, by = desk.coordinator) {
  const { file, fileName, rows } = await by.service.exportHours({ ...usual, ...wanted });
  const sheets = await readWorkbook(new Uint8Array(await file.arrayBuffer()), fileName);
  return { fileName, rows, sheets: sheets.map((sheet) => sheet.rows.map(({ cells }) => cells)) };
}

it('the detail holds what was approved in that month and nothing else', async () => {
  await desk.serve(one.id, '08:00', '10:30');
  await desk.record(one.id, '13:00', '15:00');
  const { fileName, rows, sheets } = await read({ form: 'detail' });
  expect([fileName, rows]).toEqual(['志愿服务时长明细 2026-11.xlsx', 1]);
  const [title, heading, line, ...more] = sheets[0] ?? [];
  expect(title?.[0]).toBe('志愿服务时长明细 2026-11');
  expect(heading).toEqual([
    ...[
      '日期',
      '志愿者编号',
      '姓名',
      '队伍',
      '服务内容',
      '服务类别',
      '地点',
      '开始',
      '结束',
      '小时',
      '证明等级',
    ],
  ]);
  expect(line).toEqual([
    ...[
      '2026-11-16',
      one.number,
      '王桂芳',
      null,
      '助餐',
      '助餐送餐',
      null,
      '08:00',
      '10:30',
      2.5,
      '员工登记',
    ],
  ]);
  expect(more).toEqual([]);
  expect((await read({ form: 'detail', month: '2026-10' })).rows).toBe(0);
});

it('the national sheet begins with its heads in their own order, always in Chinese, and masks numbers', async () => {
  await desk.serve(one.id, '08:00', '10:30');
  const { sheets } = await read({ form: 'national', language: 'en' });
  const [heading, line] = sheets[0] ?? [];
  expect(heading).toEqual([
    ...['姓名', '证件类型', '证件号码', '手机号码', '志愿队伍', '项目名称', '服务类别', '服务地点'],
    ...['服务开始时间', '服务结束时间', '服务时长（小时）', '备注'],
  ]);
  expect(line?.slice(0, 2)).toEqual(['王桂芳', '居民身份证']);
  expect(line?.[2]).toMatch(/^\d{6}\*+[\dX]{4}$/);
  expect(line?.slice(8, 11)).toEqual(['2026-11-16 08:00', '2026-11-16 10:30', 2.5]);
  expect(line?.[11]).toContain(one.number);
});

it('service past midnight ends on the next day', async () => {
  desk.clock.set('2026-11-17T08:00:00+08:00');
  const { startAt } = desk.span('22:00', '23:00');
  const span = { startAt, endAt: startAt + 3 * 3_600_000, breakMinutes: 0 };
  const given = { id: desk.next(), volunteerId: one.id, stationId: null, task: desk.help, span, note: '' };
  const { service } = await desk.coordinator.service.record(given);
  await desk.approve(service.versionId);
  const { sheets } = await read({ form: 'national' });
  expect(sheets[0]?.at(-1)?.slice(8, 11)).toEqual(['2026-11-16 22:00', '2026-11-17 01:00', 3]);
});

it('whole numbers need a reason, are logged, and never go to an evaluator', async () => {
  await desk.serve(one.id, '08:00', '10:30');
  expect(
    await failureCode(desk.coordinator.service.exportHours({ ...usual, form: 'national', full: true })),
  ).toBe('input.invalid');
  const full = { form: 'national', full: true, reason: '报送区民政局' } as const;
  const evaluator = await desk.as('evaluator');
  expect(await failureCode(read(full, evaluator))).toBe('access.denied');
  const { sheets } = await read(full);
  expect(sheets[0]?.at(-1)?.[2]).toMatch(/^\d{17}[\dX]$/);
  const { entries } = await desk.manager.audit.list({ action: 'service.exportHours', revealsOnly: true });
  expect(entries).toMatchObject([{ reveal: true, reason: '报送区民政局', count: 1 }]);
});

it('the report adds up the same hours by team, station, kind and evidence', async () => {
  const other = await desk.addVolunteer('李建国');
  await desk.serve(one.id, '08:00', '10:30');
  await desk.serve(other.id, '08:00', '09:00');
  const { sheets } = await read({ form: 'report', language: 'en' });
  expect(sheets).toHaveLength(4);
  const hours = (rows: (typeof sheets)[number]) =>
    rows.flatMap((cells) => cells.at(-1)).reduce((sum: number, cell) => sum + Number(cell) || sum, 0);
  expect(sheets.map(hours)).toEqual([3.5, 3.5, 3.5, 3.5]);
  expect(sheets[2]?.at(-1)).toEqual(['Meals', 2, 2, 3.5]);
});
