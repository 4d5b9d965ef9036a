/** Every way a call can fail, as a `DeskError` with a sentence for the person. */
import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { coreFailure, DeskError, defineFailures } from '../../db/core/errors.ts';

export const connectionFailure = defineFailures({
  'host.lost': {
    zh: '桌面程序已停止，请重新启动它；页面会自动接上。',
    en: 'The desk program has stopped. Start it again; this page will connect by itself.',
  },
  'call.cancelled': { zh: '已取消。', en: 'Cancelled.' },
});

const failureSchema = z.object({
  code: z.string(),
  sentence: z.object({ zh: z.string(), en: z.string() }),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().exactOptional(),
});

/** What a transport threw, as the failure that the desk meant. */
export function toDeskError(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  if (error instanceof ORPCError) {
    const failure = failureSchema.safeParse(error.data);
    // An answer that is not ours: another program on this port, or another version of this one.
    return failure.success ? new DeskError(failure.data) : coreFailure('procedure.unknown');
  }
  const aborted = error instanceof Error && error.name === 'AbortError';
  return connectionFailure(aborted ? 'call.cancelled' : 'host.lost');
}
