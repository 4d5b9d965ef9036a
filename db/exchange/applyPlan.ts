/** Carries a plan out, in slices of one transaction: people first, then the households that they form. */
import type { CommandContext } from '../core/dispatch.ts';
import { indexTogether, insertCard, requireResident } from '../residents/service.ts';
import { addressColumns, addressOf } from '../residents/show.ts';
import {
  householdMembers,
  households,
  residentCategories,
  residentPhones,
  residents,
} from '../residents/table.ts';
import type { FileHousehold } from './formHouseholds.ts';
import { readKnownPeople } from './knownPeople.ts';
import type { ImportPlan, PlanRow } from './plan.ts';

const slice = 250;

function categoryOf(source: string) {
  return ({ category, detail }: PlanRow['newCategories'][number]) => ({
    category,
    detail,
    source,
    startsOn: null,
    expiresOn: null,
  });
}

function applyRow(ctx: CommandContext, plan: PlanRow, source: string): string {
  const { residentId, patch, newPhones, newCategories, row } = plan;
  if (residentId === null) {
    return insertCard(ctx, {
      person: { ...patch, name: row.name },
      status: row.status ?? 'here',
      statusSince: null,
      phones: newPhones,
      categories: newCategories.map(categoryOf(source)),
    });
  }
  ctx.write.update(residents, residentId, patch);
  for (const [at, phone] of newPhones.entries()) {
    // Behind the numbers that are called already.
    ctx.write.insert(residentPhones, { id: ctx.ids.next(), residentId, ...phone, rank: 100 + at });
  }
  for (const category of newCategories.map(categoryOf(source))) {
    ctx.write.insert(residentCategories, { id: ctx.ids.next(), residentId, ...category, removed: false });
  }
  return residentId;
}

/** The head's household, or a new one; members who live elsewhere by the register are left where they are. */
function applyHousehold(
  ctx: CommandContext,
  home: FileHousehold,
  people: ReadonlyMap<number, { id: string; plan: PlanRow }>,
  householdOf: (id: string) => string | null,
): boolean {
  const head = home.headRowNumber === null ? undefined : people.get(home.headRowNumber);
  if (!head) return false;
  const known = householdOf(head.id);
  if (known === null) {
    const address = home.address
      ? addressColumns(home.address)
      : addressColumns(addressOf(requireResident(ctx, head.id)));
    const id = ctx.ids.next();
    ctx.write.insert(households, { id, ...address, headId: head.id });
    for (const rowNumber of home.rowNumbers)
      joinHousehold(ctx, id, people.get(rowNumber), head.id, householdOf);
    return true;
  }
  for (const rowNumber of home.rowNumbers)
    joinHousehold(ctx, known, people.get(rowNumber), head.id, householdOf);
  return false;
}

function joinHousehold(
  ctx: CommandContext,
  householdId: string,
  member: { id: string; plan: PlanRow } | undefined,
  headId: string,
  householdOf: (id: string) => string | null,
) {
  if (!member || householdOf(member.id) !== null) return;
  const { relation, movedInOn } = member.plan.row;
  ctx.write.insert(householdMembers, {
    id: ctx.ids.next(),
    householdId,
    residentId: member.id,
    relation: member.id === headId ? 'head' : (relation?.code ?? 'other'),
    relationText: member.id === headId ? null : (relation?.text ?? null),
    movedIn: movedInOn,
    removed: false,
  });
}

/** @returns how many households were formed; yields how many rows are done. */
export function* applyPlan(
  ctx: CommandContext,
  plan: ImportPlan,
  source: string,
  onProgress: (done: number) => void,
): Generator<void, number> {
  const { householdOf } = readKnownPeople(ctx.sqlite);
  const active = plan.rows.filter(({ group }) => group !== 'person' && group !== 'duplicate');
  const people = new Map<number, { id: string; plan: PlanRow }>();
  for (let from = 0; from < active.length; from += slice) {
    indexTogether(ctx.sqlite, () => {
      for (const row of active.slice(from, from + slice)) {
        const id = row.group === 'unchanged' ? (row.residentId ?? '') : applyRow(ctx, row, source);
        people.set(row.row.rowNumber, { id, plan: row });
      }
    });
    onProgress(Math.min(from + slice, active.length));
    yield;
  }
  let formed = 0;
  for (const [at, home] of plan.households.entries()) {
    if (applyHousehold(ctx, home, people, householdOf)) formed += 1;
    if (at % slice === slice - 1) yield;
  }
  return formed;
}
