/** Lists of cards, and of people without one, as the page that prints them needs them. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { linesOf } from '../residents/service.ts';
import { readCode } from './code.ts';
import type { CardFilter } from './contract.ts';
import { type CardRow, cardsAmong } from './read.ts';

interface Narrowed {
  kind: string;
  state: string;
  /** 1: only those never printed. */
  unprinted: number;
  text: string;
  code: string;
}

const cardIdsOf = perConnection((sqlite) =>
  sqlite
    .prepare<[Narrowed], string>(
      `SELECT c.id FROM person_card c JOIN resident r ON r.id = c.resident_id
       WHERE c.kind = :kind AND c.state = :state AND (:unprinted = 0 OR c.printed_at IS NULL)
         AND (:text = '' OR instr(r.name, :text) > 0 OR c.code = :code)
       ORDER BY c.issued_on DESC, r.estate, cast(r.building AS integer), r.building, r.unit, r.room, c.id`,
    )
    .pluck(),
);

/**
 * Whoever may have a card, has none in use, and is old enough; in the order in which one walks past their doors. A
 * volunteer card is for those who volunteer, wherever they live; the others are for the community's own people.
 */
const peopleWithout = perConnection((sqlite) =>
  sqlite
    .prepare<[{ kind: string; text: string; bornBefore: string | null }], string>(
      `WITH RECURSIVE held (id) AS (
         SELECT resident_id FROM person_card WHERE kind = :kind AND state = 'active'
         UNION SELECT r.merged_into FROM resident r JOIN held ON r.id = held.id WHERE r.merged_into IS NOT NULL
       ), helping (id) AS (
         SELECT resident_id FROM volunteer WHERE state = 'active'
         UNION SELECT r.merged_into FROM resident r JOIN helping ON r.id = helping.id WHERE r.merged_into IS NOT NULL
       )
       SELECT r.id FROM resident r
       WHERE r.merged_into IS NULL AND r.id NOT IN (SELECT id FROM held)
         AND CASE :kind WHEN 'volunteer' THEN r.status IN ('here', 'away', 'outside') AND r.id IN (SELECT id FROM helping)
                        ELSE r.status IN ('here', 'away') END
         AND (:text = '' OR instr(r.name, :text) > 0) AND (:bornBefore IS NULL OR r.birth_date <= :bornBefore)
       ORDER BY r.estate IS NULL, r.estate, cast(r.building AS integer), r.building, r.unit, r.room, r.id`,
    )
    .pluck(),
);

/** Whoever is at least so many years old on a day was born on this day or before it. */
function bornBefore(today: string, years: number): string {
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`;
}

export function listIds(ctx: QueryContext, { filter }: { filter: CardFilter }): string[] {
  const { kind, show, text, minAge } = filter;
  if (show === 'without') {
    const born = minAge === null ? null : bornBefore(ctx.today, minAge);
    return peopleWithout(ctx.sqlite).all({ kind, text, bornBefore: born });
  }
  const reading = readCode(text);
  return cardIdsOf(ctx.sqlite).all({
    kind,
    state: show === 'lost' ? 'lost' : 'active',
    unprinted: show === 'unprinted' ? 1 : 0,
    text,
    code: reading.kind === 'code' ? reading.code : '',
  });
}

export function list(
  ctx: QueryContext,
  { filter, offset, limit }: { filter: CardFilter; offset: number; limit: number },
) {
  const ids = listIds(ctx, { filter });
  const page = ids.slice(offset, offset + limit);
  const shown = filter.show === 'without' ? [] : cardsAmong(ctx, page);
  const cards = new Map<string, CardRow>(shown.map((card) => [card.id, card]));
  const personIdOf = (id: string) => cards.get(id)?.residentId ?? id;
  const people = linesOf(ctx, page.map(personIdOf));
  const rows = page.flatMap((id) => {
    const person = people.get(personIdOf(id));
    return person ? [{ person, card: cards.get(id) ?? null }] : [];
  });
  return { total: ids.length, rows };
}
