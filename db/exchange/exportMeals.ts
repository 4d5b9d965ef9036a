/** The meals of some days as a table, one line each as it stands, with what each rule paid. */
import type { Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { MealLine } from '../meals/contract.ts';
import { mealHandlers } from '../meals/service.ts';
import { mealNames, modeNames } from '../menu/vocabulary.ts';
import { clock } from './exportDesk.ts';
import { heads, methodWords } from './exportWords.ts';
import type { Table, TableColumn } from './sheetTable.ts';

type Say = (words: Sentence) => string;

const columns: readonly [keyof typeof heads, TableColumn['kind'], number?][] = [
  ['day', 'date'],
  ['time', 'text', 18],
  ['mealTime', 'text', 8],
  ['name', 'text'],
  ['address', 'text', 24],
  ['portions', 'number', 8],
  ['mealOption', 'text'],
  ['servingMode', 'text', 10],
  ['price', 'money'],
  ['subsidy', 'money'],
  ['ownShare', 'money'],
  ['paidBy', 'text', 10],
  ['rules', 'text', 40],
  ['takenBy', 'text'],
  ['deliverer', 'text'],
  ['handler', 'text'],
];

function cells(line: MealLine, say: Say, time: (instant: number) => string): Table['rows'][number] {
  const rules = line.lines.map(
    ({ name, nameEn, version, amountFen }) =>
      `${say({ zh: name, en: nameEn || name })} v${version}: ${(amountFen / 100).toFixed(2)}`,
  );
  return [
    line.day,
    time(line.at),
    say(mealNames[line.meal]),
    line.diner.name || say(heads.guests),
    line.diner.address || null,
    line.portions,
    line.optionName || null,
    say(modeNames[line.mode]),
    line.priceFen,
    line.subsidyFen,
    line.personFen,
    say(methodWords[line.payment]),
    rules.join('; ') || null,
    line.takenBy,
    line.deliverer,
    line.savedBy.name,
  ];
}

/** Both days included, the earliest first, without those undone. */
export function mealsTable(ctx: QueryContext, { from, to }: { from: Day; to: Day }, say: Say): Table {
  const time = clock(ctx);
  const { lines } = mealHandlers.find(ctx, { from, to, filters: {} });
  return {
    columns: columns.map(([key, kind, width = 14]) => ({ header: say(heads[key]), width, kind })),
    rows: lines.toReversed().map((line) => cells(line, say, time)),
  };
}
