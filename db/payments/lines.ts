/** Entries as pages show them: with who saved them, whether they were taken back, and for whom. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { EntryView } from './contract.ts';

type EntryLine = EntryView & { name: string | null };

const selectEntries = `SELECT p.id, p.kind, p.resident_id AS residentId, p.meal_root_id AS mealRootId,
  p.cash_fen AS cashFen, p.balance_fen AS balanceFen, p.owed_fen AS owedFen, p.receipt_no AS receiptNo,
  p.booked_on AS bookedOn, p.at, p.note, coalesce(a.name, '') AS accountName, p.reverses_id AS reversesId,
  (SELECT b.id FROM payment b WHERE b.reverses_id = p.id AND b.reverses_id IS NOT NULL LIMIT 1) AS reversedBy,
  r.name AS name
FROM payment p LEFT JOIN account a ON a.id = p.account_id LEFT JOIN resident r ON r.id = p.resident_id`;

function entriesWhere<Parameters extends object>(condition: string) {
  return perConnection((sqlite) => sqlite.prepare<[Parameters], EntryLine>(`${selectEntries} ${condition}`));
}

export const entryLines = {
  one: entriesWhere<{ id: string }>('WHERE p.id = :id'),
  /** `ids`: JSON array of a person's ids; in the order in which they count. */
  ofPerson: entriesWhere<{ ids: string }>(
    `WHERE p.resident_id IN (SELECT value FROM json_each(:ids)) AND p.resident_id IS NOT NULL
     ORDER BY p.booked_on, p.at, p.id`,
  ),
  ofDrawer: entriesWhere<{ day: string; deskId: string }>(
    'WHERE p.booked_on = :day AND p.desk_id = :deskId ORDER BY p.at DESC, p.id DESC',
  ),
};

export function entryLine(ctx: QueryContext, id: string): EntryLine | undefined {
  return entryLines.one(ctx.sqlite).get({ id });
}
