/** A month's credited hours as a spreadsheet: figures, one line each, or as the national system may take them. */
import { findCentre } from '../centre/service.ts';
import { dayAt } from '../core/clock.ts';
import { accountOf, type QueryContext, type TaskContext } from '../core/dispatch.ts';
import { coreFailure, type Sentence } from '../core/errors.ts';
import { type Table, type TableColumn, writeWorkbook } from '../exchange/service.ts';
import { maskId, maskPhone } from '../residents/mask.ts';
import { phonesOf, requireResident } from '../residents/service.ts';
import { documentKinds } from '../residents/vocabulary.ts';
import { findStation } from '../shifts/service.ts';
import { requireVolunteer } from '../volunteers/service.ts';
import { clockTime } from './checks.ts';
import type { Given } from './given.ts';
import { namesOf } from './lines.ts';
import { creditedOf, report, teamsByVolunteer } from './report.ts';
import { evidenceLabels, kindLabels } from './words.ts';

type Say = (words: Sentence) => string;

/** Hours with two decimals: the national rules count in hours, a minute is 0.02. */
const hours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

const column = (header: string, kind: TableColumn['kind'], width: number): TableColumn => ({
  header,
  kind,
  width,
});

function reportTables(ctx: QueryContext, month: string, say: Say): Table[] {
  const figures = report(ctx, { month });
  const parts = [
    [{ zh: '按队伍', en: 'By team' }, figures.byTeam, null],
    [{ zh: '按签到点', en: 'By station' }, figures.byStation, null],
    [{ zh: '按服务类别', en: 'By kind' }, figures.byKind, kindLabels],
    [{ zh: '按证明等级', en: 'By evidence' }, figures.byEvidence, evidenceLabels],
  ] as const;
  const nameOf = (
    labels: Readonly<Record<string, Sentence>> | null,
    row: (typeof figures.byTeam)[number],
  ) => {
    const words = labels?.[row.key] ?? { zh: row.name, en: row.nameEn };
    return say(words) || say({ zh: '（无）', en: '(none)' });
  };
  return parts.map(([title, rows, labels]) => ({
    title: `${say(title)} ${month}`,
    columns: [
      column(say({ zh: '名称', en: 'Name' }), 'text', 24),
      column(say({ zh: '人次', en: 'Times' }), 'number', 10),
      column(say({ zh: '人数', en: 'Volunteers' }), 'number', 10),
      column(say({ zh: '小时', en: 'Hours' }), 'number', 10),
    ],
    rows: rows.map((row) => [nameOf(labels, row), row.services, row.volunteers, hours(row.minutes)]),
  }));
}

function detailTable(ctx: QueryContext, month: string, say: Say): Table {
  const lines = creditedOf(ctx, month);
  const names = namesOf(
    ctx,
    lines.map(({ volunteerId }) => volunteerId),
  );
  const teams = teamsByVolunteer(ctx);
  const placeOf = (stationId: string | null) => {
    const station = findStation(ctx, stationId);
    return station ? say({ zh: station.name, en: station.nameEn || station.name }) : '';
  };
  return {
    title: `${say({ zh: '志愿服务时长明细', en: 'Service hours' })} ${month}`,
    columns: [
      column(say({ zh: '日期', en: 'Day' }), 'date', 12),
      column(say({ zh: '志愿者编号', en: 'Number' }), 'text', 14),
      column(say({ zh: '姓名', en: 'Name' }), 'text', 12),
      column(say({ zh: '队伍', en: 'Teams' }), 'text', 20),
      column(say({ zh: '服务内容', en: 'Activity' }), 'text', 24),
      column(say({ zh: '服务类别', en: 'Kind' }), 'text', 12),
      column(say({ zh: '地点', en: 'Place' }), 'text', 16),
      column(say({ zh: '开始', en: 'From' }), 'text', 8),
      column(say({ zh: '结束', en: 'To' }), 'text', 8),
      column(say({ zh: '小时', en: 'Hours' }), 'number', 8),
      column(say({ zh: '证明等级', en: 'Evidence' }), 'text', 12),
    ],
    rows: lines.map((line) => [
      line.day,
      names.get(line.volunteerId)?.number ?? '',
      names.get(line.volunteerId)?.name ?? '',
      (teams.get(line.volunteerId) ?? []).map(({ name }) => name).join('、'),
      line.activity,
      say(kindLabels[line.kind]),
      placeOf(line.stationId),
      clockTime(ctx, line.startAt),
      clockTime(ctx, line.endAt),
      hours(line.minutes),
      say(evidenceLabels[line.evidence]),
    ]),
  };
}

/** The order of columns is reasoned in NATIONAL-IMPORT.md. Always in Chinese: it is for a Chinese system. */
function nationalTable(ctx: QueryContext, month: string, full: boolean): Table {
  const centre = findCentre(ctx.db)?.name ?? '';
  const teams = teamsByVolunteer(ctx);
  const rows = creditedOf(ctx, month).map((line) => {
    const volunteer = requireVolunteer(ctx, line.volunteerId);
    const person = requireResident(ctx, volunteer.residentId);
    const phone = phonesOf(ctx, person.id).find(({ endedAt }) => endedAt === null)?.number ?? '';
    const document = person.documentNumber ?? '';
    return [
      person.name,
      person.documentKind === null ? '' : documentKinds[person.documentKind].zh,
      full ? document : maskId(document),
      full ? phone : maskPhone(phone),
      (teams.get(line.volunteerId) ?? []).map(({ name }) => name).join('、') || centre,
      line.activity,
      kindLabels[line.kind].zh,
      findStation(ctx, line.stationId)?.name ?? centre,
      `${line.day} ${clockTime(ctx, line.startAt)}`,
      // A night shift ends on the next day.
      `${dayAt(line.endAt, ctx.zone)} ${clockTime(ctx, line.endAt)}`,
      hours(line.minutes),
      `编号 ${volunteer.number}；${evidenceLabels[line.evidence].zh}`,
    ];
  });
  const heads = ['姓名', '证件类型', '证件号码', '手机号码', '志愿队伍', '项目名称', '服务类别', '服务地点'];
  // Without a title: whoever imports it expects the heads in the first row.
  return {
    columns: [
      ...heads.map((header) => column(header, 'text', 18)),
      column('服务开始时间', 'text', 18),
      column('服务结束时间', 'text', 18),
      column('服务时长（小时）', 'number', 16),
      column('备注', 'text', 24),
    ],
    rows,
  };
}

export async function exportHours(ctx: TaskContext, given: Given<'exportHours'>) {
  const { month, form, language, full, reason } = given;
  const { role } = accountOf(ctx);
  if (full && role === 'evaluator') throw coreFailure('access.denied');
  const say: Say = (words) => words[language];
  const tables =
    form === 'report'
      ? reportTables(ctx, month, say)
      : [form === 'detail' ? detailTable(ctx, month, say) : nationalTable(ctx, month, full)];
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  // Logged before the file leaves, so that none leaves unlogged.
  await ctx.transact((tx) => tx.record(null, { month, form, rows, ...(full ? { full, reason } : {}) }));
  const bytes = await writeWorkbook(tables, ctx.signal);
  const names = {
    report: { zh: '志愿服务月报', en: 'Volunteer report' },
    detail: { zh: '志愿服务时长明细', en: 'Service hours' },
    national: { zh: '志愿服务时长导入', en: 'National import' },
  } as const;
  return { file: new Blob([new Uint8Array(bytes)]), fileName: `${say(names[form])} ${month}.xlsx`, rows };
}
