/** Answers the cards' contract, and holds the verb with which other features read a card. */
import { findCentre } from '../centre/service.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import type { cards as contract } from './contract.ts';
import { cancel, issue, issueMany, markPrinted, replace, report, restore } from './give.ts';
import { list, listIds } from './list.ts';
import { cardsAmong, cardsOfPerson } from './read.ts';
import { resolve } from './resolve.ts';

export { residentOfCode } from './read.ts';

/** In the order asked for. A card that is no longer in use is not printed again. */
function sheet(ctx: QueryContext, { cardIds }: { cardIds: string[] }) {
  const rows = new Map(cardsAmong(ctx, cardIds).map((row) => [row.id, row]));
  return {
    centreName: findCentre(ctx.db)?.name ?? '',
    cards: cardIds.flatMap((id) => {
      const row = rows.get(id);
      return row?.state === 'active' ? [{ ...row, name: requireResident(ctx, row.residentId).name }] : [];
    }),
  };
}

export const cardHandlers: Handlers<typeof contract> = {
  resolve,
  ofResident: (ctx, { residentId }) => cardsOfPerson(ctx, residentId),
  list,
  listIds,
  sheet,
  issue,
  issueMany,
  report,
  restore,
  replace,
  cancel,
  markPrinted,
};
