/** Signing in, and choosing a password. */
import { shortestPassword } from '../administrators.ts';
import { formWord, frame, note, type View } from './frame.ts';
import { html } from './html.ts';

export function signInPage(view: View, wrong: string | null): string {
  const { say } = view;
  return frame(
    view,
    say('signIn'),
    html`<section class="card narrow"><h1>${say('signIn')}</h1><p class="lead">${say('signInLead')}</p>${note('bad', wrong)}
<form method="post" action="/admin/sign-in">
<label>${say('account')}<input name="name" required maxlength="60" autocomplete="username" autofocus></label>
<label>${say('password')}<input name="password" type="password" required maxlength="200" autocomplete="current-password"></label>
<button class="main">${say('signIn')}</button></form></section>`,
  );
}

export function passwordPage(view: View, wrong: string | null): string {
  const { say, session } = view;
  const first = session?.mustChange ? say('changeFirst') : null;
  const field = (label: string, name: string) =>
    html`<label>${label}<input name="${name}" type="password" required minlength="${shortestPassword}" maxlength="200" autocomplete="new-password"></label>`;
  return frame(
    view,
    say('change'),
    html`<section class="card narrow"><h1>${say('change')}</h1>${note('', wrong === null ? first : null)}${note('bad', wrong)}
<form method="post" action="/admin/password">${formWord(view)}${field(say('newPassword'), 'password')}${field(say('again'), 'again')}
<button class="main">${say('save')}</button></form></section>`,
  );
}
