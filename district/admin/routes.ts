/** The administrator's page: server-rendered, without scripts, so that it opens on whatever stands in the office. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { dayAt } from '../../db/core/clock.ts';
import { foundCentre, inviteDesk } from '../enrol.ts';
import { plainFault } from '../log.ts';
import type { DistrictParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import { moveResident } from '../transfer.ts';
import { zone } from '../zone.ts';
import { accessPage } from './accessPage.ts';
import { type CentreContent, centrePage, codePage, type Said } from './centrePage.ts';
import { centresPage } from './centresPage.ts';
import { dayPage } from './dayPage.ts';
import { type Door, formOf, GoTo, PageFault, type SignedInView, signedIn, viewOf } from './door.ts';
import { frame, note } from './frame.ts';
import { html } from './html.ts';
import {
  type CentreLine,
  centreLines,
  dayCounts,
  deskLines,
  kindCounts,
  latestAccesses,
  noteAccess,
  quarantineCounts,
  rowsOf,
} from './questions.ts';
import { Sessions } from './sessions.ts';
import { signRoutes } from './signRoutes.ts';
import { style } from './style.ts';

/** No script, no frame, nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const centreParams = z.object({ centreId: z.uuid() });
const dayParams = centreParams.extend({ day: z.iso.date() });
const deskParams = centreParams.extend({ deskId: z.uuid() });
const title = z.string().trim().min(1).max(60);
const reasonText = z.string().trim().min(4).max(200);

/** How many days a centre's page shows, and how many rows one look. */
const shownDays = 14;
const shownRows = 200;

export async function adminRoutes(app: FastifyInstance, parts: DistrictParts): Promise<void> {
  const door: Door = { parts, sessions: new Sessions(parts.now, parts.randomBytes) };
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    reply.type('text/html; charset=utf-8');
  });
  app.setErrorHandler((error, request, reply) => sayFault(door, error, request, reply));
  app.get('/admin/style.css', (_, reply) => reply.type('text/css').send(style));
  signRoutes(app, door);
  readingRoutes(app, door);
  changingRoutes(app, door);
}

function sayFault(door: Door, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof GoTo) return reply.redirect(error.path, 303);
  const view = viewOf(door, request);
  if (error instanceof Refused)
    return reply.code(429).send(frame(view, '429', html`${note('bad', view.say('tooMany'))}`));
  const fault = error instanceof PageFault ? error : null;
  if (!fault) request.log.error({ fault: plainFault(error) }, 'a page failed');
  const text = view.say(fault?.key ?? 'gone');
  return reply.code(fault?.status ?? 500).send(frame(view, text, html`${note('bad', text)}`));
}

function readingRoutes(app: FastifyInstance, door: Door): void {
  const { store } = door.parts;
  app.get('/admin', async (request) => centresPage(signedIn(door, request), await centreLines(store), null));
  app.get('/admin/accesses', async (request) =>
    accessPage(signedIn(door, request), await latestAccesses(store, shownRows)),
  );
  app.get('/admin/centres/:centreId', async (request) => {
    const view = signedIn(door, request);
    return showCentre(door, view, asked(centreParams, request.params).centreId, null);
  });
  app.get('/admin/centres/:centreId/days/:day', async (request) => {
    const view = signedIn(door, request);
    const { centreId, day } = asked(dayParams, request.params);
    const centre = await centreOf(door, centreId);
    return dayPage(view, { centre, day, counts: await kindCounts(store, centreId, day), rows: null }, null);
  });
}

function changingRoutes(app: FastifyInstance, door: Door): void {
  app.post('/admin/centres', (request, reply) => makeCentre(door, request, reply));
  app.post('/admin/centres/:centreId/invitations', (request) => makeCode(door, request));
  app.post('/admin/centres/:centreId/desks/:deskId/revoke', (request, reply) => revoke(door, request, reply));
  app.post('/admin/centres/:centreId/moves', (request) => move(door, request));
  app.post('/admin/centres/:centreId/days/:day', (request, reply) => look(door, request, reply));
}

function asked<Shape extends z.ZodType>(schema: Shape, value: unknown): z.output<Shape> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PageFault(404, 'notFound');
  return parsed.data;
}

async function centreOf({ parts }: Door, centreId: string): Promise<CentreLine> {
  const centre = (await centreLines(parts.store)).find((line) => line.centreId === centreId);
  if (!centre) throw new PageFault(404, 'notFound');
  return centre;
}

async function showCentre({ parts }: Door, view: SignedInView, centreId: string, said: Said | null) {
  const { store, now } = parts;
  const lines = await centreLines(store);
  const centre = lines.find((line) => line.centreId === centreId);
  if (!centre) throw new PageFault(404, 'notFound');
  const content: CentreContent = {
    centre,
    others: lines.filter((line) => line !== centre),
    desks: await deskLines(store, centreId),
    days: await dayCounts(store, centreId, dayAt(now(), zone), shownDays),
    quarantine: await quarantineCounts(store, centreId),
  };
  return centrePage(view, content, said);
}

/** What was done, by whom; `what` begins with a key of `deeds`. */
function access({ parts }: Door, { session }: SignedInView, centreId: string, what: string, reason: string) {
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

const moveForm = z.object({ residentId: z.uuid(), toCentreId: z.uuid(), reason: reasonText });

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
