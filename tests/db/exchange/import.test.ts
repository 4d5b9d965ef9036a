/** The whole roster, imported as staff would: read, preview, run, again, mend what was rejected. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const roster = readFileSync(join(fixtures, 'roster.xlsx'));
const counted = JSON.parse(readFileSync(join(fixtures, 'roster.json'), 'utf8'));
const task = '00000000-0000-4000-8000-000000000001';

let desk: TestDesk;
let client: DeskClient;
beforeAll(async () => {
  desk = await openTestDesk();
  client = await desk.as('manager');
});
afterAll(() => desk[Symbol.dispose]());

function fileOf(bytes: Uint8Array, name = 'roster.xlsx'): File {
  return new File([new Uint8Array(bytes)], name);
}

async function preview(on: DeskClient, file: File, accept: string[] = []) {
  const read = await on.exchange.readFile({ task, file });
  const sheet = read.sheets[read.proposed];
  const mapping = sheet?.header?.columns.map(({ field }) => field) ?? [];
  const plan = await on.exchange.dryRun({ task, fileId: read.fileId, sheet: read.proposed, mapping, accept });
  return { read, plan };
}

const rowsIn = (table: string) =>
  desk.reader.sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

describe('the roster of 5,039 rows', { timeout: 120_000 }, () => {
  it('previews every row in one group, and the groups agree with what is in the file', async () => {
    const { read, plan } = await preview(client, fileOf(roster));
    const sheet = read.sheets[read.proposed];
    expect(sheet?.name).toBe('居民花名册');
    expect(sheet?.rows).toBe(counted.rows);
    const { counts, problems } = plan;
    expect(counts.new + counts.changed + counts.unchanged + counts.duplicate + counts.person).toBe(
      counted.rows,
    );
    expect(counts.changed + counts.unchanged).toBe(0);
    expect(counts.duplicate).toBe(counted.duplicateRow);
    const kinds = Object.fromEntries(problems.map(({ code, rows }) => [code, rows]));
    expect(kinds.idDamaged).toBe(counted.damagedByExcel);
    expect(kinds.idBadCheck).toBe(counted.badCheck);
    expect(kinds.blankName).toBe(counted.blankName);
    expect(rowsIn('resident')).toBe(0);
  });

  it('says for each row that needs a person why, and where it stands in the sheet', async () => {
    const { plan } = await preview(client, fileOf(roster));
    const { rows } = await client.exchange.planRows({
      planId: plan.planId,
      group: 'person',
      offset: 0,
      limit: 500,
    });
    for (const row of rows) {
      expect(row.sentences.length).toBeGreaterThan(0);
      expect(row.rowNumber).toBeGreaterThan(3);
    }
  });

  it('leaves no trace when it is cancelled half-way', async () => {
    const session = await desk.sessionAs('manager', '取消者');
    const own = clientOver(desk.app, session);
    const { plan } = await preview(own, fileOf(roster));
    const before = [rowsIn('change'), rowsIn('audit')];
    const abort = new AbortController();
    const stop = desk.app.subscribe((heard) => {
      if (heard.kind === 'progress' && heard.done >= 1000) abort.abort();
    });
    const run = desk.app.call(
      session,
      'exchange.run',
      { task, planId: plan.planId },
      { signal: abort.signal },
    );
    expect(await failureCode(run)).toBe('task.cancelled');
    stop();
    expect([rowsIn('change'), rowsIn('audit')]).toEqual(before);
    expect(rowsIn('resident')).toBe(0);
    expect(rowsIn('resident_term')).toBe(0);
  });

  it('imports all that is clear, forms households, and finds them at once', async () => {
    const { plan } = await preview(client, fileOf(roster));
    const done = await client.exchange.run({ task, planId: plan.planId });
    expect(rowsIn('resident')).toBe(plan.counts.new);
    expect(done.households).toBe(plan.households);
    expect(rowsIn('household')).toBe(plan.households);
    const [head] = await client.residents.search({ text: '熊超' });
    expect(head?.address).toContain('杏福里');
    const home = await client.households.of({ id: head?.id ?? '' });
    expect(home?.headId).toBe(head?.id);
    expect(home?.members.map(({ person }) => person.name)).toContain('梁心');
  });

  it('changes nothing the second time', async () => {
    const before = rowsIn('change');
    const { read, plan } = await preview(client, fileOf(roster));
    expect(read.importedBefore?.account).toBe('manager');
    expect(plan.counts.new).toBe(0);
    expect(plan.counts.changed).toBe(0);
    expect(await failureCode(client.exchange.run({ task, planId: plan.planId }))).toBe('import.nothing');
    expect(rowsIn('change')).toBe(before);
  });

  it('hands the rejected rows back as a sheet that, once mended, imports', async () => {
    const { plan } = await preview(client, fileOf(roster));
    const { file, fileName } = await client.exchange.rejected({ planId: plan.planId });
    expect(fileName).toBe('roster 待处理.xlsx');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const again = await preview(client, fileOf(bytes, fileName));
    expect(again.read.sheets[again.read.proposed]?.rows).toBe(plan.counts.person);
    // Going ahead without the damaged numbers is a choice that a person makes, kind by kind.
    const accept = again.plan.problems.filter(({ acceptable }) => acceptable).map(({ code }) => code);
    const accepted = await preview(client, fileOf(bytes, fileName), accept);
    expect(accepted.plan.counts.new).toBeGreaterThan(plan.counts.person * 0.8);
    await client.exchange.run({ task, planId: accepted.plan.planId });
    expect((await preview(client, fileOf(bytes, fileName), accept)).plan.counts.new).toBe(0);
  });

  it('refuses a plan that the register has moved away from', async () => {
    const { plan } = await preview(
      client,
      fileOf(Buffer.from('姓名,联系电话\n周全新,13600000001\n'), 'one.csv'),
    );
    expect(plan.counts.new).toBe(1);
    await client.residents.add({
      person: { name: '别人' },
      phones: [],
      categories: [],
      household: null,
      notDuplicates: [],
    });
    expect(await failureCode(client.exchange.run({ task, planId: plan.planId }))).toBe('import.outdated');
  });

  it('shows a change field by field, masked, before it is made', async () => {
    const csv = '姓名,身份证号码,联系电话,小区,楼栋\n熊超,511400200812143269,13600000009,永宁家园,3\n';
    const { plan } = await preview(client, fileOf(Buffer.from(csv), 'change.csv'));
    expect(plan.counts.changed).toBe(1);
    const { rows } = await client.exchange.planRows({
      planId: plan.planId,
      group: 'changed',
      offset: 0,
      limit: 10,
    });
    expect(rows[0]?.changes).toEqual([
      { field: { zh: '小区', en: 'Estate' }, before: '杏福里', after: '永宁家园' },
      { field: { zh: '楼栋', en: 'Building' }, before: '10', after: '3' },
      { field: { zh: '电话', en: 'Phone' }, before: '', after: '136****0009' },
    ]);
  });
});

describe('export', { timeout: 60_000 }, () => {
  it('masks by default and logs who took what along', async () => {
    const { file, rows } = await client.exchange.exportList({
      list: { kind: 'residents', filter: {}, full: false, reason: '' },
      format: 'csv',
      language: 'zh',
    });
    const text = await file.text();
    expect(rows).toBe(rowsIn('resident'));
    expect(text).not.toMatch(/\d{17}[\dX]/);
    expect(text).not.toMatch(/\b1[3-9]\d{9}\b/);
    const [entry] = (await client.audit.list({ action: 'exchange.exportList' })).entries;
    expect(entry).toMatchObject({ count: rows, reveal: false });
  });

  it('gives full numbers for a reason only, never to the evaluator, and what it gives imports unchanged', async () => {
    const list = { kind: 'residents', filter: {}, full: true, reason: '' } as const;
    const ask = { list, format: 'xlsx', language: 'zh' } as const;
    expect(await failureCode(client.exchange.exportList(ask))).toBe('export.reasonMissing');
    const reasoned = { ...ask, list: { ...list, reason: '街道核对' } };
    const evaluator = await desk.as('evaluator');
    expect(await failureCode(evaluator.exchange.exportList(reasoned))).toBe('export.fullDenied');
    const { file, fileName } = await client.exchange.exportList(reasoned);
    const [entry] = (await client.audit.list({ revealsOnly: true })).entries;
    expect(entry).toMatchObject({ reveal: true, reason: '街道核对' });
    const { plan } = await preview(client, fileOf(new Uint8Array(await file.arrayBuffer()), fileName));
    expect(plan.counts.new).toBe(0);
  });

  it.each([
    { kind: 'visits', from: '2026-11-16', to: '2026-11-16' },
    { kind: 'followUps' },
    { kind: 'audit', from: '2026-11-10', to: '2026-11-16' },
    { kind: 'accounts' },
    { kind: 'matters' },
  ] as const)('takes $kind along in both formats and languages', async (list) => {
    for (const format of ['xlsx', 'csv'] as const) {
      const { file, fileName } = await client.exchange.exportList({ list, format, language: 'en' });
      expect(fileName.endsWith(`2026-11-16.${format}`)).toBe(true);
      expect(file.size).toBeGreaterThan(20);
    }
  });
});
