/** Rosters in, lists out: read a file, see what it would do, do it; and take any list along as a spreadsheet. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { day, month } from '../core/fields.ts';
import { command, query, task } from '../core/procedure.ts';
import { accountFilter } from '../payments/contract.ts';
import { listFilter, sentence } from '../residents/schemas.ts';
import { rosterFields } from './rosterColumns.ts';

export type { RosterField } from './rosterColumns.ts';
export { rosterColumns, rosterFields } from './rosterColumns.ts';

const importers = ['manager', 'frontDesk'] as const;
const taskId = z.uuid();
const field = z.enum(rosterFields);

/** What would become of a row. 新增 变更 不变 文件内重复 需人工处理 */
export const planGroups = ['new', 'changed', 'unchanged', 'duplicate', 'person'] as const;
const planGroup = z.enum(planGroups);

const mappedColumn = z.object({
  column: z.number(),
  header: z.string(),
  field: field.nullable(),
  certainty: z.enum(['sure', 'likely', 'unsure']),
  /** Up to three values as they stand in the file. */
  samples: z.array(z.string()),
});

const readSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.number(),
  /** Null: no header was found; the sheet is probably not a roster. */
  header: z
    .object({
      rowNumber: z.number(),
      confidence: z.enum(['high', 'low']),
      columns: z.array(mappedColumn),
      /** The mapping was used before for a file with the same heads. */
      remembered: z.boolean(),
    })
    .nullable(),
});

const planCounts = z.record(planGroup, z.number());

const exportedList = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('residents'),
    filter: listFilter,
    full: z.boolean(),
    reason: z
      .string()
      .trim()
      .max(200, bilingual('原因不超过 200 个字。', 'The reason has at most 200 characters.')),
  }),
  z.object({ kind: z.literal('visits'), from: day, to: day }),
  z.object({ kind: z.literal('followUps') }),
  z.object({ kind: z.literal('audit'), from: day, to: day }),
  z.object({ kind: z.literal('accounts') }),
  z.object({ kind: z.literal('matters') }),
  z.object({ kind: z.literal('meals'), from: day, to: day }),
  z.object({ kind: z.literal('careTasks') }),
  z.object({ kind: z.literal('incidents'), month }),
  z.object({ kind: z.literal('clinicSession'), sessionId: z.uuid() }),
  z.object({ kind: z.literal('enrolments') }),
  z.object({ kind: z.literal('attendance'), month }),
  z.object({ kind: z.literal('purses'), filter: accountFilter }),
  z.object({ kind: z.literal('purseEntries'), residentId: z.uuid(), from: day, to: day }),
]);
export type ExportedList = z.output<typeof exportedList>;

export const exchange = {
  /** Reads a file and proposes what its columns are. It is kept in memory for this window until another is read. */
  readFile: task({
    access: importers,
    input: z.object({ task: taskId, file: z.file() }),
    output: z.object({
      fileId: z.uuid(),
      fileName: z.string(),
      sheets: z.array(readSheet),
      /** The sheet that looks most like a roster. */
      proposed: z.number(),
      /** The same bytes were imported before. */
      importedBefore: z.object({ at: z.number(), account: z.string() }).nullable(),
    }),
  }),
  /**
   * What an import would do, row by row; nothing is written. `accept`: kinds of problems to go ahead with, the
   * unreadable value left out; a missing name cannot be accepted.
   */
  dryRun: task({
    access: importers,
    input: z.object({
      task: taskId,
      fileId: z.uuid(),
      sheet: z.int().min(0),
      mapping: z.array(field.nullable()).max(200),
      accept: z.array(z.string().max(40)).max(40),
    }),
    output: z.object({
      planId: z.uuid(),
      counts: planCounts,
      households: z.number(),
      /** Kinds of problems, the most frequent first. */
      problems: z.array(
        z.object({
          code: z.string(),
          rows: z.number(),
          sentence,
          acceptable: z.boolean(),
          accepted: z.boolean(),
        }),
      ),
      /** What was tidied by itself, for information. */
      notes: z.array(z.object({ code: z.string(), rows: z.number(), sentence })),
    }),
  }),
  /** The rows of one group, a window at a time. Numbers are masked. */
  planRows: query({
    access: importers,
    reads: [],
    input: z.object({
      planId: z.uuid(),
      group: planGroup,
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({
      total: z.number(),
      rows: z.array(
        z.object({
          rowNumber: z.number(),
          name: z.string(),
          facts: z.string(),
          sentences: z.array(sentence),
          changes: z.array(z.object({ field: sentence, before: z.string(), after: z.string() })),
          residentId: z.uuid().nullable(),
        }),
      ),
    }),
  }),
  /** Carries the plan out in one transaction: all of it, or after a cancel or a power cut none of it. */
  run: task({
    access: importers,
    input: z.object({ task: taskId, planId: z.uuid() }),
    output: z.object({ counts: planCounts, households: z.number() }),
  }),
  /** The rows that need a person, as an `.xlsx` with the reasons, to be mended and imported again. */
  rejected: task({
    access: importers,
    input: z.object({ planId: z.uuid() }),
    output: z.object({ file: z.instanceof(Blob), fileName: z.string() }),
  }),
  /** Forgets the file and its plan. */
  discard: command({ access: importers, input: z.object({}), output: z.object({}) }),
  /**
   * A list as a spreadsheet, masked. Residents may be exported in `full`: that needs a reason and is logged with how
   * many persons it held (PIPL art. 51). Who may export a list is who may read it.
   */
  exportList: task({
    access: ['manager', 'frontDesk', 'careOperator', 'volunteerCoordinator', 'evaluator'],
    input: z.object({
      list: exportedList,
      format: z.enum(['xlsx', 'csv']),
      language: z.enum(['zh', 'en']),
    }),
    output: z.object({ file: z.instanceof(Blob), fileName: z.string(), rows: z.number() }),
  }),
} as const;

export const importFailure = defineFailures({
  'import.forgotten': {
    zh: '文件已不在内存中，请重新选择文件。数据没有改动。',
    en: 'The file is no longer held. Choose it again. Nothing was changed.',
  },
  'import.noSheet': {
    zh: '文件里没有这个工作表，请重新选择。',
    en: 'There is no such sheet. Choose another one.',
  },
  'import.noName': {
    zh: '还没有指定哪一列是姓名，请先指定。',
    en: 'No column is set as the name yet. Choose one.',
  },
  'import.outdated': {
    zh: '预览之后有人改动了居民资料，请重新预览再导入。数据没有改动。',
    en: 'Someone changed residents after the preview. Preview again, then import. Nothing was changed.',
  },
  'import.nothing': { zh: '没有可导入的行。', en: 'There is nothing to import.' },
});

export const exportFailure = defineFailures({
  'export.reasonMissing': {
    zh: '导出完整号码要写明原因，会记入日志。',
    en: 'To export full numbers, give the reason; it is logged.',
  },
  'export.fullDenied': {
    zh: '您的岗位只能导出遮盖号码的名单。',
    en: 'Your role may export lists with masked numbers only.',
  },
  'export.rangeReversed': {
    zh: '结束日期早于开始日期，请改正。',
    en: 'The last day lies before the first. Correct the dates.',
  },
});
