/** Read a file, see what it would do, do it. Each step can be cancelled; only the last one writes. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { desc, eq } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { accountOf, type CommandContext, type Handlers, type TaskContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { naturalId } from '../core/ids.ts';
import { applyPlan } from './applyPlan.ts';
import { cleanRosterInTurns } from './cleanRoster.ts';
import type { CleanRow } from './cleanRow.ts';
import { type exchange as contract, importFailure, type RosterField, rosterFields } from './contract.ts';
import { type ColumnMapping, findHeader, headerFingerprint, proposeMapping } from './findHeader.ts';
import { type Finding, isProblem, kindSentence } from './findings.ts';
import { type ImportPlan, isAcceptable, type PlanGroup, type PlanRow, planRows } from './plan.ts';
import { viewRows } from './planView.ts';
import { readWorkbook } from './readSheet.ts';
import { rejectedTable } from './rejected.ts';
import type { Sheet } from './sheet.ts';
import { forget, heldFile, heldPlan, keepFile, keepPlan } from './shelf.ts';
import { importRun, importRuns, importTemplate, importTemplates } from './table.ts';
import { writeXlsx } from './writeSheet.ts';

type ImportHandlers = Omit<Handlers<typeof contract>, 'exportList'>;

/** Entities that an import compares with: a change of any of them makes a plan outdated. */
const compared =
  "'resident','residentPhone','residentCategory','household','householdMember','residentMerge'";

function latestChange(ctx: Pick<TaskContext, 'sqlite'>): number {
  return ctx.sqlite.prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM change').pluck().get() ?? 0;
}

function movedOn(ctx: CommandContext, stamp: number): boolean {
  const sql = `SELECT 1 FROM change WHERE rowid > ? AND entity IN (${compared}) LIMIT 1`;
  return ctx.sqlite.prepare(sql).get(stamp) !== undefined;
}

function isRosterField(text: string | null): text is RosterField {
  return rosterFields.some((field) => field === text);
}

function describeSheet(ctx: TaskContext, { name, hidden, rows }: Sheet) {
  const header = findHeader(rows);
  if (!header) return { score: 0, sheet: { name, hidden, rows: rows.length, header: null } };
  const data = rows.slice(header.dataFrom);
  const proposed = proposeMapping(header, data);
  const fingerprint = headerFingerprint(header.columns);
  const template = ctx.db
    .select()
    .from(importTemplate)
    .where(eq(importTemplate.fingerprint, fingerprint))
    .get();
  const columns = proposed.map((mapping) => {
    const remembered = template?.mapping[mapping.column] ?? null;
    if (!template) return mapping;
    const field = isRosterField(remembered) ? remembered : null;
    return { ...mapping, field, certainty: 'sure' as const };
  });
  const { rowNumber, confidence, score } = header;
  const shown = {
    rowNumber,
    confidence,
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
  };
  return {
    score,
    sheet: { name, hidden, rows: data.length, header: { ...shown, remembered: template !== undefined } },
  };
}

function importedBefore(ctx: TaskContext, hash: string) {
  const run = ctx.db
    .select({ at: importRun.at, name: account.name })
    .from(importRun)
    .innerJoin(account, eq(account.id, importRun.accountId))
    .where(eq(importRun.fileHash, hash))
    .orderBy(desc(importRun.at))
    .limit(1)
    .get();
  return run ? { at: run.at, account: run.name } : null;
}

function countBy(findings: readonly Finding[]) {
  const kinds = Map.groupBy(findings, ({ code }) => code);
  return [...kinds]
    .flatMap(([code, [first, ...rest]]) =>
      first ? [{ code, rows: rest.length + 1, sentence: kindSentence([first, ...rest]) }] : [],
    )
    .sort((one, other) => other.rows - one.rows);
}

export function countGroups(rows: readonly PlanRow[]): Record<PlanGroup, number> {
  const counts = { new: 0, changed: 0, unchanged: 0, duplicate: 0, person: 0 };
  for (const { group } of rows) counts[group] += 1;
  return counts;
}

async function makePlan(
  ctx: TaskContext,
  cleaned: readonly CleanRow[],
  accept: ReadonlySet<string>,
  task: string,
) {
  // Cleaning is one half of the work, comparing the other.
  const total = cleaned.length * 2;
  const steps = planRows(ctx, { rows: cleaned, accept });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (ctx.signal.aborted) throw coreFailure('task.cancelled');
    ctx.progress({ task, done: cleaned.length + step.value, total });
    await nextTurn();
  }
}

