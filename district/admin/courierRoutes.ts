/** Hands in what a courier brings on a stick (SPEC R11): the file goes in, the way back comes out as a file. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DeskError } from '../../db/core/errors.ts';
import { bundleLimits } from '../../db/sync/protocol/bundle.ts';
import { takeBundle } from '../bundle.ts';
import { type Door, formOf, signedIn } from './door.ts';
import { formWord, frame, note, type View } from './frame.ts';
import { html } from './html.ts';
import { readUpload, type Upload } from './upload.ts';

/** What stands around the file in the form. */
const formBytes = 16 * 1024;

export function courierRoutes(app: FastifyInstance, door: Door): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) =>
    done(null, readUpload(request.headers['content-type'] ?? '', Buffer.from(body))),
  );
  app.get('/admin/courier', (request) => courierPage(signedIn(door, request), null));
  app.post<{ Body: Upload | null }>(
    '/admin/courier',
    { bodyLimit: bundleLimits.file + formBytes },
    (request, reply) => take(door, request, reply),
  );
}

function courierPage(view: View, wrong: string | null): string {
  const { say } = view;
  return frame(
    view,
    say('courier'),
    html`<section class="card narrow"><h1>${say('courier')}</h1><p class="muted">${say('courierLead')}</p>${note('bad', wrong)}
<form method="post" action="/admin/courier" enctype="multipart/form-data">${formWord(view)}
<label>${say('courierFile')}<input type="file" name="file" required accept=".linli"></label>
<button class="main">${say('courierButton')}</button></form></section>`,
  );
}

async function take(door: Door, request: FastifyRequest<{ Body: Upload | null }>, reply: FastifyReply) {
  const { view } = formOf(door, request, request.body?.fields);
  const file = request.body?.file ?? null;
  if (!file) return reply.code(400).send(courierPage(view, view.say('courierMissing')));
  try {
    const { back, centreId, deskId, changes } = await takeBundle(door.parts, file.bytes);
    request.log.info({ centreId, deskId, changes, bytes: file.bytes.length }, 'bundle taken');
    door.parts.metrics.add('changes_received', changes);
    reply.header('content-disposition', `attachment; filename="${deskId.slice(-6)}.linli.back"`);
    return reply.type('application/octet-stream').send(back);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    request.log.warn({ code: error.code, bytes: file.bytes.length }, 'bundle refused');
    return reply.code(422).send(courierPage(view, error.failure.sentence[view.language]));
  }
}
