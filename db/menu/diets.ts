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

interface KnownProfile {
  /** The card asked for. */
  asked: string;
  /** JSON arrays of codes. */
  diets: string;
  allergens: string;
  note: string;
}

/** Profiles on any card of these people, who are given as a JSON array of ids. */
const profilesOf = perConnection((sqlite) =>
  sqlite.prepare<[string], KnownProfile>(
    `WITH RECURSIVE card (asked, id) AS (
       SELECT value, value FROM json_each(?)
       UNION ALL SELECT card.asked, r.id FROM resident r JOIN card ON r.merged_into = card.id
     ) SELECT card.asked, d.diets, d.allergens, d.note FROM diet_profile d JOIN card ON card.id = d.resident_id
     ORDER BY d.id`,
  ),
);

/** In the order of the vocabulary. A merge takes nothing away: an allergy known to either card is known. */
function joined(rows: readonly KnownProfile[]): DietProfile {
  const notes = new Set(rows.map((row) => row.note).filter((note) => note !== ''));
  const known = (key: 'diets' | 'allergens') =>
    new Set(rows.flatMap((row): unknown[] => JSON.parse(row[key])));
  const [dietCodes, allergenCodes] = [known('diets'), known('allergens')];
  return {
    diets: diets.filter((diet) => dietCodes.has(diet)),
    allergens: allergens.filter((allergen) => allergenCodes.has(allergen)),
    note: [...notes].join(';'),
  };
}

/** By the id asked for, which must be that of a card in charge; people of whom nothing is known are not in it. */
export function dietsOf(ctx: QueryContext, residentIds: readonly string[]): Map<string, DietProfile> {
  const rows = profilesOf(ctx.sqlite).all(JSON.stringify(residentIds));
  const byPerson = Map.groupBy(rows, (row) => row.asked);
  return new Map([...byPerson].map(([asked, own]) => [asked, joined(own)]));
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
