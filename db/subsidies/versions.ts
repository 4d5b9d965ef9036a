/**
 * Which version of a rule holds on a day: of those that have begun by then, the one with the highest number. So a
 * version that begins next month leaves this month to the one before it, and a later decision replaces an earlier one
 * from its own first day on. A retired version pays nothing from its first day.
 */
import { asc, desc, eq, sql } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { PricingRule } from './shapes.ts';
import { subsidyRule } from './table.ts';

const columns = {
  ruleId: subsidyRule.ruleId,
  version: subsidyRule.version,
  name: subsidyRule.name,
  nameEn: subsidyRule.nameEn,
  terms: subsidyRule.terms,
  retired: subsidyRule.retired,
  reason: subsidyRule.reason,
  savedAt: subsidyRule.savedAt,
  savedBy: account.name,
};

// Two desks that were apart may both have saved a version 2: the later id decides, on every desk alike.
const everyVersion = statement((db) =>
  db
    .select(columns)
    .from(subsidyRule)
    .leftJoin(account, eq(account.id, subsidyRule.savedBy))
    .orderBy(asc(subsidyRule.ruleId), desc(subsidyRule.version), desc(subsidyRule.id))
    .prepare(),
);

const versionsOfRule = statement((db) =>
  db
    .select(columns)
    .from(subsidyRule)
    .leftJoin(account, eq(account.id, subsidyRule.savedBy))
    .where(eq(subsidyRule.ruleId, sql.placeholder('ruleId')))
    .orderBy(desc(subsidyRule.version), desc(subsidyRule.id))
    .prepare(),
);

export type VersionRow = ReturnType<ReturnType<typeof everyVersion>['all']>[number];

/** Newest first; empty for a rule that nobody has saved. */
export function versionsOf(ctx: QueryContext, ruleId: string): VersionRow[] {
  return versionsOfRule(ctx.db).all({ ruleId });
}

/** Every rule with its versions, newest first. */
export function rulesWithVersions(ctx: QueryContext): Map<string, VersionRow[]> {
  return Map.groupBy(everyVersion(ctx.db).all(), ({ ruleId }) => ruleId);
}

export function versionOn(versions: readonly VersionRow[], day: string): VersionRow | undefined {
  return versions.find(({ terms }) => terms.validFrom <= day);
}

/** The rules that may pay for a meal on this day. */
export function rulesOn(ctx: QueryContext, day: string): PricingRule[] {
  return [...rulesWithVersions(ctx).values()].flatMap((versions) => {
    const held = versionOn(versions, day);
    if (!held || held.retired || (held.terms.validTo ?? day) < day) return [];
    const { ruleId, version, name, nameEn, terms } = held;
    return [{ ruleId, version, name, nameEn, terms }];
  });
}
