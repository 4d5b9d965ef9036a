/** Answers the merges' contract: two cards of one person become one, and can become two again. */
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import type { InputOf, OutputOf } from '../core/procedure.ts';
import {
  cardOf,
  indexTogether,
  listMerges,
  phonesOf,
  photosOf,
  requireCard,
  requireHousehold,
  requireResident,
  type StayRow,
  sayNotSame,
} from '../residents/service.ts';
import { addressText } from '../residents/show.ts';
import { residentMerge, residentMerges } from '../residents/table.ts';
import { createPen, undoChange } from './changes.ts';
import { type merges as contract, mergeFailure } from './contract.ts';
import {
  type Choices,
  choicesOf,
  columnFields,
  differs,
  mergedColumns,
  requireChoice,
  shownField,
} from './fields.ts';
import {
  type Cards,
  type CurrentStays,
  currentStays,
  hasTwoPhotos,
  livesTwice,
  movingCategories,
  movingPhones,
  pastStays,
} from './moving.ts';
import { suspects } from './suspects.ts';

function requireCards(ctx: QueryContext, { keptId, mergedId }: InputOf<typeof contract.preview>): Cards {
  return { kept: requireCard(ctx, keptId), merged: requireCard(ctx, mergedId) };
}

type PreviewField = OutputOf<typeof contract.preview>['fields'][number];

function photoField(ctx: QueryContext, cards: Cards): PreviewField {
  const shown = (id: string) => (photosOf(ctx, id).length > 0 ? 'photo' : null);
  const needsChoice = hasTwoPhotos(ctx, cards);
  const choices = needsChoice ? choicesOf('photo') : [];
  return { field: 'photo', kept: shown(cards.kept.id), merged: shown(cards.merged.id), needsChoice, choices };
}

function householdField(ctx: QueryContext, cards: Cards): PreviewField {
  const stays = currentStays(ctx, cards);
  const shown = (stay: CurrentStays['kept']) =>
    stay ? addressText(requireHousehold(ctx, stay.householdId)) : null;
  const needsChoice = livesTwice(stays);
  const choices = needsChoice ? choicesOf('household') : [];
  return { field: 'household', kept: shown(stays.kept), merged: shown(stays.merged), needsChoice, choices };
}

function preview(
  ctx: QueryContext,
  ids: InputOf<typeof contract.preview>,
): OutputOf<typeof contract.preview> {
  const cards = requireCards(ctx, ids);
  const { kept, merged } = cards;
  const columns = columnFields.map((field): PreviewField => {
    const needsChoice = differs(field, kept, merged);
    const choices = needsChoice ? choicesOf(field) : [];
    return { field, kept: shownField(field, kept), merged: shownField(field, merged), needsChoice, choices };
  });
  const consents = cardOf(ctx, merged.id).consents.flatMap(({ history }) => history);
  return {
    kept: cardOf(ctx, kept.id),
    merged: cardOf(ctx, merged.id),
    fields: [...columns, photoField(ctx, cards), householdField(ctx, cards)],
    moves: {
      phones: movingPhones(ctx, cards).length,
      categories: movingCategories(ctx, cards).length,
      consents: consents.length,
      stays: pastStays(ctx, cards).length,
    },
  };
}

type Pen = ReturnType<typeof createPen>;

/** The place in the one household: taken over, or one too many where both cards are in it. */
function joinPlaces(ctx: CommandContext, pen: Pen, cards: Cards, stays: CurrentStays) {
  if (!stays.merged) return;
  const home = requireHousehold(ctx, stays.merged.householdId);
  const wasHead = home.headId === cards.merged.id;
  if (stays.kept) {
    pen.stay(stays.merged, { removed: true });
    if (wasHead) pen.stay(stays.kept, { relation: 'head', relationText: null });
  } else {
    pen.stay(stays.merged, { residentId: cards.kept.id });
  }
  if (wasHead) pen.household(home, { headId: cards.kept.id });
}

/** One place of two ends today; the household left behind keeps all its other members. */
function leaveOnePlace(ctx: CommandContext, pen: Pen, cards: Cards, left: StayRow, staying: StayRow) {
  const residentId = cards.kept.id;
  const movedOut = left.movedIn !== null && left.movedIn > ctx.today ? left.movedIn : ctx.today;
  const leftHome = requireHousehold(ctx, left.householdId);
  const home = requireHousehold(ctx, staying.householdId);
  if (leftHome.headId === left.residentId) pen.household(leftHome, { headId: null });
  if (home.headId === staying.residentId) pen.household(home, { headId: residentId });
  pen.stay(left, { residentId, movedOut });
  pen.stay(staying, { residentId });
}

