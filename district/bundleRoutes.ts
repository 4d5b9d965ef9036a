/**
 * Where a courier hands a bundle in (SPEC R11): the file goes up, the way back comes down in the same answer. Whoever carries
 * it needs no account: the bundle is signed and sealed, and what comes back only its own desk can open.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DeskError } from '../db/core/errors.ts';
import { bundleLimits } from '../db/sync/protocol/bundle.ts';
import { takeBundle } from './bundle.ts';
import type { DistrictParts } from './parts.ts';
import { Refused } from './refused.ts';

export const bundlePath = '/v1/bundles';

export function bundleRoutes(app: FastifyInstance, parts: DistrictParts): void {
  app.post(bundlePath, { bodyLimit: bundleLimits.file }, (request, reply) =>
    parts.turnstile.pass(() => answer(parts, request, reply)),
  );
}

async function answer(parts: DistrictParts, request: FastifyRequest, reply: FastifyReply) {
  if (!Buffer.isBuffer(request.body)) throw new Refused('sync.malformed');
  try {
    const { back, centreId, deskId, changes } = await takeBundle(parts, request.body);
    request.log.info({ centreId, deskId, changes, bytes: request.body.length }, 'bundle taken');
    parts.metrics.add('changes_received', changes);
    return reply.type('application/octet-stream').send(back);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { code, sentence } = error.failure;
    request.log.warn({ code, bytes: request.body.length }, 'bundle refused');
    return reply.code(422).send({ code, sentence });
  }
}
