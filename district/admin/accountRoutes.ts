/** Accounts of administrators: made, given a new password, closed. Each of it is one sign-in away from being undone. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { administrators, closeAccount, setPassword } from '../administrators.ts';
import { accountsPage, type Handed } from './accountsPage.ts';
import { type Door, formOf, type SignedInView, signedIn } from './door.ts';

/** No spaces: it is typed at the sign-in and read in the log. */
const accountForm = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._-]{2,40}$/u),
});

export function accountRoutes(app: FastifyInstance, door: Door): void {
  app.get('/admin/accounts', (request) => show(door, signedIn(door, request), null, null));
  app.post('/admin/accounts', (request, reply) => change(door, request, reply, 'new'));
  app.post('/admin/accounts/password', (request, reply) => change(door, request, reply, 'password'));
  app.post('/admin/accounts/close', (request, reply) => change(door, request, reply, 'close'));
}

async function show({ parts }: Door, view: SignedInView, handed: Handed | null, wrong: string | null) {
  return accountsPage(view, await administrators(parts.store), handed, wrong);
}

async function change(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  deed: 'new' | 'password' | 'close',
) {
  const { view, form } = formOf(door, request);
  const { store, now, randomBytes } = door.parts;
  const given = accountForm.safeParse(form);
  if (!given.success) return reply.code(400).send(await show(door, view, null, view.say('nameWrong')));
  const { name } = given.data;
  const known = (await administrators(store)).some((line) => line.name === name);
  // Making an account never takes one over; and nobody shuts the door behind themselves.
  if (known === (deed === 'new'))
    return reply.code(400).send(await show(door, view, null, view.say('nameTaken')));
  if (name === view.session.name)
    return reply.code(400).send(await show(door, view, null, view.say('nameOwn')));
  door.sessions.endAll(name);
  if (deed === 'close') {
    await closeAccount(store, name);
    return show(door, view, null, null);
  }
  const password = Buffer.from(randomBytes(9)).toString('base64url');
  await setPassword(store, { name, mustChange: true }, password, now());
  return show(door, view, { name, password }, null);
}
