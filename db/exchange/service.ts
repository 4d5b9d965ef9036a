/** Import and export in one place: see `importService.ts` for rosters, here for lists on their way out. */
import {
  accountOf,
  type CommandContext,
  type Handlers,
  type QueryContext,
  type TaskContext,
} from '../core/dispatch.ts';
import { coreFailure, type Sentence } from '../core/errors.ts';
import type { Role } from '../core/procedure.ts';
import { type exchange as contract, type ExportedList, exportFailure } from './contract.ts';
import { attendanceTable, enrolmentsTable } from './exportCare.ts';
import { accountsTable, auditTable, followUpsTable, mattersTable, visitsTable } from './exportDesk.ts';
import { careTasksTable, clinicSessionTable, incidentsTable } from './exportHealth.ts';
import { mealsTable } from './exportMeals.ts';
import { purseEntriesTable, pursesTable } from './exportMoney.ts';
import { residentsTable } from './exportResidents.ts';
import { titles } from './exportWords.ts';
import { importHandlers } from './importService.ts';
import type { Table } from './sheetTable.ts';
import { writeCsv, writeXlsx } from './writeSheet.ts';

export { readWorkbook } from './readSheet.ts';
export type { Table, TableColumn } from './sheetTable.ts';
export { writeWorkbook } from './writeSheet.ts';

/** Who may export a list is who may read it on its page. */
const readers: Readonly<Record<ExportedList['kind'], readonly Role[]>> = {
  residents: ['manager', 'frontDesk', 'careOperator', 'volunteerCoordinator', 'evaluator'],
  visits: ['manager', 'frontDesk', 'evaluator'],
  followUps: ['manager', 'frontDesk', 'evaluator'],
  audit: ['manager', 'evaluator'],
  accounts: ['manager'],
  matters: ['manager', 'frontDesk', 'evaluator'],
  careTasks: ['manager', 'careOperator', 'evaluator'],
  incidents: ['manager', 'careOperator', 'evaluator'],
  clinicSession: ['manager', 'careOperator', 'evaluator'],
  enrolments: ['manager', 'careOperator', 'evaluator'],
  attendance: ['manager', 'careOperator', 'evaluator'],
  meals: ['manager', 'careOperator', 'evaluator'],
  purses: ['manager', 'careOperator', 'evaluator'],
  purseEntries: ['manager', 'careOperator', 'evaluator'],
};

function checkAllowed(ctx: QueryContext, list: ExportedList) {
  const { role } = accountOf(ctx);
  if (!readers[list.kind].includes(role)) throw coreFailure('access.denied');
  if ('from' in list && list.to < list.from) throw exportFailure('export.rangeReversed');
  if (list.kind !== 'residents' || !list.full) return;
  if (role === 'evaluator') throw exportFailure('export.fullDenied');
  if (list.reason === '') throw exportFailure('export.reasonMissing');
}

function tableOf(ctx: QueryContext, list: ExportedList, say: (words: Sentence) => string): Table {
  switch (list.kind) {
    case 'residents':
      return residentsTable(ctx, list, say);
    case 'visits':
      return visitsTable(ctx, list, say);
    case 'followUps':
      return followUpsTable(ctx, say);
    case 'audit':
      return auditTable(ctx, list, say);
    case 'accounts':
      return accountsTable(ctx, say);
    case 'matters':
      return mattersTable(ctx, say);
    case 'careTasks':
      return careTasksTable(ctx, say);
    case 'incidents':
      return incidentsTable(ctx, list.month, say);
    case 'clinicSession':
      return clinicSessionTable(ctx, list.sessionId, say);
    case 'enrolments':
      return enrolmentsTable(ctx, say);
    case 'attendance':
      return attendanceTable(ctx, list, say);
    case 'meals':
      return mealsTable(ctx, list, say);
    case 'purses':
      return pursesTable(ctx, list.filter, say);
    case 'purseEntries':
      return purseEntriesTable(ctx, list, say);
  }
}

/** Every export is logged; one in full with its reason, so that whoever asks who saw a number finds it. */
function recordExport(ctx: CommandContext, list: ExportedList, rows: number) {
  const full = list.kind === 'residents' && list.full;
  ctx.record(null, { list: list.kind, rows, ...(full ? { full: true, reason: list.reason } : {}) });
}

async function exportList(
  ctx: TaskContext,
  { list, format, language }: { list: ExportedList; format: 'xlsx' | 'csv'; language: 'zh' | 'en' },
) {
  checkAllowed(ctx, list);
  const say = (words: Sentence) => words[language];
  const title = say(titles[list.kind]);
  const table = tableOf(ctx, list, say);
  // Logged before the file leaves, so that none leaves unlogged.
  await ctx.transact((tx) => recordExport(tx, list, table.rows.length));
  const bytes = format === 'xlsx' ? await writeXlsx({ title, ...table }, ctx.signal) : writeCsv(table);
  return {
    file: new Blob([new Uint8Array(bytes)]),
    fileName: `${title} ${ctx.today}.${format}`,
    rows: table.rows.length,
  };
}

export const exchangeHandlers: Handlers<typeof contract> = { ...importHandlers, exportList };
