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
  return html`<span class="raw">${fields.map(
    ([field, value]) =>
      html`${fieldOf(entity, field)[language]} <b>${masked({ entity, field }, value, said)}</b>&ensp; `,
  )}</span>`;
}
