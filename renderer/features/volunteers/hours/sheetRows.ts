/** What of a typed sign-in sheet is sent: the lines that are filled. Pure. */
import type { Span } from '../../../../db/service/contract.ts';
import { readTypedSpan } from '../parts/spanForm.ts';

export interface SheetRow {
  /** The volunteer's. */
  id: string;
  name: string;
  number: string;
  from: string;
  to: string;
}

/** Empty lines are left out; `wrong`: volunteers whose line is half filled or no time. */
export function filledRows(people: readonly SheetRow[], day: string | null, zone: string) {
  const rows: { volunteerId: string; span: Span }[] = [];
  const wrong = new Set<string>();
  for (const { id, from, to } of people) {
    if (from.trim() === '' && to.trim() === '') continue;
    const span = readTypedSpan({ day, from, to, breakMinutes: '' }, zone);
    if (span) rows.push({ volunteerId: id, span });
    else wrong.add(id);
  }
  return { rows, wrong };
}
