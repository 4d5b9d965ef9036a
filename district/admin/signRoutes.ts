/** Signing in and out, the language, one's own password. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { setPassword, shortestPassword, signIn } from '../administrators.ts';
import { Refused } from '../refused.ts';
import { cookies, type Door, formOf, setCookie, signedIn, viewOf } from './door.ts';
import { passwordPage, signInPage } from './signPages.ts';

const credentials = z.object({ name: z.string().max(60), password: z.string().max(200) });
const yearSeconds = 365 * 86_400;

export function signRoutes(app: FastifyInstance, door: Door): void {
  app.get('/admin/sign-in', (request) => signInPage(viewOf(door, request), null));
  app.post('/admin/sign-in', (request, reply) => enter(door, request, reply));
  app.post('/admin/sign-out', (request, reply) => {
    door.sessions.end(formOf(door, request).view.session.id);
    setCookie(reply, request, cookies.session, '', 0);
    return reply.redirect('/admin/sign-in', 303);
  });
  app.get('/admin/language', (request, reply) => {
    const { to } = z.object({ to: z.enum(['zh', 'en']).catch('zh') }).parse(request.query);
    setCookie(reply, request, cookies.language, to, yearSeconds);
    return reply.redirect('/admin', 303);
  });
  app.get('/admin/password', (request) => passwordPage(signedIn(door, request), null));
  app.post('/admin/password', (request, reply) => choosePassword(door, request, reply));
}

async function enter(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { parts, sessions } = door;
  const view = viewOf(door, request);
  const parsed = credentials.safeParse(request.body);
  if (!parsed.success) return reply.code(400).send(signInPage(view, view.say('signInWrong')));
  const { name, password } = parsed.data;
  try {
    parts.limits.spend('signIn', request.ip);
    parts.limits.spend('signIn', `name ${name}`);
  } catch (error) {
    if (error instanceof Refused) return reply.code(429).send(signInPage(view, view.say('tooMany')));
    throw error;
  }
  const administrator = await signIn(parts.store, name, password);
  if (!administrator) return reply.code(403).send(signInPage(view, view.say('signInWrong')));
  setCookie(reply, request, cookies.session, sessions.begin(administrator).id, null);
  return reply.redirect('/admin', 303);
}

async function choosePassword(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { view, form } = formOf(door, request);
  const { session, say } = view;
  const { password = '', again = '' } = form;
  if (password.length < shortestPassword)
    return reply.code(400).send(passwordPage(view, say('passwordShort')));
  if (password !== again) return reply.code(400).send(passwordPage(view, say('passwordDiffers')));
  const { store, now } = door.parts;
  await setPassword(store, { name: session.name, mustChange: false }, password, now());
  session.mustChange = false;
  door.sessions.endOthers(session);
  return reply.redirect('/admin', 303);
}
