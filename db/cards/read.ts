/** Cards as they are stored, and whose they are. */
import { asc, desc, eq, sql } from 'drizzle-orm';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import { readCode } from './code.ts';
import { cardFailure } from './failures.ts';
import { personCard } from './table.ts';

export type CardRow = typeof personCard.$inferSelect;

const byId = statement((db) =>
  db
    .select()
    .from(personCard)
    .where(eq(personCard.id, sql.placeholder('id')))
    .prepare(),
);
const byCode = statement((db) =>
  db
    .select()
    .from(personCard)
    .where(eq(personCard.code, sql.placeholder('code')))
    .prepare(),
);
const ofCards = statement((db) =>
  db
    .select()
    .from(personCard)
    .where(sql`${personCard.residentId} in (select value from json_each(${sql.placeholder('ids')}))`)
    .orderBy(desc(personCard.issuedOn), desc(personCard.id))
    .prepare(),
);
const among = statement((db) =>
  db
    .select()
    .from(personCard)
    .where(sql`${personCard.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .orderBy(asc(personCard.id))
    .prepare(),
);

export function findCard(ctx: QueryContext, id: string): CardRow | undefined {
  return byId(ctx.db).get({ id });
}

/** @throws DeskError `card.unknown` */
export function requireCardRow(ctx: QueryContext, id: string): CardRow {
  const found = findCard(ctx, id);
  if (!found) throw cardFailure('card.unknown');
  return found;
}

export function cardOfCode(ctx: QueryContext, code: string): CardRow | undefined {
  return byCode(ctx.db).get({ code });
}

/** Of a person, newest first, those of cards merged into theirs included. */
export function cardsOfPerson(ctx: QueryContext, residentId: string): CardRow[] {
  const { id } = requireResident(ctx, residentId);
  return ofCards(ctx.db).all({ ids: JSON.stringify(cardIds(ctx, id)) });
}

export function cardsAmong(ctx: QueryContext, ids: readonly string[]): CardRow[] {
  return among(ctx.db).all({ ids: JSON.stringify(ids) });
}

/**
 * Whose card a code is, in whatever state the card is: a lost one still names its person.
 *
 * @param code as scanned or typed
 */
export function residentOfCode(
  ctx: QueryContext,
  code: string,
): Pick<CardRow, 'residentId' | 'state' | 'kind' | 'stateSince' | 'lostOn'> | null {
  const reading = readCode(code);
  const card = reading.kind === 'code' ? cardOfCode(ctx, reading.code) : undefined;
  return card === undefined ? null : { ...card, residentId: requireResident(ctx, card.residentId).id };
}
