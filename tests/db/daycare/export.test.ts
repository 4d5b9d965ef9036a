import { expect, it } from 'vitest';
import { monday, openCare } from './support.ts';

it('exports who is enrolled, and a month of attendance with its sums', async () => {
  const house = await openCare();
  const { care, elder, enrol } = house;
  const residentId = await elder('何静秋');
  await enrol(residentId, { startsOn: monday });
  await enrol(await elder('候补一'), { startsOn: null });
  await care.daycare.arrive({ residentId });
  await house.openHouse('2026-11-18');
  await care.daycare.absent({ residentId, day: '2026-11-17', reason: 'ill', note: '' });
  const text = async (list: Parameters<typeof care.exchange.exportList>[0]['list']) => {
    const { file } = await care.exchange.exportList({ list, format: 'csv', language: 'zh' });
    return file.text();
  };
  const enrolled = await text({ kind: 'enrolments' });
  expect(enrolled).toContain('候补一');
  expect(enrolled).toContain('一 二 三 四 五');
  const rows = (await text({ kind: 'attendance', month: '2026-11' })).split('\r\n');
  expect(rows[0]).toMatch(/^\uFEFF?"?姓名"?,"?1"?,"?2"?,/);
  const mine = rows
    .find((row) => row.includes('何静秋'))
    ?.replaceAll('"', '')
    .split(',');
  expect(mine?.slice(15, 19)).toEqual(['', '到', '缺', '未到']);
  expect(mine?.slice(-3)).toEqual(['1', '2', '0']);
  house.desk[Symbol.dispose]();
});
