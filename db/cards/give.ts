/** Giving cards out, and what becomes of them: lost, found, replaced, cancelled. */
import { hash } from 'node:crypto';
import type { CommandContext, QueryContext, TaskContext } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { type ResidentRow, requireResident } from '../residents/service.ts';
import { codeFrom } from './code.ts';
import { cardFailure } from './failures.ts';
import { type CardRow, cardOfCode, cardsOfPerson, findCard, requireCardRow } from './read.ts';
import type { cardKinds } from './shapes.ts';
import { personCards } from './table.ts';

type CardKind = (typeof cardKinds)[number];

const gone = {
  died: { zh: '已故', en: 'deceased' },
  moved: { zh: '已迁出', en: 'moved away' },
} as const;

function refuseGone({ name, status }: ResidentRow) {
  if (status !== 'died' && status !== 'moved') return;
  const { zh, en } = gone[status];
  throw cardFailure('card.personGone', { name, state: zh, stateEn: en }, 'residentId');
}

const activeCard = (ctx: QueryContext, residentId: string, kind: CardKind) =>
  cardsOfPerson(ctx, residentId).find((card) => card.kind === kind && card.state === 'active');

function refuseSecond(ctx: QueryContext, { id, name }: ResidentRow, kind: CardKind) {
  const active = activeCard(ctx, id, kind);
  if (active) throw cardFailure('card.hasOne', { name, since: active.issuedOn }, 'residentId');
}

/** From the card's id, so that the same request gives the same code; another round where chance gave one that exists. */
function freeCode(ctx: QueryContext, id: string): string {
  for (let round = 0; ; round += 1) {
    const code = codeFrom(hash('sha256', `card ${round} ${id}`, 'buffer'));
    if (!cardOfCode(ctx, code)) return code;
  }
}

function insertCard(ctx: CommandContext, id: string, residentId: string, kind: CardKind): CardRow {
  const row: CardRow = {
    id,
    code: freeCode(ctx, id),
    kind,
    residentId,
    state: 'active',
    issuedOn: ctx.today,
    stateSince: ctx.today,
    lostOn: null,
    printedAt: null,
  };
  ctx.write.insert(personCards, row);
  return row;
}

export function issue(ctx: CommandContext, wanted: { id: string; residentId: string; kind: CardKind }) {
  const known = findCard(ctx, wanted.id);
  if (known) return { card: known };
  const person = requireResident(ctx, wanted.residentId);
  refuseGone(person);
  refuseSecond(ctx, person, wanted.kind);
  const card = insertCard(ctx, wanted.id, person.id, wanted.kind);
  ctx.record(person.id, { card: card.id, kind: card.kind });
  return { card };
}

/** So many cards between two looks at whatever else the desk is asked. */
const slice = 50;

/** Null: this person has a card or may not have one. */
function issueOne(ctx: CommandContext, residentId: string, kind: CardKind): string | null {
  try {
    const person = requireResident(ctx, residentId);
    refuseGone(person);
    if (activeCard(ctx, person.id, kind)) return null;
    return insertCard(ctx, ctx.ids.next(), person.id, kind).id;
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}

export async function issueMany(
  ctx: TaskContext,
  { kind, residentIds }: { kind: CardKind; residentIds: string[] },
) {
  const total = residentIds.length;
  return ctx.transactInSteps(function* (tx) {
    const cardIds: string[] = [];
    for (const [at, residentId] of residentIds.entries()) {
      const id = issueOne(tx, residentId, kind);
      if (id !== null) cardIds.push(id);
      if (at % slice === slice - 1) {
        ctx.progress({ task: 'cards.issueMany', done: at + 1, total });
        yield;
      }
    }
    tx.record(null, { kind, issued: cardIds.length });
    return { cardIds, skipped: total - cardIds.length };
  });
}

function move(ctx: CommandContext, card: CardRow, patch: Partial<CardRow>) {
  ctx.write.update(personCards, card.id, { stateSince: ctx.today, ...patch });
  ctx.record(card.residentId, { card: card.id, state: patch.state });
  return { card: requireCardRow(ctx, card.id) };
}

export function report(ctx: CommandContext, { cardId }: { cardId: string }) {
  const card = requireCardRow(ctx, cardId);
  if (card.state === 'lost') return { card };
  if (card.state !== 'active') throw cardFailure('card.notActive');
  return move(ctx, card, { state: 'lost', lostOn: ctx.today });
}

export function restore(ctx: CommandContext, { cardId }: { cardId: string }) {
  const card = requireCardRow(ctx, cardId);
  if (card.state === 'active') return { card };
  if (card.state !== 'lost') throw cardFailure('card.notLost');
  refuseSecond(ctx, requireResident(ctx, card.residentId), card.kind);
  return move(ctx, card, { state: 'active', lostOn: null });
}

export function replace(ctx: CommandContext, { id, cardId }: { id: string; cardId: string }) {
  const known = findCard(ctx, id);
  if (known) return { card: known };
  const old = requireCardRow(ctx, cardId);
  if (old.state !== 'active' && old.state !== 'lost') throw cardFailure('card.notReplaceable');
  const person = requireResident(ctx, old.residentId);
  refuseGone(person);
  ctx.write.update(personCards, old.id, { state: 'replaced', stateSince: ctx.today });
  refuseSecond(ctx, person, old.kind);
  const card = insertCard(ctx, id, person.id, old.kind);
  ctx.record(person.id, { card: card.id, replaces: old.id });
  return { card };
}

export function cancel(ctx: CommandContext, { cardId }: { cardId: string }) {
  const card = requireCardRow(ctx, cardId);
  if (card.state === 'cancelled') return { card };
  if (card.state === 'replaced') throw cardFailure('card.notActive');
  return move(ctx, card, { state: 'cancelled' });
}

export function markPrinted(ctx: CommandContext, { cardIds }: { cardIds: string[] }) {
  for (const id of cardIds) ctx.write.update(personCards, id, { printedAt: ctx.now });
  ctx.record(null, { printed: cardIds.length });
  return {};
}
