/** What pricing needs to know of people: categories with their dates, registered residence, age and ability. */

import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { abilityLevelsOn } from '../daycare/service.ts';
import { residentFailure } from '../residents/contract.ts';
import type { Category } from '../residents/vocabulary.ts';
import type { PricingPerson } from './shapes.ts';

interface PersonRow {
  asked: string;
  card: string;
  birthDate: string | null;
  hukou: string | null;
}
interface CategoryRow {
  card: string;
  category: Category;
  startsOn: string | null;
  expiresOn: string | null;
}

/** Whatever id a person was once known by, the card in charge answers: a merge moves the categories to it. */
const peopleStatement = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string }], PersonRow>(
    `WITH RECURSIVE
       line (asked, card) AS (
         SELECT value, value FROM json_each(@ids)
         UNION SELECT line.asked, r.merged_into FROM line JOIN resident r ON r.id = line.card
         WHERE r.merged_into IS NOT NULL
       ),
       charge (asked, card) AS (
         SELECT line.asked, line.card FROM line JOIN resident r ON r.id = line.card WHERE r.merged_into IS NULL
       )
     SELECT charge.asked, charge.card, r.birth_date AS birthDate, r.hukou
     FROM charge JOIN resident r ON r.id = charge.card`,
  ),
);

const categoriesStatement = perConnection((sqlite) =>
  sqlite.prepare<[string], CategoryRow>(
    `SELECT resident_id AS card, category, starts_on AS startsOn, expires_on AS expiresOn
     FROM resident_category
     WHERE resident_id IN (SELECT value FROM json_each(?)) AND removed = 0
     ORDER BY id`,
  ),
);

/** By the id asked for; ids that are not known are left out. */
export function pricingPeopleOf(
  ctx: QueryContext,
  ids: readonly string[],
  day: string,
): Map<string, PricingPerson> {
  const rows = peopleStatement(ctx.sqlite).all({ ids: JSON.stringify(ids) });
  const levels = abilityLevelsOn(ctx, ids, day);
  const cards = JSON.stringify(rows.map(({ card }) => card));
  const held = Map.groupBy(categoriesStatement(ctx.sqlite).all(cards), ({ card }) => card);
  return new Map(
    rows.map(({ asked, card, birthDate, hukou }) => [
      asked,
      {
        birthDate,
        hukou,
        abilityLevel: levels.get(asked) ?? null,
        categories: (held.get(card) ?? []).map(({ category, startsOn, expiresOn }) => ({
          category,
          startsOn,
          expiresOn,
        })),
      },
    ]),
  );
}

/** @throws DeskError `resident.unknown` */
export function pricingPersonOf(ctx: QueryContext, residentId: string, day: string): PricingPerson {
  const person = pricingPeopleOf(ctx, [residentId], day).get(residentId);
  if (!person) throw residentFailure('resident.unknown');
  return person;
}
