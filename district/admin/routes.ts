/** The administrator's page: server-rendered, without scripts, so that it opens on whatever stands in the office. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainFault } from '../log.ts';
import type { DistrictParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import { accessPage } from './accessPage.ts';
import { accountRoutes } from './accountRoutes.ts';
import { centresPage } from './centresPage.ts';
import { changingRoutes } from './changingRoutes.ts';
import { courierRoutes } from './courierRoutes.ts';
import { dayPage } from './dayPage.ts';
import { type Door, GoTo, PageFault, signedIn, viewOf } from './door.ts';
import { frame, note } from './frame.ts';
import { html } from './html.ts';
import { quarantineRoutes } from './quarantineRoutes.ts';
import { centreLines, kindCounts, latestAccesses } from './questions.ts';
import { Sessions } from './sessions.ts';
import { asked, centreOf, centreParams, dayParams, showCentre } from './shown.ts';
import { signRoutes } from './signRoutes.ts';
import { style } from './style.ts';

/** No script, no frame, nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** How many lines of the access log are shown. */
const shownAccesses = 200;

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
  accountRoutes(app, door);
  courierRoutes(app, door);
  readingRoutes(app, door);
  changingRoutes(app, door);
  quarantineRoutes(app, door);
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
    accessPage(signedIn(door, request), await latestAccesses(store, shownAccesses)),
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
