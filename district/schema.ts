/** Which tables of desks this program was made with (SPEC R9): a desk's schema is the number of its migrations. */
import journal from '../db/migrations/meta/_journal.json' with { type: 'json' };

/** Oldest and newest. A newer desk is not turned away: what it says and nobody here knows is kept verbatim. */
export const schemaRange: [number, number] = [1, journal.entries.length];