function mergeStays(ctx: CommandContext, pen: Pen, cards: Cards, choices: Choices) {
  for (const stay of pastStays(ctx, cards)) pen.stay(stay, { residentId: cards.kept.id });
  const stays = currentStays(ctx, cards);
  if (!livesTwice(stays) || !stays.kept || !stays.merged) return joinPlaces(ctx, pen, cards, stays);
  const isMergedChosen = requireChoice('household', choices) === 'merged';
  if (isMergedChosen) leaveOnePlace(ctx, pen, cards, stays.kept, stays.merged);
  else leaveOnePlace(ctx, pen, cards, stays.merged, stays.kept);
}

function mergePhoto(ctx: CommandContext, pen: Pen, cards: Cards, choices: Choices) {
  // With one photo only, the card in charge shows it wherever it is.
  const [shown] = photosOf(ctx, cards.kept.id);
  const [other] = photosOf(ctx, cards.merged.id);
  if (shown && other && requireChoice('photo', choices) === 'merged') pen.photo(shown, { jpeg: other.jpeg });
}

function mergeRows(ctx: CommandContext, pen: Pen, cards: Cards, choices: Choices) {
  const residentId = cards.kept.id;
  const inUse = phonesOf(ctx, residentId).filter(({ endedAt }) => endedAt === null).length;
  for (const [at, phone] of movingPhones(ctx, cards).entries()) {
    pen.phone(phone, { residentId, rank: inUse + at });
  }
  for (const category of movingCategories(ctx, cards)) pen.category(category, { residentId });
  mergePhoto(ctx, pen, cards, choices);
  mergeStays(ctx, pen, cards, choices);
  pen.resident(cards.kept, mergedColumns(cards.kept, cards.merged, choices));
  pen.resident(cards.merged, { mergedInto: residentId });
}

function merge(ctx: CommandContext, { keptId, mergedId, choices }: InputOf<typeof contract.merge>) {
  const cards = requireCards(ctx, { keptId, mergedId });
  return indexTogether(ctx.sqlite, () => {
    const pen = createPen(ctx);
    mergeRows(ctx, pen, cards, choices);
    const mergeId = ctx.ids.next();
    const accountId = accountOf(ctx).id;
    const { changes } = pen;
    ctx.write.insert(residentMerges, { id: mergeId, keptId, mergedId, changes, at: ctx.now, accountId });
    ctx.record(keptId, { mergedId });
    return { mergeId };
  });
}

type MergeRow = typeof residentMerge.$inferSelect;

/** Undone in the reverse order of merging, or rows would go back to a card that is no longer in charge of them. */
function refuseUnlessLatest(ctx: CommandContext, { id, keptId, mergedId }: MergeRow) {
  const cards = [keptId, mergedId];
  const later = ctx.db
    .select({ id: residentMerge.id })
    .from(residentMerge)
    .where(
      and(
        isNull(residentMerge.undoneAt),
        gt(residentMerge.id, id),
        or(inArray(residentMerge.keptId, cards), inArray(residentMerge.mergedId, cards)),
      ),
    )
    .get();
  if (later) throw mergeFailure('merge.laterFirst');
}

function undo(ctx: CommandContext, { mergeId }: { mergeId: string }): { kept: string[] } {
  const row = ctx.db.select().from(residentMerge).where(eq(residentMerge.id, mergeId)).get();
  if (!row) throw mergeFailure('merge.unknown');
  if (row.undoneAt !== null) throw mergeFailure('merge.undone');
  refuseUnlessLatest(ctx, row);
  return indexTogether(ctx.sqlite, () => {
    const kept = row.changes.toReversed().flatMap((change) => undoChange(ctx, change));
    ctx.write.update(residentMerges, mergeId, { undoneAt: ctx.now });
    ctx.record(row.keptId, { mergedId: row.mergedId });
    return { kept };
  });
}

export const mergeHandlers: Handlers<typeof contract> = {
  suspects,
  sayNotSame(ctx, { oneId, otherId }) {
    const [one, other] = [requireResident(ctx, oneId).id, requireResident(ctx, otherId).id];
    sayNotSame(ctx, one, other);
    ctx.record(one, { notSameAs: other });
    return {};
  },
  preview,
  merge,
  undo,
  list: listMerges,
};
