/** The statement as a workbook: a summary, a sheet for each way of dividing it, and the rows behind all of them. */
import type { z } from 'zod';
import type { QueryContext, TaskContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { type Table, type TableColumn, writeWorkbook } from '../exchange/service.ts';
import { month as statementOf } from './close.ts';
import type { Amounts, statements as contract, FigureGroup, Figures, StatementRow } from './contract.ts';
import { entriesOf, type Month } from './entries.ts';
import { rowsOf } from './rows.ts';
import { payerWords, sheetWords as words } from './words.ts';

type Say = (sentence: Sentence) => string;
type Answer = z.input<(typeof contract)['export']['output']>;

const text = (say: Say, header: Sentence, width = 14): TableColumn => ({
  header: say(header),
  width,
  kind: 'text',
});
const money = (say: Say, header: Sentence): TableColumn => ({
  header: say(header),
  width: 12,
  kind: 'money',
});

/** What stands in every sheet behind what its rows are. */
const amountColumns = (say: Say): TableColumn[] => [
  { header: say(words.portions), width: 8, kind: 'number' },
  money(say, words.price),
  money(say, payerWords.person),
  money(say, words.subsidy),
  money(say, payerWords.centre),
  money(say, payerWords.street),
  money(say, payerWords.civilAffairs),
  money(say, payerWords.charity),
];

const amountCells = ({ portions, priceFen, personFen, subsidyFen, payers }: Amounts): number[] => [
  portions,
  priceFen,
  personFen,
  subsidyFen,
  payers.centre,
  payers.street,
  payers.civilAffairs,
  payers.charity,
];

function summary(figures: Figures, say: Say): Table {
  const row = (name: Sentence, amounts: Amounts) => [say(name), ...amountCells(amounts)];
  return {
    title: `${say(words.title)} ${figures.month}`,
    columns: [text(say, words.item, 24), ...amountColumns(say)],
    rows: [
      row(words.meals, figures.meals),
      row(words.late, figures.late),
      row(words.adjustments, figures.adjustments),
      row(words.total, figures.total),
      ...(['meal', 'mode', 'method'] as const).flatMap((by) =>
        figures.by[by].map((group) => row(group.name, group)),
      ),
    ],
  };
}

function groups(title: Sentence, head: Sentence, rows: readonly FigureGroup[], say: Say): Table {
  return {
    title: say(title),
    columns: [text(say, head, 24), ...amountColumns(say)],
    rows: rows.map((group) => [say(group.name), ...amountCells(group)]),
  };
}

function shares({ payers, rules }: Figures, say: Say): Table {
  return {
    title: say(words.byPayer),
    columns: [
      text(say, words.payer),
      text(say, words.rule, 30),
      { header: say(words.portions), width: 8, kind: 'number' },
      money(say, words.amount),
    ],
    rows: [
      ...payers.map(({ name, portions, amountFen }) => [say(name), say(words.all), portions, amountFen]),
      ...rules.map((rule) => [
        say(payerWords[rule.payer]),
        `${say(rule.name)} (v${rule.key.split('@').at(-1)})`,
        rule.portions,
        rule.amountFen,
      ]),
    ],
  };
}

function moneySheet({ money: moved }: Figures, say: Say): Table {
  return {
    title: say(words.money),
    columns: [
      text(say, words.item, 24),
      { header: say(words.entries), width: 8, kind: 'number' },
      money(say, words.cash),
      money(say, words.balance),
      money(say, words.owed),
    ],
    rows: [
      [say(words.opening), null, null, moved.opening.balanceFen, moved.opening.owedFen],
      ...[...moved.kinds, { name: words.total, ...moved.total }].map((kind) => {
        return [say(kind.name), kind.entries, kind.cashFen, kind.balanceFen, kind.owedFen];
      }),
      [say(words.closing), null, null, moved.closing.balanceFen, moved.closing.owedFen],
    ],
  };
}

function rowCells(row: StatementRow, say: Say) {
  return [
    row.bookedOn,
    row.day,
    say(row.kind === 'meal' ? words.meal : words.adjustment),
    row.name ?? (row.guest || say(words.guest)),
    say(row.tier),
    say(row.meal),
    say(row.mode),
    row.optionName,
    ...amountCells(row),
    say(row.method),
    row.deliverer,
    row.lines.map((line) => `${say(line.rule)} v${line.version}`).join(' + '),
    row.reason,
  ];
}

function rowsSheet(ctx: QueryContext, month: Month, say: Say): Table {
  return {
    title: say(words.rows),
    columns: [
      { header: say(words.bookedOn), width: 12, kind: 'date' },
      { header: say(words.day), width: 12, kind: 'date' },
      text(say, words.kind, 8),
      text(say, words.name),
      text(say, words.tier),
      text(say, words.mealTime, 8),
      text(say, words.mode, 10),
      text(say, words.option),
      ...amountColumns(say),
      text(say, words.method),
      text(say, words.deliverer),
      text(say, words.rule, 40),
      text(say, words.reason, 30),
    ],
    rows: rowsOf(ctx.sqlite, entriesOf(ctx, month)).map((row) => rowCells(row, say)),
  };
}

export async function exportStatement(
  ctx: TaskContext,
  { month, language }: { month: Month; language: 'zh' | 'en' },
): Promise<Answer> {
  const say: Say = (sentence) => sentence[language];
  const { figures } = statementOf(ctx, { month });
  const rows = rowsSheet(ctx, month, say);
  const tables = [
    summary(figures, say),
    groups(words.byTier, words.tier, figures.by.tier, say),
    shares(figures, say),
    groups(words.byDeliverer, words.deliverer, figures.by.deliverer, say),
    groups(words.byDay, words.day, figures.by.day, say),
    moneySheet(figures, say),
    rows,
  ];
  // Logged before the file leaves, so that none leaves unlogged.
  await ctx.transact((tx) => tx.record(null, { month, rows: rows.rows.length }));
  const bytes = await writeWorkbook(tables, ctx.signal);
  return {
    file: new Blob([new Uint8Array(bytes)]),
    fileName: `${say(words.title)} ${month}.xlsx`,
    rows: rows.rows.length,
  };
}
