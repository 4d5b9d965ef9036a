/** All centres on one page: who keeps up, who is behind. */
import { type Column, formWord, frame, note, table, timeText, type View } from './frame.ts';
import { type Html, html } from './html.ts';
import type { CentreLine } from './questions.ts';
import type { Say } from './texts.ts';

const dayMs = 86_400_000;

function stateTag({ desks, lastContactAt, waiting, behind }: CentreLine, say: Say, now: number): Html {
  if (desks === 0) return html`<span class="tag">${say('unused')}</span>`;
  if (lastContactAt === null || now - lastContactAt > dayMs)
    return html`<span class="tag bad">${say('silent')}</span>`;
  if (waiting > 0) return html`<span class="tag warn">${say('sending')}</span>`;
  if (behind > 0) return html`<span class="tag warn">${say('fetching')}</span>`;
  return html`<span class="tag good">${say('well')}</span>`;
}

function columns({ say, now }: View): Column<CentreLine>[] {
  return [
    {
      head: say('centre'),
      cell: ({ centreId, name }) => html`<a href="/admin/centres/${centreId}">${name}</a>`,
    },
    { head: say('state'), cell: (line) => stateTag(line, say, now) },
    { head: say('lastContact'), cell: ({ lastContactAt }) => timeText(lastContactAt, say) },
    { head: say('desks'), figure: true, cell: ({ desks }) => desks },
    { head: say('waiting'), figure: true, cell: ({ waiting }) => waiting },
    { head: say('behind'), figure: true, cell: ({ behind }) => behind },
    { head: say('cards'), figure: true, cell: ({ cards }) => cards },
    { head: say('quarantined'), figure: true, cell: ({ quarantined }) => quarantined },
    { head: say('records'), figure: true, cell: ({ seq }) => seq.toLocaleString('en') },
  ];
}

function figures(lines: readonly CentreLine[], say: Say): Html {
  const sum = (of: (line: CentreLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  const shown: [string, number][] = [
    [say('centres'), lines.length],
    [say('desks'), sum(({ desks }) => desks)],
    [say('waiting'), sum(({ waiting }) => waiting)],
    [say('cards'), sum(({ cards }) => cards)],
    [say('quarantined'), sum(({ quarantined }) => quarantined)],
  ];
  return html`<div class="figures">${shown.map(
    ([name, value]) =>
      html`<div class="figure"><b>${value.toLocaleString('en')}</b><span>${name}</span></div>`,
  )}</div>`;
}

export function centresPage(view: View, lines: readonly CentreLine[], wrong: string | null): string {
  const { say } = view;
  const list =
    lines.length === 0
      ? html`<p class="empty">${say('noCentres')}</p>`
      : html`${table(columns(view), lines)}`;
  const content = html`<h1>${say('centres')}</h1><p class="lead">${say('centresLead')}</p>${note('bad', wrong)}
${figures(lines, say)}
<section class="card flush">${list}</section>
<section class="card"><h2>${say('makeCentre')}</h2>
<form method="post" action="/admin/centres" class="line">${formWord(view)}
<label>${say('centreName')}<input name="name" required maxlength="60" autocomplete="off"></label>
<button class="${lines.length === 0 ? 'main' : 'plain'}">${say('make')}</button></form></section>`;
  return frame(view, say('centres'), content);
}
