/** The quarantine of a centre: counted for all, looked at for a reason, tried again after an update, put aside. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { release } from '../release.ts';
import type { Said } from './centrePage.ts';
import { access, reasonText, shownRows } from './changingRoutes.ts';
import { type Door, formOf, type SignedInView, signedIn } from './door.ts';
import { type QuarantineContent, quarantinePage } from './quarantinePage.ts';
import { lyingRows, noteAccess, quarantineCounts, settleQuarantine } from './questions.ts';
import { asked, centreOf, centreParams } from './shown.ts';

const codeForm = z.object({ code: z.string().regex(/^[a-zA-Z.]{1,64}$/), reason: reasonText });

export function quarantineRoutes(app: FastifyInstance, door: Door): void {
  const path = '/admin/centres/:centreId/quarantine';
  app.get(path, (request) => show(door, signedIn(door, request), centreIdOf(request), null, null));
  app.post(`${path}/retry`, (request) => retry(door, request));
  app.post(`${path}/look`, (request, reply) => withReason(door, request, reply, 'look'));
  app.post(`${path}/settle`, (request, reply) => withReason(door, request, reply, 'settle'));
}

const centreIdOf = (request: FastifyRequest) => asked(centreParams, request.params).centreId;

async function show(
  door: Door,
  view: SignedInView,
  centreId: string,
  rows: QuarantineContent['rows'],
  said: Said | null,
) {
  const centre = await centreOf(door, centreId);
  const counts = await quarantineCounts(door.parts.store, centreId);
  return quarantinePage(view, { centre, counts, rows }, said);
}

async function retry(door: Door, request: FastifyRequest) {
  const { view } = formOf(door, request);
  const { centreId } = await centreOf(door, centreIdOf(request));
  await noteAccess(door.parts.store, access(door, view, centreId, 'retry', ''));
  const { taken } = await release(door.parts, centreId);
  const said: Said =
    taken > 0
      ? { kind: 'good', text: view.say('retried', taken) }
      : { kind: 'bad', text: view.say('retriedNone') };
  return show(door, view, centreId, null, said);
}

async function withReason(door: Door, request: FastifyRequest, reply: FastifyReply, deed: 'look' | 'settle') {
  const { view, form } = formOf(door, request);
  const { store } = door.parts;
  const { centreId } = await centreOf(door, centreIdOf(request));
  const given = codeForm.safeParse(form);
  if (!given.success) {
    const said: Said = { kind: 'bad', text: view.say('reasonMissing') };
    return reply.code(400).send(await show(door, view, centreId, null, said));
  }
  const { code, reason } = given.data;
  if (deed === 'settle') {
    const settled = await settleQuarantine(
      store,
      access(door, view, centreId, `settle ${code}`, reason),
      code,
    );
    return show(door, view, centreId, null, { kind: 'good', text: view.say('settled', settled) });
  }
  const noted = access(door, view, centreId, `lookQuarantine ${code}`, reason);
  const seen = await lyingRows(store, noted, { code, most: shownRows });
  return show(door, view, centreId, { code, seen }, null);
}
