/** The frame around every page of the administrator, and the small parts that several pages share. */
import { type Html, html } from './html.ts';
import type { Session } from './sessions.ts';
import type { Language, Say } from './texts.ts';

/** What a page is made for. */
export interface View {
  say: Say;
  language: Language;
  districtName: string;
  /** Null before signing in. */
  session: Session | null;
  now: number;
}

const instant = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Date and time as they are written at the centres. */
export const timeText = (at: number | null, say: Say) => (at === null ? say('never') : instant.format(at));

export const pick = (
  language: Language,
  pair: readonly [zh: string, en: string] | undefined,
  other: string,
) => pair?.[language === 'zh' ? 0 : 1] ?? other;

/** Every form that changes something carries the session's word. */
export const formWord = ({ session }: View) =>
  session && html`<input type="hidden" name="word" value="${session.formWord}">`;

export function note(kind: 'bad' | 'good' | '', text: string | null): Html | null {
  return text === null
    ? null
    : html`<p class="note ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">${text}</p>`;
}

export function frame(view: View, title: string, content: Html): string {
  const { say, language, session, districtName } = view;
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · ${say('title')}</title><link rel="stylesheet" href="/admin/style.css"></head>
<body><header><div class="in"><a class="brand" href="/admin">${districtName}</a>
${session && html`<nav><a href="/admin">${say('centres')}</a>&emsp;<a href="/admin/courier">${say('courier')}</a>&emsp;<a href="/admin/accesses">${say('accesses')}</a>&emsp;<a href="/admin/accounts">${say('accounts')}</a></nav>`}
<div class="end"><a href="/admin/language?to=${language === 'zh' ? 'en' : 'zh'}">${say('otherLanguage')}</a>
${
  session &&
  html`<a href="/admin/password">${session.name}</a>
<form method="post" action="/admin/sign-out">${formWord(view)}<button>${say('signOut')}</button></form>`
}</div>
</div></header><main class="in">${content}</main></body></html>`;
  return page.text;
}

export interface Column<Row> {
  head: string;
  /** Figures stand at the right. */
  figure?: true;
  /** In one line, however narrow the page. */
  time?: true;
  cell(row: Row): Html | string | number;
}

/** A nought is there, but asks for nobody's eye. */
const shown = (value: Html | string | number, figure: true | undefined) =>
  figure && value === 0 ? html`<span class="none">0</span>` : value;

/** A figure that somebody should look into. */
export const flagged = (value: number, kind: 'warn' | 'bad') =>
  value === 0 ? value : html`<span class="tag ${kind}">${value}</span>`;

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const head = columns.map(({ head: text, figure }) => html`<th class="${figure ? 'n' : ''}">${text}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${columns.map(({ cell, figure, time }) => html`<td class="${figure ? 'n' : time ? 'time' : ''}">${shown(cell(row), figure)}</td>`)}</tr>`,
  );
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
