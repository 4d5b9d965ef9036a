/** What an administrator may change. Each deed is written down with who, when and why. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { foundCentre, inviteDesk } from '../enrol.ts';
import { orderErasure } from '../orderErasure.ts';
import { moveResident } from '../transfer.ts';
import { codePage } from './centrePage.ts';
import { dayPage } from './dayPage.ts';
import { type Door, formOf, type SignedInView } from './door.ts';
import { kindCounts, noteAccess, rowsOf } from './questions.ts';
import { asked, centreOf, centreParams, dayParams, showCentre } from './shown.ts';
import { eraseWord } from './texts.ts';

const deskParams = centreParams.extend({ deskId: z.uuid().toLowerCase() });
const title = z.string().trim().min(1).max(60);
export const reasonText = z.string().trim().min(4).max(200);

/** How many rows one look shows. */
export const shownRows = 200;

export function changingRoutes(app: FastifyInstance, door: Door): void {
  app.post('/admin/centres', (request, reply) => makeCentre(door, request, reply));
  app.post('/admin/centres/:centreId/invitations', (request) => makeCode(door, request));
  app.post('/admin/centres/:centreId/desks/:deskId/revoke', (request, reply) => revoke(door, request, reply));
  app.post('/admin/centres/:centreId/moves', (request) => move(door, request));
  app.post('/admin/centres/:centreId/erasures', (request) => erase(door, request));
  app.post('/admin/centres/:centreId/days/:day', (request, reply) => look(door, request, reply));
}

/** What was done, by whom; `what` begins with a key of `deeds`. */
export function access(
  { parts }: Door,
  { session }: SignedInView,
  centreId: string,
  what: string,
  reason: string,
) {
  return { centreId, id: v7(), at: parts.now(), administrator: session.name, what, reason };
}

async function makeCentre(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { view, form } = formOf(door, request);
  const { store, now } = door.parts;
  const centreId = v7();
  await foundCentre(store, { centreId, name: asked(title, form.name), now: now() });
  await noteAccess(store, access(door, view, centreId, 'found', ''));
  return reply.redirect(`/admin/centres/${centreId}`, 303);
}

async function makeCode(door: Door, request: FastifyRequest) {
  const { view, form } = formOf(door, request);
  const { store, now, randomBytes } = door.parts;
  const centre = await centreOf(door, asked(centreParams, request.params).centreId);
  const deskName = asked(title, form.deskName);
  const { centreId } = centre;
  const code = await inviteDesk(store, { centreId, deskName, now: now(), random: randomBytes(10) });
  await noteAccess(store, access(door, view, centreId, `invite ${deskName}`, ''));
  return codePage(view, centre, deskName, code);
}

async function revoke(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { view } = formOf(door, request);
  const { store, now } = door.parts;
  const { centreId, deskId } = asked(deskParams, request.params);
  await store.transaction('supervisor', (sql) =>
    sql.query(
      `UPDATE desk SET revoked_at = to_timestamp($3 / 1000.0)
       WHERE centre_id = $1 AND desk_id = $2 AND revoked_at IS NULL`,
      [centreId, deskId, now()],
    ),
  );
  await noteAccess(store, access(door, view, centreId, `revoke ${deskId}`, ''));
  return reply.redirect(`/admin/centres/${centreId}`, 303);
}

const moveForm = z.object({
  residentId: z.uuid().toLowerCase(),
  toCentreId: z.uuid().toLowerCase(),
  reason: reasonText,
});

async function move(door: Door, request: FastifyRequest) {
  const { view, form } = formOf(door, request);
  const { store, now } = door.parts;
  const { centreId } = asked(centreParams, request.params);
  const order = moveForm.safeParse(form);
  if (!order.success) return showCentre(door, view, centreId, { kind: 'bad', text: view.say('moveUnknown') });
  const { residentId, toCentreId, reason } = order.data;
  await centreOf(door, toCentreId);
  const administrator = view.session.name;
  const id = v7();
  const moved = await moveResident(
    store,
    { centreId, id, residentId, toCentreId, administrator, reason },
    now(),
  );
  if (moved) await noteAccess(store, access(door, view, centreId, `move ${residentId}`, reason));
  const text = view.say(moved ? 'moved' : 'moveUnknown');
  return showCentre(door, view, centreId, { kind: moved ? 'good' : 'bad', text });
}

const eraseForm = z.object({
  residentId: z.uuid().toLowerCase(),
  reason: reasonText,
  typed: z
    .string()
    .transform((typed) => typed.trim().toUpperCase())
    .pipe(z.enum(eraseWord)),
});

async function erase(door: Door, request: FastifyRequest) {
  const { view, form } = formOf(door, request);
  const { store, now } = door.parts;
  const { centreId } = asked(centreParams, request.params);
  const order = eraseForm.safeParse(form);
  if (!order.success) return showCentre(door, view, centreId, { kind: 'bad', text: view.say('eraseUnsure') });
  const { residentId, reason } = order.data;
  const administrator = view.session.name;
  const erased = await orderErasure(store, { centreId, residentId, administrator, reason }, now());
  const text = view.say(erased ? 'erased' : 'moveUnknown');
  return showCentre(door, view, centreId, { kind: erased ? 'good' : 'bad', text });
}

const lookForm = z.object({ entity: z.string().max(64), reason: reasonText });

async function look(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { view, form } = formOf(door, request);
  const { store } = door.parts;
  const { centreId, day } = asked(dayParams, request.params);
  const centre = await centreOf(door, centreId);
  const counts = await kindCounts(store, centreId, day);
  const given = lookForm.safeParse(form);
  if (!given.success) {
    const page = dayPage(view, { centre, day, counts, rows: null }, view.say('reasonMissing'));
    return reply.code(400).send(page);
  }
  const { entity, reason } = given.data;
  const noted = access(door, view, centreId, `look ${entity} ${day}`, reason);
  const seen = await rowsOf(store, noted, { entity, day, most: shownRows });
  return dayPage(view, { centre, day, counts, rows: { entity, seen } }, null);
}
