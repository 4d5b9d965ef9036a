/** Writes rows and notes what each had before, so that undoing a merge is exact. */
import { eq } from 'drizzle-orm';
import type { CommandContext } from '../core/dispatch.ts';
import {
  household,
  householdMember,
  householdMembers,
  households,
  type MergeChange,
  resident,
  residentCategories,
  residentCategory,
  residentPhone,
  residentPhones,
  residentPhoto,
  residentPhotos,
  residents,
} from '../residents/table.ts';
import { fieldGroups } from './fields.ts';

type RowOf<Name extends MergeChange['entity']> = Required<Extract<MergeChange, { entity: Name }>['was']>;
interface Difference<Row> {
  id: string;
  was: Partial<Row>;
  became: Partial<Row>;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function difference<Row extends { id: string }>(row: Row, patch: Partial<Row>): Difference<Row> | null {
  const was: Partial<Row> = {};
  const became: Partial<Row> = {};
  for (const field in patch) {
    if (same(row[field], patch[field])) continue;
    was[field] = row[field];
    became[field] = patch[field];
  }
  return Object.keys(became).length === 0 ? null : { id: row.id, was, became };
}

/** A pen for each kind of row; `changes` fills in the order of writing. */
export function createPen({ write }: CommandContext) {
  const changes: MergeChange[] = [];
  const pen =
    <Row extends { id: string }>(
      put: (id: string, became: Partial<Row>) => void,
      noted: (change: Difference<Row>) => MergeChange,
    ) =>
    (row: Row, patch: Partial<Row>) => {
      const change = difference(row, patch);
      if (!change) return;
      put(row.id, change.became);
      changes.push(noted(change));
    };
  return {
    changes,
    resident: pen<RowOf<'resident'>>(
      (id, became) => write.update(residents, id, became),
      (change) => ({ entity: 'resident', ...change }),
    ),
    phone: pen<RowOf<'residentPhone'>>(
      (id, became) => write.update(residentPhones, id, became),
      (change) => ({ entity: 'residentPhone', ...change }),
    ),
    photo: pen<RowOf<'residentPhoto'>>(
      (id, became) => write.update(residentPhotos, id, became),
      (change) => ({ entity: 'residentPhoto', ...change }),
    ),
    category: pen<RowOf<'residentCategory'>>(
      (id, became) => write.update(residentCategories, id, became),
      (change) => ({ entity: 'residentCategory', ...change }),
    ),
    stay: pen<RowOf<'householdMember'>>(
      (id, became) => write.update(householdMembers, id, became),
      (change) => ({ entity: 'householdMember', ...change }),
    ),
    household: pen<RowOf<'household'>>(
      (id, became) => write.update(households, id, became),
      (change) => ({ entity: 'household', ...change }),
    ),
  };
}

/**
 * Puts back what still is as the merge left it; answers with the fields that were edited since and so stay. Fields of
 * one group go together: half of an old address and half of a new one is nobody's address.
 */
function restore<Row>(
  row: Row | undefined,
  { was, became }: { was: Partial<Row>; became: Partial<Row> },
  put: (patch: Partial<Row>) => void,
  groups: readonly (readonly (keyof Row)[])[] = [],
): string[] {
  const edited = new Set<keyof Row>();
  for (const field in became) if (!row || !same(row[field], became[field])) edited.add(field);
  const stays = (field: keyof Row) =>
    edited.has(field) ||
    groups.some((group) => group.includes(field) && group.some((one) => edited.has(one)));
  const patch: Partial<Row> = {};
  const kept: string[] = [];
  for (const field in became) {
    if (stays(field)) kept.push(field);
    else patch[field] = was[field];
  }
  put(patch);
  return kept;
}

/** Takes one change back. */
export function undoChange({ db, write }: CommandContext, change: MergeChange): string[] {
  const { id } = change;
  switch (change.entity) {
    case 'resident': {
      const row = db.select().from(resident).where(eq(resident.id, id)).get();
      return restore(row, change, (patch) => write.update(residents, id, patch), fieldGroups);
    }
    case 'residentPhone': {
      const row = db.select().from(residentPhone).where(eq(residentPhone.id, id)).get();
      return restore(row, change, (patch) => write.update(residentPhones, id, patch));
    }
    case 'residentPhoto': {
      const row = db.select().from(residentPhoto).where(eq(residentPhoto.id, id)).get();
      return restore(row, change, (patch) => write.update(residentPhotos, id, patch));
    }
    case 'residentCategory': {
      const row = db.select().from(residentCategory).where(eq(residentCategory.id, id)).get();
      return restore(row, change, (patch) => write.update(residentCategories, id, patch));
    }
    case 'householdMember': {
      const row = db.select().from(householdMember).where(eq(householdMember.id, id)).get();
      return restore(row, change, (patch) => write.update(householdMembers, id, patch));
    }
    case 'household': {
      const row = db.select().from(household).where(eq(household.id, id)).get();
      return restore(row, change, (patch) => write.update(households, id, patch));
    }
  }
}
