/** Incidents (意外事件): what happened to whom, how bad, who was told. The follow-up is a care task. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { severities } from '../careTasks/shapes.ts';
import { fact } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { incidentKinds, type Told } from './shapes.ts';

/** A fact; corrected and withdrawn as a visit is. */
export const incident = sqliteTable(
  'incident',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // id of the first version
    supersedes: text('supersedes'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id), // whom it happened to
    otherIds: text('other_ids', { mode: 'json' }).$type<string[]>().notNull(), // residents also involved
    day: text('day').notNull(), // YYYY-MM-DD
    at: integer('at').notNull(), // UTC ms it happened
    kind: text('kind', { enum: incidentKinds }).notNull(),
    severity: text('severity', { enum: severities }).notNull(),
    place: text('place').notNull(),
    what: text('what').notNull(), // what happened
    measures: text('measures').notNull(), // what was done at once
    told: text('told', { mode: 'json' }).$type<Told[]>().notNull(),
    savedAt: integer('saved_at').notNull(), // UTC ms
    savedBy: text('saved_by').notNull(), // account
    reason: text('reason'), // why it was corrected
  },
  (t) => [
    index('incident_day').on(t.day),
    index('incident_resident').on(t.residentId, t.at),
    // Few happen to several people: a person's own list looks through those alone.
    index('incident_shared').on(t.id).where(sql`${t.otherIds} <> '[]'`),
    index('incident_root').on(t.rootId).where(sql`${t.supersedes} IS NOT NULL`),
    index('incident_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

export const incidents = fact('incident', incident);
