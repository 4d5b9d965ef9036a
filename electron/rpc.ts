/**
 * The core as one oRPC router, the same for every transport. The core validates what comes in and cuts what goes out,
 * so that nothing is declared a second time here; this file carries calls, failures and announcements across.
 */
import { ORPCError, os } from '@orpc/server';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import type { App } from '../db/core/dispatch.ts';
import { coreFailure, DeskError } from '../db/core/errors.ts';
import type { Contract } from '../db/core/procedure.ts';
import type { Session } from '../db/core/session.ts';
import { announcementsFor } from './announcements.ts';
import type { ReportBug } from './bugLog.ts';
import { hostFailure } from './failures.ts';

/** What a host needs of a desk. */
export type Callable = Pick<App, 'call' | 'subscribe'>;

export interface RpcContext {
  desk: Callable;
  session: Session;
  report: ReportBug;
  /** Aborts when the host shuts down: streams end instead of keeping it alive. */
  closing: AbortSignal;
}

/** HTTP status of a failure; every other expected failure is 422. */
const statuses: Readonly<Record<string, number>> = {
  'session.signedOut': 401,
  'session.locked': 401,
  'host.notAdmitted': 401,
  'host.linkUsed': 401,
  'access.denied': 403,
  'host.wrongOrigin': 403,
  'procedure.unknown': 404,
  'host.notFound': 404,
  'host.wrongMethod': 405,
  'request.malformed': 400,
  'request.tooLarge': 413,
  'request.wrongType': 415,
  'host.wrongAddress': 421,
  'internal.bug': 500,
};

/** The failure as it crosses a transport: its data is the core's `Failure`, and nothing else leaves the desk. */
export function toRpcError(error: DeskError) {
  const status = statuses[error.code] ?? 422;
  return new ORPCError(error.code, { status, message: error.code, data: error.failure });
}

const base = os.$context<RpcContext>();

/** Failures become their wire shape; a bug is written down and becomes a number. */
const guarded = base.use(async ({ context, path, next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof DeskError) throw toRpcError(error);
    throw toRpcError(coreFailure('internal.bug', { report: context.report(path.join('.'), error) }));
  }
});

export function createRouter(contract: Contract) {
  const features = Object.entries(contract).map(([feature, procedures]) => {
    const handlers = Object.keys(procedures).map((procedure) => [
      procedure,
      guarded.handler(({ context, input, signal }) =>
        context.desk.call(context.session, `${feature}.${procedure}`, input, signal ? { signal } : {}),
      ),
    ]);
    return [feature, Object.fromEntries(handlers)];
  });
  const announcements = base.handler(({ context, signal }) =>
    announcementsFor(
      context.desk.subscribe,
      context.session,
      AbortSignal.any([context.closing, ...(signal ? [signal] : [])]),
    ),
  );
  return { ...Object.fromEntries(features), host: { announcements } };
}

/** Before a procedure is reached: an unknown path, or a body that cannot be read. */
export const handlerOptions: StandardHandlerOptions<RpcContext> = {
  interceptors: [
    async ({ next }) => {
      try {
        const result = await next();
        if (result.matched) return result;
      } catch (error) {
        throw error instanceof ORPCError ? error : toRpcError(hostFailure('request.malformed'));
      }
      throw toRpcError(coreFailure('procedure.unknown'));
    },
  ],
};
