/** Meal accounts as tables: what everybody has and owes, and one person's entries with the running balance. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { AccountFilter } from '../payments/contract.ts';
import { accountList, paymentWords, statement } from '../payments/service.ts';
import { linesOf } from '../residents/service.ts';
import { clock } from './exportDesk.ts';
import { heads } from './exportWords.ts';
import type { Table, TableColumn } from './sheetTable.ts';

type Say = (words: Sentence) => string;

function columnsOf(say: Say, keys: readonly [keyof typeof heads, TableColumn['kind'], number?][]) {
  return keys.map(([key, kind, width = 14]): TableColumn => ({ header: say(heads[key]), width, kind }));
}

export function pursesTable(ctx: QueryContext, filter: AccountFilter, say: Say): Table {
  const { rows } = accountList(ctx, { filter, sort: { by: 'name', descending: false } });
  const people = linesOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const time = clock(ctx);
  return {
    columns: columnsOf(say, [
      ['name', 'text'],
      ['address', 'text', 24],
      ['phone', 'text'],
      ['balance', 'money'],
      ['owed', 'money'],
      ['lastPayment', 'text', 18],
    ]),
    rows: rows.map(({ id, name, balanceFen, owedFen, lastAt }) => {
      const person = people.get(id);
      const last = lastAt === null ? null : time(lastAt);
      return [name, person?.address ?? null, person?.phone ?? null, balanceFen, owedFen, last];
    }),
  };
}

/** Both days included, by the day each entry was booked. */
export function purseEntriesTable(
  ctx: QueryContext,
  range: { residentId: string; from: string; to: string },
  say: Say,
): Table {
  const { rows, person } = statement(ctx, range);
  return {
    title: person.name,
    columns: columnsOf(say, [
      ['day', 'date'],
      ['paymentKind', 'text'],
      ['cash', 'money'],
      ['toBalance', 'money'],
      ['balance', 'money'],
      ['toOwed', 'money'],
      ['owed', 'money'],
      ['receiptNo', 'text', 22],
      ['handler', 'text'],
      ['note', 'text', 30],
    ]),
    rows: rows.map((row) => [
      row.bookedOn,
      say(paymentWords[row.kind]),
      row.cashFen,
      row.balanceFen,
      row.balanceAfterFen,
      row.owedFen,
      row.owedAfterFen,
      row.receiptNo,
      row.accountName,
      row.note,
    ]),
  };
}