function rememberMapping(ctx: CommandContext, plan: ImportPlan, fileName: string) {
  const fingerprint = headerFingerprint(plan.headerColumns);
  const id = naturalId('importTemplate', fingerprint);
  const known = ctx.db.select().from(importTemplate).where(eq(importTemplate.id, id)).get();
  const row = { name: fileName, mapping: [...plan.mapping], usedAt: ctx.now };
  if (known) ctx.write.update(importTemplates, id, row);
  else ctx.write.insert(importTemplates, { id, fingerprint, ...row });
}

export const importHandlers: ImportHandlers = {
  async readFile(ctx, { task, file }) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sheets = await readWorkbook(bytes, file.name, {
      signal: ctx.signal,
      onProgress: ({ rows, total }) => ctx.progress({ task, done: rows, total: total ?? 0 }),
    });
    const hash = createHash('sha256').update(bytes).digest('hex');
    const described = sheets.map((sheet) => describeSheet(ctx, sheet));
    const best = described.reduce(
      (top, { score }, at) => (score > (described[top]?.score ?? 0) ? at : top),
      0,
    );
    const open = { id: ctx.ids.next(), name: file.name, hash, sheets };
    keepFile(ctx.session, open);
    return {
      fileId: open.id,
      fileName: file.name,
      sheets: described.map(({ sheet }) => sheet),
      proposed: best,
      importedBefore: importedBefore(ctx, hash),
    };
  },

  async dryRun(ctx, { task, fileId, sheet: index, mapping, accept }) {
    const file = heldFile(ctx.session, fileId);
    const sheet = file.sheets[index];
    const header = sheet && findHeader(sheet.rows);
    if (!sheet || !header) throw importFailure('import.noSheet');
    if (!mapping.includes('name')) throw importFailure('import.noName');
    const stamp = latestChange(ctx);
    const data = sheet.rows.slice(header.dataFrom);
    const columns: ColumnMapping[] = header.columns.map((text, column) => ({
      column,
      header: text,
      field: mapping[column] ?? null,
      certainty: 'sure',
      samples: [],
    }));
    const cleaned = await cleanRosterInTurns(data, columns, {
      signal: ctx.signal,
      onProgress: (done) => ctx.progress({ task, done, total: data.length * 2 }),
    });
    const accepted = new Set(accept);
    const parts = await makePlan(ctx, cleaned, accepted, task);
    const plan: ImportPlan = {
      id: ctx.ids.next(),
      ...parts,
      mapping,
      headerColumns: header.columns,
      sheetName: sheet.name,
      stamp,
    };
    keepPlan(ctx.session, fileId, plan);
    const findings = cleaned.flatMap(({ notes, problems }) => [...notes, ...problems]);
    const problems = countBy(findings.filter(({ code }) => isProblem(code)));
    return {
      planId: plan.id,
      counts: countGroups(parts.rows),
      households: parts.households.length,
      problems: problems.map((problem) => ({
        ...problem,
        acceptable: isAcceptable(problem.code),
        accepted: isAcceptable(problem.code) && accepted.has(problem.code),
      })),
      notes: countBy(findings.filter(({ code }) => !isProblem(code))),
    };
  },

  planRows: (ctx, { planId, ...page }) => viewRows(ctx, heldPlan(ctx.session, planId).plan, page),

  async run(ctx, { task, planId }) {
    const { file, plan } = heldPlan(ctx.session, planId);
    const counts = countGroups(plan.rows);
    if (counts.new + counts.changed === 0) throw importFailure('import.nothing');
    const total = counts.new + counts.changed + counts.unchanged;
    const households = await ctx.transactInSteps(function* (tx) {
      if (movedOn(tx, plan.stamp)) throw importFailure('import.outdated');
      const source = `花名册 ${file.name}`.slice(0, 60);
      const formed = yield* applyPlan(tx, plan, source, (done) => ctx.progress({ task, done, total }));
      rememberMapping(tx, plan, file.name);
      tx.write.insert(importRuns, {
        id: tx.ids.next(),
        fileName: file.name,
        fileHash: file.hash,
        at: tx.now,
        accountId: accountOf(tx).id,
        counts,
      });
      tx.record(null, { file: file.name, ...counts, households: formed });
      return formed;
    });
    return { counts, households };
  },

  async rejected(ctx, { planId }) {
    const { file, plan } = heldPlan(ctx.session, planId);
    const sheet = file.sheets.find(({ name }) => name === plan.sheetName);
    const bytes = await writeXlsx(rejectedTable(plan, sheet?.rows ?? []), ctx.signal);
    const stem = file.name.replace(/\.(xlsx|csv)$/i, '');
    return { file: new Blob([new Uint8Array(bytes)]), fileName: `${stem} 待处理.xlsx` };
  },

  discard(ctx) {
    forget(ctx.session);
    return {};
  },
};
