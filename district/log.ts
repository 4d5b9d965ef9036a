/**
 * What the district writes down about its work: one line of JSON for each answer, for each start and stop, and for each
 * fault. No line holds what a record says or who it is about: queries, bodies and addresses are not logged at all, and of a
 * fault only its kind and where it happened, because the words of a database error quote the row.
 */
import type { FastifyRequest } from 'fastify';
import { isId } from '../db/sync/protocol/planes.ts';
import { headerNames } from '../db/sync/protocol/wire.ts';

/** A fault without its words: `message` is a code, where there is one. */
export function plainFault(fault: unknown): { type: string; message: string; stack: string } {
  if (!(fault instanceof Error)) return { type: typeof fault, message: '', stack: '' };
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return {
    type: fault.constructor.name,
    message: /^[A-Z0-9_]{2,40}$/.test(code) ? code : '',
    stack: frames
      .slice(0, 8)
      .map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\//, '('))
      .join('\n'),
  };
}

/** Which desk says it is asking: an id or nothing, because a header may hold anything. */
export function claimedDesk({ headers }: FastifyRequest): { centre: string | null; desk: string | null } {
  const [centre, desk] = [headers[headerNames.centre], headers[headerNames.desk]];
  return { centre: isId(centre) ? centre : null, desk: isId(desk) ? desk : null };
}

/** The route as it is declared, without ids and queries. */
export const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'none';
