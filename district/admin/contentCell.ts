/** What a row says, for an administrator who may look at it: each field by its name in words, its value masked. */
import { fieldOf } from '../../db/sync/fieldWords.ts';
import type { StoredValue } from '../../db/sync/protocol/change.ts';
import { timeText, type View } from './frame.ts';
import { type Html, html } from './html.ts';
import { masked } from './mask.ts';

export function contentCell(
  { say, language }: View,
  entity: string,
  fields: readonly (readonly [field: string, value: StoredValue])[],
): Html {
  const said = { language, timeText: (at: number) => timeText(at, say) };
  // The row's id stands beside it, and what is blank says nothing.
  const telling = fields.filter(([field, value]) => field !== 'id' && value !== null && value !== '');
  return html`<span class="raw">${telling.map(
    ([field, value]) =>
      html`<span>${fieldOf(entity, field)[language]} <b>${masked({ entity, field }, value, said)}</b></span> `,
  )}</span>`;
}
