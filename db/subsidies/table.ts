/**
 * Subsidy rules (补贴规则) are data: each version is a fact. On a day the highest version holds of those begun by then.
 */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import type { RuleTerms } from './shapes.ts';

export const subsidyRule = sqliteTable(
  'subsidy_rule',
  {
    id: text('id').primaryKey(),
    ruleId: text('rule_id').notNull(), // the same through all versions
    version: integer('version').notNull(), // 1, 2, 3 …
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    terms: text('terms', { mode: 'json' }).$type<RuleTerms>().notNull(),
    retired: integer('retired', { mode: 'boolean' }).notNull(), // pays no more from `validFrom` of this version on
    reason: text('reason').notNull(), // the document or decision behind this version
    savedAt: integer('saved_at').notNull(), // UTC ms
    savedBy: text('saved_by').notNull(), // account
  },
  (t) => [index('subsidy_rule_version').on(t.ruleId, t.version)],
);

export const subsidyRules = fact('subsidyRule', subsidyRule);
