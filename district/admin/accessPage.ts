/** Who looked at a centre or changed it, when and why. */
import { kindOf } from '../../db/sync/rowWords.ts';
import { type Column, frame, pick, table, timeText, type View } from './frame.ts';
import { html } from './html.ts';
import type { Access } from './questions.ts';
import { deeds, quarantineTexts } from './texts.ts';

type Line = Access & { centre: string };

export function accessPage(view: View, lines: readonly Line[]): string {
  const { say, language } = view;
  const told = (what: string) => {
    const [deed = '', ...about] = what.split(' ');
    return [
      pick(language, deeds[deed], deed),
      ...about.map((word) => pick(language, quarantineTexts[word], kindOf(word)[language])),
    ].join(' ');
  };
  const columns: Column<Line>[] = [
    { head: say('time'), time: true, cell: ({ at }) => timeText(at, say) },
    { head: say('who'), cell: ({ administrator }) => administrator },
    {
      head: say('centre'),
      cell: ({ centreId, centre }) => html`<a href="/admin/centres/${centreId}">${centre}</a>`,
    },
    { head: say('what'), cell: ({ what }) => told(what) },
    { head: say('reason'), cell: ({ reason }) => reason || '–' },
  ];
  const list = lines.length === 0 ? html`<p class="empty">${say('nothing')}</p>` : table(columns, lines);
  return frame(
    view,
    say('accesses'),
    html`<h1>${say('accesses')}</h1><p class="lead">${say('accessesLead')}</p><section class="card flush">${list}</section>`,
  );
}
