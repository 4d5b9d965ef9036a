/** All centres on one page: who keeps up, who is behind. */
import { type Column, flagged, formWord, frame, note, table, timeText, type View } from './frame.ts';
import { type Html, html } from './html.ts';
import type { CentreLine } from './questions.ts';
import type { Say } from './texts.ts';

const dayMs = 86_400_000;

type State = 'silent' | 'unheard' | 'sending' | 'fetching' | 'well' | 'unused';

const kindOf: Readonly<Record<State, string>> = {
  silent: 'bad',
  unheard: 'warn',
  sending: 'warn',
  fetching: 'warn',
  well: 'good',
  unused: '',
};

function stateOf({ desks, lastContactAt, waiting, behind }: CentreLine, now: number): State {
  if (desks === 0) return 'unused';
  if (lastContactAt === null) return 'unheard';
  if (now - lastContactAt > dayMs) return 'silent';
  if (waiting > 0) return 'sending';
  return behind > 0 ? 'fetching' : 'well';
}

/** Whoever needs somebody comes first: the order of `kindOf`, then by name. */
function inOrderOfNeed(lines: readonly CentreLine[], now: number): CentreLine[] {
  const rank = (line: CentreLine) => Object.keys(kindOf).indexOf(stateOf(line, now));
  return lines.toSorted(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'zh-CN'),
  );
}

function columns({ say, now }: View): Column<CentreLine>[] {
  const stateTag = (state: State) => html`<span class="tag ${kindOf[state]}">${say(state)}</span>`;
  return [
    {
      head: say('centre'),
      cell: ({ centreId, name }) => html`<a href="/admin/centres/${centreId}">${name}</a>`,
    },
    { head: say('state'), cell: (line) => stateTag(stateOf(line, now)) },
    { head: say('lastContact'), cell: ({ lastContactAt }) => timeText(lastContactAt, say) },
    { head: say('desks'), figure: true, cell: ({ desks }) => desks },
    { head: say('waiting'), figure: true, cell: ({ waiting }) => waiting },
    { head: say('behind'), figure: true, cell: ({ behind }) => behind },
    { head: say('cards'), figure: true, cell: ({ cards }) => flagged(cards, 'warn') },
    { head: say('quarantined'), figure: true, cell: ({ quarantined }) => flagged(quarantined, 'bad') },
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
      : html`${table(columns(view), inOrderOfNeed(lines, view.now))}`;
  const content = html`<h1>${say('centres')}</h1><p class="lead">${say('centresLead')}</p>${note('bad', wrong)}
${figures(lines, say)}
<section class="card flush">${list}</section>
<section class="card"><h2>${say('makeCentre')}</h2>
<form method="post" action="/admin/centres" class="line">${formWord(view)}
<label>${say('centreName')}<input name="name" required maxlength="60" autocomplete="off"></label>
<button class="${lines.length === 0 ? 'main' : 'plain'}">${say('make')}</button></form></section>`;
  return frame(view, say('centres'), content);
}
