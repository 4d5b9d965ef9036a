/** Diet and allergy of a person, whichever of their cards it was written on. */
import { inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { perConnection, statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireCard, requireResident } from '../residents/service.ts';
import type { DietProfile } from './conflicts.ts';
import type { menu as contract } from './contract.ts';
import { allergens, diets } from './shapes.ts';
import { dietProfile, dietProfiles } from './table.ts';

const profileId = (residentId: string) => naturalId('dietProfile', residentId);

const profileRows = statement((db) =>
  db
    .select()
    .from(dietProfile)
    .where(inArray(dietProfile.id, sql`(select value from json_each(${sql.placeholder('ids')}))`))
    .prepare(),
);

/** Every card of these people with the card asked for, which is given as a JSON array of ids. */
const cardsOfMany = perConnection((sqlite) =>
  sqlite.prepare<[string], { asked: string; id: string }>(
    `WITH RECURSIVE card (asked, id) AS (
       SELECT value, value FROM json_each(?)
       UNION ALL SELECT card.asked, r.id FROM resident r JOIN card ON r.merged_into = card.id
     ) SELECT asked, id FROM card`,
  ),
);

type ProfileRow = typeof dietProfile.$inferSelect;

/** In the order of the vocabulary. A merge takes nothing away: an allergy known to either card is known. */
function joined(rows: readonly ProfileRow[]): DietProfile {
  const notes = new Set(rows.map((row) => row.note).filter((note) => note !== ''));
  return {
    diets: diets.filter((diet) => rows.some((row) => row.diets.includes(diet))),
    allergens: allergens.filter((allergen) => rows.some((row) => row.allergens.includes(allergen))),
    note: [...notes].join(';'),
  };
}

/** By the id asked for, which must be that of a card in charge; people of whom nothing is known are not in it. */
export function dietsOf(ctx: QueryContext, residentIds: readonly string[]): Map<string, DietProfile> {
  const cards = cardsOfMany(ctx.sqlite).all(JSON.stringify(residentIds));
  const ids = JSON.stringify(cards.map((card) => profileId(card.id)));
  const rows = new Map(
    profileRows(ctx.db)
      .all({ ids })
      .map((row) => [row.residentId, row]),
  );
  if (rows.size === 0) return new Map();
  const byPerson = Map.groupBy(cards, (card) => card.asked);
  const found = new Map<string, DietProfile>();
  for (const [asked, own] of byPerson) {
    const profiles = own.flatMap((card) => rows.get(card.id) ?? []);
    if (profiles.length > 0) found.set(asked, joined(profiles));
  }
  return found;
}

/** Empty where nothing is known. @throws DeskError `resident.unknown` */
export function dietOf(ctx: QueryContext, residentId: string): DietProfile {
  const { id } = requireResident(ctx, residentId);
  return dietsOf(ctx, [id]).get(id) ?? { diets: [], allergens: [], note: '' };
}

type Given = z.output<(typeof contract)['setDiet']['input']>;

/** Said for the person, so every card of theirs says the same from now on. */
export function setDiet(ctx: CommandContext, { residentId, ...given }: Given) {
  requireCard(ctx, residentId);
  const profile = {
    diets: diets.filter((diet) => given.diets.includes(diet)),
    allergens: allergens.filter((allergen) => given.allergens.includes(allergen)),
    note: given.note,
  };
  const ids = cardIds(ctx, residentId).map(profileId);
  const known = profileRows(ctx.db).all({ ids: JSON.stringify(ids) });
  for (const row of known) ctx.write.update(dietProfiles, row.id, profile);
  const id = profileId(residentId);
  if (!known.some((row) => row.id === id)) ctx.write.insert(dietProfiles, { id, residentId, ...profile });
  ctx.record(residentId, { diets: profile.diets, allergens: profile.allergens });
  return {};
}
