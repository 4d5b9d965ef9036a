/** What a centre's desks sent and the district could not store: how much and why; after giving a reason the rows, masked. */
import type { StoredValue } from '../../db/sync/protocol/change.ts';
import { kindOf } from '../../db/sync/rowWords.ts';
import type { Said } from './centrePage.ts';
import { contentCell } from './contentCell.ts';
import { type Column, formWord, frame, note, pick, table, timeText, type View } from './frame.ts';
import { type Html, html } from './html.ts';
import type { CentreLine, LyingRow, QuarantineCount } from './questions.ts';
import { quarantineTexts } from './texts.ts';

export interface QuarantineContent {
  centre: CentreLine;
  counts: readonly QuarantineCount[];
  /** Null: nobody has given a reason yet. */
  rows: { code: string; seen: readonly LyingRow[] } | null;
}

const reasonOf = ({ language }: View, code: string) => pick(language, quarantineTexts[code], code);

/** The fields of whatever shape it came in; what is no plain value is not shown. */
function fieldsOf(raw: unknown): [string, StoredValue][] {
  const { fields }: { fields?: unknown } = Object(raw);
  return Object.entries(Object(fields)).flatMap(([field, value]): [string, StoredValue][] =>
    value === null || typeof value === 'string' || typeof value === 'number' ? [[field, value]] : [],
  );
}

function entityOf(raw: unknown): string | null {
  const { entity }: { entity?: unknown } = Object(raw);
  return typeof entity === 'string' ? entity.slice(0, 64) : null;
}

function kindText({ language }: View, raw: unknown): string {
  const entity = entityOf(raw);
  return entity === null ? '–' : kindOf(entity)[language];
}

function rowsCard(view: View, { code, seen }: NonNullable<QuarantineContent['rows']>): Html {
  const { say } = view;
  const columns: Column<LyingRow>[] = [
    { head: say('time'), time: true, cell: ({ receivedAt }) => timeText(receivedAt, say) },
    { head: say('desk'), cell: ({ deskName }) => deskName || '–' },
    { head: say('kind'), cell: ({ raw }) => kindText(view, raw) },
    {
      head: say('content'),
      cell: ({ raw }) => contentCell(view, entityOf(raw) ?? '', fieldsOf(raw)),
    },
  ];
  return html`<section class="card flush"><h2>${say('quarantined')} · ${reasonOf(view, code)}</h2>
<p class="muted">${say('rowsLead', seen.length)}</p>${table(columns, seen)}</section>`;
}

function retryCard(view: View, centreId: string): Html {
  const { say } = view;
  return html`<section class="card"><h2>${say('retry')}</h2><p class="muted">${say('retryLead')}</p>
<form method="post" action="/admin/centres/${centreId}/quarantine/retry">${formWord(view)}
<button class="main">${say('retry')}</button></form></section>`;
}

/** One reason is chosen, and it is said why. */
function codeForm(
  view: View,
  { centre, counts }: QuarantineContent,
  deed: 'look' | 'settle',
  button: string,
): Html {
  const { say } = view;
  const codes = [...new Set(counts.map(({ code }) => code))];
  return html`<form method="post" action="/admin/centres/${centre.centreId}/quarantine/${deed}">${formWord(view)}
<label>${say('why')}<select name="code">${codes.map(
    (code) => html`<option value="${code}">${reasonOf(view, code)}</option>`,
  )}</select></label>
<label>${say('reason')}<input name="reason" required minlength="4" maxlength="200" autocomplete="off"></label>
<button class="plain">${button}</button></form>`;
}

function deedCards(view: View, content: QuarantineContent): Html {
  const { say } = view;
  return html`<div>${retryCard(view, content.centre.centreId)}
<section class="card"><h2>${say('look')}</h2><p class="muted">${say('lookLead')}</p>
${codeForm(view, content, 'look', say('lookButton'))}</section>
<section class="card"><details><summary>${say('settle')}</summary><p class="muted">${say('settleLead')}</p>
${codeForm(view, content, 'settle', say('settle'))}</details></section></div>`;
}

export function quarantinePage(view: View, content: QuarantineContent, said: Said | null): string {
  const { say } = view;
  const { centre, counts, rows } = content;
  const columns: Column<QuarantineCount>[] = [
    { head: say('why'), cell: ({ code }) => reasonOf(view, code) },
    { head: say('desk'), cell: ({ deskName }) => deskName || '–' },
    { head: say('oldest'), time: true, cell: ({ since }) => timeText(since, say) },
    { head: say('count'), figure: true, cell: ({ count }) => count.toLocaleString('en') },
  ];
  const list =
    counts.length === 0 ? html`<p class="empty">${say('noQuarantine')}</p>` : table(columns, counts);
  return frame(
    view,
    `${centre.name} · ${say('quarantined')}`,
    html`<h1>${centre.name} · ${say('quarantined')}</h1><p class="lead">${say('quarantineLead')}
<a href="/admin/centres/${centre.centreId}">${say('back')}</a></p>${said && note(said.kind, said.text)}
${rows && rowsCard(view, rows)}
<div class="grid"><section class="card flush">${list}</section>${counts.length > 0 && deedCards(view, content)}</div>`,
  );
}
