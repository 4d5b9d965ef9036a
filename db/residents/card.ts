/** The whole card: everything known about a person, masked, with what it should be looked at for. */
import { desc, eq, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { account } from '../accounts/table.ts';
import { ageOn } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { consentsOf, photo } from './consents.ts';
import { candidateOf, suspectsOf } from './duplicates.ts';
import { maskPhone } from './mask.ts';
import { among, cardIds, categoriesOf, phonesOf, requireResident, staysOf } from './rows.ts';
import type { Card } from './schemas.ts';
import { addressText, categoryState, shownPerson } from './show.ts';
import { requireHousehold } from './stays.ts';
import { resident, residentMerge } from './table.ts';
import { warningsOf } from './warnings.ts';

const kept = alias(resident, 'kept');
const merged = alias(resident, 'merged');
const mergeColumns = {
  id: residentMerge.id,
  keptId: residentMerge.keptId,
  keptName: kept.name,
  mergedId: residentMerge.mergedId,
  mergedName: merged.name,
  at: residentMerge.at,
  account: account.name,
  undoneAt: residentMerge.undoneAt,
};

const mergesOfCards = statement((db) =>
  db
    .select(mergeColumns)
    .from(residentMerge)
    .innerJoin(kept, eq(kept.id, residentMerge.keptId))
    .innerJoin(merged, eq(merged.id, residentMerge.mergedId))
    .leftJoin(account, eq(account.id, residentMerge.accountId))
    .where(or(among(residentMerge.keptId), among(residentMerge.mergedId)))
    .orderBy(desc(residentMerge.id))
    .prepare(),
);

const latestMerges = statement((db) =>
  db
    .select(mergeColumns)
    .from(residentMerge)
    .innerJoin(kept, eq(kept.id, residentMerge.keptId))
    .innerJoin(merged, eq(merged.id, residentMerge.mergedId))
    .leftJoin(account, eq(account.id, residentMerge.accountId))
    .orderBy(desc(residentMerge.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
);

/** Newest first, those undone included. */
export function listMerges(ctx: QueryContext, { limit }: { limit: number }) {
  return latestMerges(ctx.db).all({ limit });
}

const nameOf = statement((db) =>
  db
    .select({ id: resident.id, name: resident.name })
    .from(resident)
    .where(eq(resident.id, sql.placeholder('id')))
    .prepare(),
);

function shownStays(ctx: QueryContext, residentId: string): Card['stays'] {
  return staysOf(ctx, residentId).map(({ id, householdId, relation, relationText, movedIn, movedOut }) => {
    const home = requireHousehold(ctx, householdId);
    const head = home.headId === null ? undefined : nameOf(ctx.db).get({ id: home.headId });
    const address = addressText(home);
    return {
      memberId: id,
      householdId,
      relation,
      relationText,
      movedIn,
      movedOut,
      address,
      head: head ?? null,
    };
  });
}

function shownPhones(ctx: QueryContext, residentId: string): Card['phones'] {
  return phonesOf(ctx, residentId).map((phone) => ({ ...phone, number: maskPhone(phone.number) }));
}

/** @param id any id the person was ever known by; the card in charge answers */
export function cardOf(ctx: QueryContext, id: string): Card {
  const row = requireResident(ctx, id);
  const parts = {
    phones: shownPhones(ctx, row.id),
    categories: categoriesOf(ctx, row.id).map((category) => ({
      ...category,
      state: categoryState(category, ctx.today),
    })),
    consents: consentsOf(ctx, row.id),
    stays: shownStays(ctx, row.id),
    hasPhoto: photo(ctx, row).jpeg !== null,
  };
  return {
    ...shownPerson(row),
    id: row.id,
    birthSource: row.birthSource,
    age: row.birthDate === null ? null : ageOn(row.birthDate, ctx.today),
    address: addressText(row),
    status: row.status,
    statusSince: row.statusSince,
    createdAt: row.createdAt,
    ...parts,
    warnings: warningsOf(row, parts, ctx.today, ctx.zone),
    merges: mergesOfCards(ctx.db).all({ ids: JSON.stringify(cardIds(ctx, row.id)) }),
    suspects: suspectsOf(ctx, candidateOf(ctx, row)),
  };
}
