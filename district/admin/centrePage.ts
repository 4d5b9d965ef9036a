/** One centre: its desks, how much came on which day, what is stuck, and what an administrator may do about it. */
import { type Column, formWord, frame, note, pick, table, timeText, type View } from './frame.ts';
import { type Html, html } from './html.ts';
import type { CentreLine, DayCount, DeskLine, QuarantineCount } from './questions.ts';
import { quarantineTexts } from './texts.ts';

export interface CentreContent {
  centre: CentreLine;
  others: readonly CentreLine[];
  desks: readonly DeskLine[];
  days: readonly DayCount[];
  quarantine: readonly QuarantineCount[];
}

const dayMs = 86_400_000;

function deskState({ revoked, lastContactAt, waiting, behind }: DeskLine, { say, now }: View): Html {
  if (revoked) return html`<span class="tag">${say('revoked')}</span>`;
  if (lastContactAt === null) return html`<span class="tag warn">${say('unheard')}</span>`;
  if (now - lastContactAt > dayMs) return html`<span class="tag bad">${say('silent')}</span>`;
  if (waiting > 0) return html`<span class="tag warn">${say('sending')}</span>`;
  if (behind > 0) return html`<span class="tag warn">${say('fetching')}</span>`;
  return html`<span class="tag good">${say('well')}</span>`;
}

function revokeForm(view: View, centreId: string, { deskId, revoked }: DeskLine): Html | string {
  const { say } = view;
  if (revoked) return '';
  return html`<details><summary>${say('revoke')}</summary><p class="muted">${say('revokeLead')}</p>
<form method="post" action="/admin/centres/${centreId}/desks/${deskId}/revoke">${formWord(view)}
<button class="danger">${say('revokeSure')}</button></form></details>`;
}

function deskColumns(view: View, centreId: string, newest: string): Column<DeskLine>[] {
  const { say } = view;
  const older = (version: string) =>
    version === newest ? version : html`${version} <span class="tag warn">${say('old')}</span>`;
  return [
    { head: say('desk'), cell: ({ name }) => name },
    { head: say('state'), cell: (desk) => deskState(desk, view) },
    { head: say('lastContact'), cell: ({ lastContactAt }) => timeText(lastContactAt, say) },
    { head: say('waiting'), figure: true, cell: ({ waiting }) => waiting },
    { head: say('behind'), figure: true, cell: ({ behind }) => behind },
    { head: say('version'), cell: ({ version }) => older(version) },
    { head: '', cell: (desk) => revokeForm(view, centreId, desk) },
  ];
}

/** Versions as people write them: 0.10.0 after 0.9.0. */
const newestOf = (desks: readonly DeskLine[]) =>
  desks
    .filter(({ revoked }) => !revoked)
    .map(({ version }) => version)
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .at(-1) ?? '';

/** Of the drawing, in its own units. */
const barHeight = 64;
const barStep = 44;

function dayTable(view: View, centreId: string, days: readonly DayCount[]): Html {
  const { say } = view;
  const most = Math.max(1, ...days.map(({ changes }) => changes));
  const bars = days.map(({ day, changes }, place) => {
    const height = Math.max(2, Math.round((changes / most) * barHeight));
    return html`<rect x="${place * barStep}" y="${barHeight - height}" width="${barStep - 8}" height="${height}" rx="3">
<title>${day}: ${changes}</title></rect>`;
  });
  const columns: Column<DayCount>[] = [
    {
      head: say('day'),
      cell: ({ day }) => html`<a href="/admin/centres/${centreId}/days/${day}">${day}</a>`,
    },
    { head: say('count'), figure: true, cell: ({ changes }) => changes.toLocaleString('en') },
  ];
  const busy = days.filter(({ changes }) => changes > 0).toReversed();
  const chart = html`<p><svg class="days" viewBox="0 0 ${days.length * barStep} ${barHeight}" role="img"
 aria-label="${say('days')}">${bars}</svg></p>`;
  return html`<section class="card flush"><h2>${say('days')}</h2>
${busy.length === 0 ? html`<p class="empty">${say('nothing')}</p>` : [chart, table(columns, busy)]}</section>`;
}

