/** One day of one centre: how much of each kind, and after giving a reason the rows of one kind, masked. */
import { kindOf } from '../../db/sync/rowWords.ts';
import { contentCell } from './contentCell.ts';
import { type Column, formWord, frame, note, table, timeText, type View } from './frame.ts';
import { type Html, html } from './html.ts';
import type { CentreLine, SeenRow } from './questions.ts';

export interface DayContent {
  centre: CentreLine;
  day: string;
  counts: readonly { entity: string; changes: number }[];
  /** Null: nobody has given a reason yet. */
  rows: { entity: string; seen: readonly SeenRow[] } | null;
}

function rowsCard(view: View, { entity, seen }: NonNullable<DayContent['rows']>): Html {
  const { say, language } = view;
  const columns: Column<SeenRow>[] = [
    { head: say('time'), time: true, cell: ({ savedAt }) => timeText(savedAt, say) },
    { head: say('rowId'), cell: ({ rowId }) => html`<span class="raw">${rowId}</span>` },
    {
      head: say('content'),
      cell: ({ fields }) => contentCell(view, entity, Object.entries(fields)),
    },
  ];
  return html`<section class="card flush"><h2>${kindOf(entity)[language]}</h2>
<p class="muted">${say('rowsLead', seen.length)}</p>${table(columns, seen)}</section>`;
}

function lookCard(view: View, { centre, day, counts }: DayContent): Html | null {
  const { say, language } = view;
  if (counts.length === 0) return null;
  return html`<section class="card"><h2>${say('look')}</h2><p class="muted">${say('lookLead')}</p>
<form method="post" action="/admin/centres/${centre.centreId}/days/${day}">${formWord(view)}
<label>${say('kind')}<select name="entity">${counts.map(
    ({ entity }) => html`<option value="${entity}">${kindOf(entity)[language]}</option>`,
  )}</select></label>
<label>${say('reason')}<input name="reason" required minlength="4" maxlength="200" autocomplete="off"></label>
<button class="plain">${say('lookButton')}</button></form></section>`;
}

export function dayPage(view: View, content: DayContent, wrong: string | null): string {
  const { say, language } = view;
  const { centre, day, counts, rows } = content;
  const columns: Column<DayContent['counts'][number]>[] = [
    { head: say('kind'), cell: ({ entity }) => kindOf(entity)[language] },
    { head: say('count'), figure: true, cell: ({ changes }) => changes.toLocaleString('en') },
  ];
  const list = counts.length === 0 ? html`<p class="empty">${say('nothing')}</p>` : table(columns, counts);
  return frame(
    view,
    `${centre.name} ${day}`,
    html`<h1>${centre.name} · ${day}</h1>
<p class="lead"><a href="/admin/centres/${centre.centreId}">${say('back')}</a></p>${note('bad', wrong)}
${rows && rowsCard(view, rows)}
<div class="grid"><section class="card flush"><h2>${say('kinds')}</h2>${list}</section>${lookCard(view, content)}</div>`,
  );
}
