/** Answers the subsidies contract, and holds the verbs with which the till asks what the rules pay. */
import { eq, sql } from 'drizzle-orm';
import { statement } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { type subsidies as contract, subsidyFailure } from './contract.ts';
import { explain } from './explain.ts';
import { preview } from './preview.ts';
import type { RuleState } from './schemas.ts';
import { subsidyRule, subsidyRules } from './table.ts';
import { rulesWithVersions, type VersionRow, versionOn, versionsOf } from './versions.ts';

export { pricingPeopleOf, pricingPersonOf } from './people.ts';
export { rulesOn } from './versions.ts';

const saved = statement((db) =>
  db
    .select({ id: subsidyRule.id })
    .from(subsidyRule)
    .where(eq(subsidyRule.id, sql.placeholder('id')))
    .prepare(),
);

/** The same save again, say after a lost answer, adds nothing. */
const isSaved = (ctx: QueryContext, id: string): boolean => saved(ctx.db).get({ id }) !== undefined;

/** @throws DeskError `subsidy.changedMeanwhile` where the editor did not show the newest version */
function refuseStale(versions: readonly VersionRow[], follows: number): void {
  const newest = versions[0];
  if (!newest || newest.version === follows) return;
  throw subsidyFailure('subsidy.changedMeanwhile', {
    who: newest.savedBy ?? '—',
    name: newest.name,
    version: newest.version,
  });
}

function stateOf(held: VersionRow | undefined, today: string): RuleState {
  if (!held) return 'future';
  if (held.retired) return 'retired';
  return (held.terms.validTo ?? today) < today ? 'ended' : 'inForce';
}

function compareRules(one: VersionRow, other: VersionRow): number {
  return one.terms.rank - other.terms.rank || (one.ruleId < other.ruleId ? -1 : 1);
}

function insertVersion(
  ctx: CommandContext,
  row: Pick<VersionRow, 'ruleId' | 'version' | 'name' | 'nameEn' | 'terms' | 'retired' | 'reason'> & {
    id: string;
  },
): void {
  ctx.write.insert(subsidyRules, { ...row, savedAt: ctx.now, savedBy: accountOf(ctx).id });
}

export const subsidyHandlers: Handlers<typeof contract> = {
  list(ctx) {
    const rules = [...rulesWithVersions(ctx).values()].flatMap((versions) => {
      const latest = versions[0];
      if (!latest) return [];
      const held = versionOn(versions, ctx.today);
      return [{ ruleId: latest.ruleId, state: stateOf(held, ctx.today), shown: held ?? latest, latest }];
    });
    return rules.sort((one, other) => compareRules(one.shown, other.shown));
  },
  history: (ctx, { ruleId }) => versionsOf(ctx, ruleId),
  save(ctx, { rules, reason }) {
    const fresh = rules.filter(({ id }) => !isSaved(ctx, id));
    for (const { id, ruleId, follows, name, nameEn, terms } of fresh) {
      refuseStale(versionsOf(ctx, ruleId), follows);
      insertVersion(ctx, {
        id,
        ruleId,
        version: follows + 1,
        name,
        nameEn: nameEn || name,
        terms,
        retired: false,
        reason,
      });
    }
    const names = fresh.map(({ name }) => name);
    if (names.length > 0) ctx.record(fresh[0]?.ruleId ?? null, { names, reason });
    return {};
  },
  retire(ctx, { id, ruleId, follows, from, reason }) {
    if (isSaved(ctx, id)) return {};
    const versions = versionsOf(ctx, ruleId);
    const newest = versions[0];
    if (!newest) throw subsidyFailure('subsidy.unknown');
    refuseStale(versions, follows);
    const { name, nameEn, version } = newest;
    const terms = { ...newest.terms, validFrom: from, validTo: null };
    insertVersion(ctx, { id, ruleId, version: version + 1, name, nameEn, terms, retired: true, reason });
    ctx.record(ruleId, { name, from, reason });
    return {};
  },
  explain,
  preview,
};