function quarantineCard({ say, language }: View, { centre, quarantine }: CentreContent): Html {
  const byCode = new Map<string, number>();
  for (const { code, count } of quarantine) byCode.set(code, (byCode.get(code) ?? 0) + count);
  const columns: Column<[code: string, count: number]>[] = [
    { head: say('why'), cell: ([code]) => pick(language, quarantineTexts[code], code) },
    { head: say('count'), figure: true, cell: ([, count]) => count },
  ];
  const list = html`${table(columns, [...byCode])}<p class="after">
<a href="/admin/centres/${centre.centreId}/quarantine">${say('quarantineOpen')}</a></p>`;
  return html`<section class="card flush"><h2>${say('quarantined')}</h2>
${quarantine.length === 0 ? html`<p class="muted">${say('noQuarantine')}</p>` : list}</section>`;
}

function inviteCard(view: View, centreId: string, first: boolean): Html {
  const { say } = view;
  return html`<section class="card"><h2>${say('invite')}</h2><p class="muted">${say('inviteLead')}</p>
<form method="post" action="/admin/centres/${centreId}/invitations">${formWord(view)}
<label>${say('deskName')}<input name="deskName" required maxlength="40" autocomplete="off"></label>
<button class="${first ? 'main' : 'plain'}">${say('makeCode')}</button></form></section>`;
}

function moveCard(view: View, centreId: string, others: readonly CentreLine[]): Html | null {
  const { say } = view;
  if (others.length === 0) return null;
  return html`<section class="card"><details><summary>${say('move')}</summary><p class="muted">${say('moveLead')}</p>
<form method="post" action="/admin/centres/${centreId}/moves">${formWord(view)}
<label>${say('residentId')}<input name="residentId" required maxlength="60" autocomplete="off"></label>
<label>${say('toCentre')}<select name="toCentreId">${others.map(
    (other) => html`<option value="${other.centreId}">${other.name}</option>`,
  )}</select></label>
<label>${say('reason')}<input name="reason" required minlength="4" maxlength="200" autocomplete="off"></label>
<button class="plain">${say('moveButton')}</button></form></details></section>`;
}

function eraseCard(view: View, centreId: string): Html {
  const { say } = view;
  return html`<section class="card"><details><summary>${say('erase')}</summary><p class="muted">${say('eraseLead')}</p>
<form method="post" action="/admin/centres/${centreId}/erasures">${formWord(view)}
<label>${say('residentId')}<input name="residentId" required maxlength="60" autocomplete="off"></label>
<label>${say('reason')}<input name="reason" required minlength="4" maxlength="200" autocomplete="off"></label>
<label>${say('eraseType')}<input name="typed" required maxlength="10" autocomplete="off"></label>
<button class="danger">${say('eraseButton')}</button></form></details></section>`;
}

export interface Said {
  kind: 'bad' | 'good';
  text: string;
}

export function centrePage(view: View, content: CentreContent, said: Said | null): string {
  const { say } = view;
  const { centre, others, desks, days } = content;
  const list =
    desks.length === 0
      ? html`<p class="empty">${say('noDesks')}</p>`
      : table(deskColumns(view, centre.centreId, newestOf(desks)), desks);
  return frame(
    view,
    centre.name,
    html`<h1>${centre.name}</h1><p class="lead">${say('records')} ${centre.seq.toLocaleString('en')} · ${say('cards')}
${centre.cards} · ${say('quarantined')} ${centre.quarantined}</p>${said && note(said.kind, said.text)}
<section class="card flush"><h2>${say('desks')}</h2>${list}</section>
<div class="grid">${dayTable(view, centre.centreId, days)}<div>${inviteCard(view, centre.centreId, desks.length === 0)}
${quarantineCard(view, content)}${moveCard(view, centre.centreId, others)}${eraseCard(view, centre.centreId)}</div></div>`,
  );
}

/** The code, once. */
export function codePage(view: View, centre: CentreLine, deskName: string, code: string): string {
  const { say } = view;
  return frame(
    view,
    say('codeMade'),
    html`<section class="card narrow"><h1>${say('codeMade')}</h1><p class="muted">${centre.name} · ${deskName}</p>
<p class="code">${code}</p><p>${say('codeLead')}</p><a href="/admin/centres/${centre.centreId}">${say('back')}</a></section>`,
  );
}
