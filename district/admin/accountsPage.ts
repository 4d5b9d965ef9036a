/** Who may open this page: each person an account of their own, so that the access log names somebody. */
import type { AdministratorLine } from '../administrators.ts';
import { type Column, formWord, frame, note, table, type View } from './frame.ts';
import { type Html, html } from './html.ts';

function stateTag({ mustChange, closed }: AdministratorLine, { say }: View): Html {
  if (closed) return html`<span class="tag">${say('closed')}</span>`;
  return mustChange
    ? html`<span class="tag warn">${say('notYetIn')}</span>`
    : html`<span class="tag good">${say('inUse')}</span>`;
}

function deeds(view: View, { name, closed }: AdministratorLine): Html | string {
  const { say, session } = view;
  if (name === session?.name)
    return html`<div class="deeds"><a href="/admin/password">${say('change')}</a></div>`;
  const button = (path: string, text: string) =>
    html`<form method="post" action="/admin/accounts/${path}">${formWord(view)}
<input type="hidden" name="name" value="${name}"><button class="plain">${text}</button></form>`;
  return html`<div class="deeds">${button('password', say('resetPassword'))}${closed ? '' : button('close', say('closeAccount'))}</div>`;
}

/** A password that was just made up, to be handed over. */
export interface Handed {
  name: string;
  password: string;
}

export function accountsPage(
  view: View,
  lines: readonly AdministratorLine[],
  handed: Handed | null,
  wrong: string | null,
): string {
  const { say } = view;
  const columns: Column<AdministratorLine>[] = [
    { head: say('account'), cell: ({ name }) => name },
    { head: say('state'), cell: (line) => stateTag(line, view) },
    { head: '', cell: (line) => deeds(view, line) },
  ];
  const given =
    handed &&
    html`<section class="card"><h2>${handed.name}</h2><p class="code">${handed.password}</p><p>${say('handedLead')}</p></section>`;
  return frame(
    view,
    say('accounts'),
    html`<h1>${say('accounts')}</h1><p class="lead">${say('accountsLead')}</p>${note('bad', wrong)}${given}
<section class="card flush">${table(columns, lines)}</section>
<section class="card"><h2>${say('newAccount')}</h2>
<form method="post" action="/admin/accounts" class="line">${formWord(view)}
<label>${say('account')}<input name="name" required maxlength="40" autocomplete="off"></label>
<button class="plain">${say('make')}</button></form></section>`,
  );
}
