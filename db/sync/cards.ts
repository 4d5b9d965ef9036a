/** *Which is right?* (SPEC R5): two values for one field, said in words, and decided by a person as an ordinary change. */
import { getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import { timeAt } from '../core/clock.ts';
import type { Sqlite } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { type Entity, layoutOf } from '../core/entity.ts';
import type { Role } from '../core/procedure.ts';
import { entities } from '../entities.ts';
import { isMasked, sayValue } from './cardWords.ts';
import type { SyncCard } from './contract.ts';
import { syncFailure } from './failures.ts';
import { fieldOf } from './fieldWords.ts';
import { aboutRow, nameOf, namesBehind } from './rowNames.ts';
import { kindOf } from './rowWords.ts';
import { exchangeCards } from './table.ts';

const stored = z.union([z.string(), z.number(), z.null()]);
/** As the district writes it; whatever else it says is not for this page. */
const sideSchema = z.object({
  value: stored,
  mark: z.object({ deskId: z.string(), hlcMs: z.number(), accountId: z.string().nullable() }),
});
type Side = z.output<typeof sideSchema>;

interface CardRow {
  id: string;
  entity: string;
  rowId: string;
  field: string;
  stands: string;
  other: string;
  raisedAt: number;
}

const mostCards = 200;
const cardColumns = 'id, entity, row_id AS rowId, field, stands, other, raised_at AS raisedAt';

/** Cards of rows that this program does not know wait for a newer one. */
function isDecidedBy(role: Role | undefined, { entity, field }: Pick<CardRow, 'entity' | 'field'>): boolean {
  const known = entities.get(entity);
  const isField =
    known?.kind === 'register' && layoutOf(known.table).columns.some(({ key }) => key === field);
  return isField && (role === 'manager' || role === kindOf(entity).desk);
}

function openCards(sqlite: Sqlite, role: Role | undefined): CardRow[] {
  return sqlite
    .prepare<[], CardRow>(
      `SELECT ${cardColumns} FROM exchange_card WHERE state = 'open' ORDER BY raised_at, id`,
    )
    .all()
    .filter((row) => isDecidedBy(role, row));
}

export const countCards = (ctx: QueryContext): number =>
  openCards(ctx.sqlite, ctx.session.account?.role).length;

function rowOf(sqlite: Sqlite, entity: Entity, rowId: string): Readonly<Record<string, unknown>> | null {
  const { tableName } = layoutOf(entity.table);
  const row = sqlite.prepare<[string], object>(`SELECT * FROM "${tableName}" WHERE id = ?`).get(rowId);
  return row ? Object.fromEntries(Object.entries(row)) : null;
}

/** What stands now may have been changed since the card was raised; then nobody knows from here who did. */
function readSides({ sqlite, zone }: QueryContext, card: CardRow, entity: Entity, revealed: boolean) {
  const row = rowOf(sqlite, entity, card.rowId) ?? {};
  const column = layoutOf(entity.table).columns.find(({ key }) => key === card.field);
  const current = stored.parse(row[column?.name ?? ''] ?? null);
  const [stands, other] = [card.stands, card.other].map((side) => sideSchema.parse(JSON.parse(side)));
  const timeOf = (ms: number) => timeAt(ms, zone);
  const say = (value: Side['value']) =>
    namesBehind(sqlite, card.field, value) ?? sayValue(card, value, { revealed, timeOf });
  return { row, current, stands, other, say };
}

function sideOf(ctx: QueryContext, text: { zh: string; en: string }, mark: Side['mark'] | null) {
  return {
    text,
    at: mark?.hlcMs ?? null,
    account: nameOf(ctx.sqlite, 'account', mark?.accountId),
    here: mark?.deskId === ctx.deskId,
  };
}

export function listCards(ctx: QueryContext): SyncCard[] {
  const role = ctx.session.account?.role;
  return openCards(ctx.sqlite, role)
    .slice(0, mostCards)
    .flatMap((card): SyncCard[] => {
      const entity = entities.get(card.entity);
      if (!entity) return [];
      const { row, current, stands, other, say } = readSides(ctx, card, entity, false);
      const same = stands?.value === current;
      const { desk: _desk, ...kind } = kindOf(card.entity);
      return [
        {
          id: card.id,
          kind,
          field: fieldOf(card.entity, card.field),
          ...aboutRow(ctx.sqlite, card, row),
          masked: isMasked(card.entity, card.field),
          stands: sideOf(ctx, say(current), (same && stands?.mark) || null),
          other: sideOf(ctx, say(other?.value ?? null), other?.mark ?? null),
          raisedAt: card.raisedAt,
        },
      ];
    });
}

/** @throws DeskError `sync.cardUnknown`, `sync.cardNotYours` */
function requireCard(ctx: QueryContext, id: string): CardRow & { state: string } {
  const card = ctx.sqlite
    .prepare<[string], CardRow & { state: string }>(
      `SELECT ${cardColumns}, state FROM exchange_card WHERE id = ?`,
    )
    .get(id);
  if (!card) throw syncFailure('sync.cardUnknown');
  if (!isDecidedBy(ctx.session.account?.role, card)) throw syncFailure('sync.cardNotYours');
  return card;
}

function requireEntity({ entity }: CardRow): Entity {
  const found = entities.get(entity);
  if (!found) throw syncFailure('sync.cardUnknown');
  return found;
}

export function revealCard(ctx: CommandContext, { id }: { id: string }) {
  const card = requireCard(ctx, id);
  const { row, current, other, say } = readSides(ctx, card, requireEntity(card), true);
  const { residentId } = aboutRow(ctx.sqlite, card, row);
  ctx.record(residentId, { card: card.entity, field: card.field });
  return { stands: say(current), other: say(other?.value ?? null) };
}

/** The stored form back to what the writer takes. */
function asGiven(entity: Entity, field: string, value: Side['value']): unknown {
  const column = getTableColumns(entity.table)[field];
  return value === null || !column ? null : column.mapFromDriverValue(value);
}

/**
 * The person has seen both: their change is based on everything this desk has pulled, so that it stands whatever the clocks
 * said. A card that somebody else has settled meanwhile is passed over.
 */
export function decide(
  ctx: CommandContext,
  { ids, keep }: { ids: readonly string[]; keep: 'stands' | 'other' },
) {
  const { id: settledBy } = accountOf(ctx);
  const settled = ids.flatMap((id) => {
    const card = requireCard(ctx, id);
    if (card.state === 'settled') return [];
    const entity = requireEntity(card);
    const { row, other } = readSides(ctx, card, entity, false);
    if (keep === 'other' && other)
      ctx.write.update(entity, card.rowId, { [card.field]: asGiven(entity, card.field, other.value) });
    ctx.write.update(exchangeCards, id, { state: 'settled', settledBy, settledAt: ctx.now });
    return [{ ...aboutRow(ctx.sqlite, card, row), card: id, field: card.field }];
  });
  const [one] = settled;
  ctx.record(settled.length === 1 ? (one?.residentId ?? null) : null, {
    keep,
    fields: settled.map(({ about, field }) => [about.zh, field]),
  });
  return { settled: settled.length };
}
