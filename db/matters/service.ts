/** Edits the catalogue of matters and answers what is in it. */
import { asc, eq, sql } from 'drizzle-orm';
import { perConnection, type ReadDb, statement } from '../core/connection.ts';
import type { CommandContext, Handlers, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { type matters as contract, matterFailure } from './contract.ts';
import { defaultCatalogue } from './defaults.ts';
import { matter, matterGroup, matterGroups, matters } from './table.ts';

export type Matter = typeof matter.$inferSelect;
type MatterGroup = typeof matterGroup.$inferSelect;

const groupRows = statement((db) =>
  db.select().from(matterGroup).orderBy(asc(matterGroup.rank), asc(matterGroup.id)).prepare(),
);
const matterRows = statement((db) =>
  db.select().from(matter).orderBy(asc(matter.rank), asc(matter.id)).prepare(),
);

export interface CatalogueGroup extends MatterGroup {
  matters: Matter[];
}

/** Everything, retired ones too, in the manager's order. */
export function readCatalogue(db: ReadDb): CatalogueGroup[] {
  const byGroup = Map.groupBy(matterRows(db).all(), (row) => row.groupId);
  return groupRows(db)
    .all()
    .map((group) => ({ ...group, matters: byGroup.get(group.id) ?? [] }));
}

function refuseTakenGroup(
  groups: readonly MatterGroup[],
  wanted: Pick<MatterGroup, 'name' | 'key'>,
  exceptId: string,
) {
  const others = groups.filter((group) => group.active && group.id !== exceptId);
  const sameName = others.find((group) => group.name === wanted.name);
  if (sameName) throw matterFailure('matter.groupNameTaken', { name: sameName.name }, 'name');
  const sameKey = others.find((group) => group.key === wanted.key);
  if (sameKey)
    throw matterFailure(
      'matter.keyTaken',
      { key: sameKey.key, name: sameKey.name, nameEn: sameKey.nameEn },
      'key',
    );
}

function groupOf(ctx: QueryContext, id: string): CatalogueGroup {
  const found = readCatalogue(ctx.db).find((group) => group.id === id);
  if (!found) throw matterFailure('matter.groupUnknown', {}, 'groupId');
  return found;
}

function refuseTakenName(group: CatalogueGroup, name: string, exceptId: string) {
  const taken = group.matters.some((row) => row.active && row.name === name && row.id !== exceptId);
  if (taken) throw matterFailure('matter.nameTaken', { name }, 'name');
}

const afterLast = (rows: readonly { rank: number }[]) => Math.max(-1, ...rows.map((row) => row.rank)) + 1;

/** The new order must name every row once, or two managers' edits would push each other's rows aside. */
function refuseIncompleteOrder(known: readonly { id: string }[], ids: readonly string[]) {
  const given = new Set(ids);
  const complete =
    given.size === ids.length && known.length === ids.length && known.every((row) => given.has(row.id));
  if (!complete) throw matterFailure('matter.orderIncomplete');
}

const oneMatter = statement((db) =>
  db
    .select()
    .from(matter)
    .where(eq(matter.id, sql.placeholder('id')))
    .prepare(),
);

/** @throws DeskError `matter.unknown` */
function requireMatter(ctx: QueryContext, id: string): Matter {
  const found = oneMatter(ctx.db).get({ id });
  if (!found) throw matterFailure('matter.unknown', {}, 'matterId');
  return found;
}

/** A matter with the names of its group, as visits need it. */
export type NamedMatter = Pick<Matter, 'id' | 'name' | 'nameEn' | 'groupId' | 'dueDays'> & {
  groupName: string;
  groupNameEn: string;
  active: number;
};

const namedMatterRow = perConnection((sqlite) =>
  sqlite.prepare<[string], NamedMatter>(
    `SELECT m.id, m.name, m.name_en AS nameEn, m.group_id AS groupId, m.due_days AS dueDays, m.active,
       g.name AS groupName, g.name_en AS groupNameEn
     FROM matter m JOIN matter_group g ON g.id = m.group_id WHERE m.id = ?`,
  ),
);

/** @throws DeskError `matter.unknown` */
export function namedMatter(ctx: QueryContext, id: string): NamedMatter {
  const found = namedMatterRow(ctx.sqlite).get(id);
  if (!found) throw matterFailure('matter.unknown', {}, 'matterId');
  return found;
}

/** A matter that the desk may choose now. @throws DeskError `matter.unknown`, `matter.retired` */
export function requireActiveMatter(ctx: QueryContext, id: string): NamedMatter {
  const found = namedMatter(ctx, id);
  if (!found.active)
    throw matterFailure('matter.retired', { name: found.name, nameEn: found.nameEn }, 'matterId');
  return found;
}

/**
 * Fills an empty catalogue at the first set-up with what most centres deal with. The ids come from the names, so that
 * two desks set up apart have one catalogue once they meet.
 */
export function seedCatalogue(ctx: CommandContext): void {
  for (const [groupRank, { matters: rows, ...group }] of defaultCatalogue.entries()) {
    const groupId = naturalId('matterGroup', group.name);
    ctx.write.insert(matterGroups, { id: groupId, ...group, rank: groupRank, active: true });
    for (const [rank, row] of rows.entries()) {
      const id = naturalId('matter', group.name, row.name);
      ctx.write.insert(matters, { id, groupId, ...row, rank, active: true });
    }
  }
}

export const matterHandlers: Handlers<typeof contract> = {
  list: (ctx) => readCatalogue(ctx.db),
  addGroup(ctx, input) {
    const groups = readCatalogue(ctx.db);
    refuseTakenGroup(groups, input, '');
    const id = ctx.ids.next();
    ctx.write.insert(matterGroups, { id, ...input, rank: afterLast(groups), active: true });
    ctx.record(id, input);
    return { id };
  },
  editGroup(ctx, { id, ...patch }) {
    const before = groupOf(ctx, id);
    const after = { name: patch.name ?? before.name, key: patch.key ?? before.key };
    if (patch.active ?? before.active) refuseTakenGroup(readCatalogue(ctx.db), after, id);
    ctx.write.update(matterGroups, id, patch);
    ctx.record(id, patch);
    return {};
  },
  addMatter(ctx, input) {
    const group = groupOf(ctx, input.groupId);
    refuseTakenName(group, input.name, '');
    const id = ctx.ids.next();
    ctx.write.insert(matters, { id, ...input, rank: afterLast(group.matters), active: true });
    ctx.record(id, input);
    return { id };
  },
  editMatter(ctx, { id, ...patch }) {
    const before = requireMatter(ctx, id);
    const groupId = patch.groupId ?? before.groupId;
    const group = groupOf(ctx, groupId);
    if (patch.active ?? before.active) refuseTakenName(group, patch.name ?? before.name, id);
    const moved = groupId === before.groupId ? {} : { rank: afterLast(group.matters) };
    ctx.write.update(matters, id, { ...patch, ...moved });
    ctx.record(id, patch);
    return {};
  },
  orderGroups(ctx, { ids }) {
    refuseIncompleteOrder(readCatalogue(ctx.db), ids);
    for (const [rank, id] of ids.entries()) ctx.write.update(matterGroups, id, { rank });
    ctx.record(null, { ids });
    return {};
  },
  orderMatters(ctx, { groupId, ids }) {
    refuseIncompleteOrder(groupOf(ctx, groupId).matters, ids);
    for (const [rank, id] of ids.entries()) ctx.write.update(matters, id, { rank });
    ctx.record(groupId, { ids });
    return {};
  },
};
