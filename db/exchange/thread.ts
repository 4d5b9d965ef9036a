/** Work on a second thread, so that the desk answers its users while a large file is read or written. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { coreFailure, DeskError, type Failure } from '../core/errors.ts';
import { exchangeFailure } from './failures.ts';

/** What every thread of this folder posts: parts of its answer, then either the end or a failure. */
export type ThreadMessage<Part> =
  | { kind: 'part'; part: Part }
  | { kind: 'end' }
  | { kind: 'failed'; failure: Failure };

/** V8's heap in the thread; beyond it the thread ends alone and the desk goes on. */
const heapMegabytes = 1_536;

export interface ThreadRun<Part> {
  url: URL;
  data: unknown;
  /** Buffers in `data` that move to the thread instead of being copied. */
  transfer?: ArrayBuffer[];
  /** Posted after `data`, one per turn of the event loop: copying a large list in one go would block the desk. */
  inputs?: Iterable<unknown>;
  signal: AbortSignal | undefined;
  onPart(part: Part): void;
}

/**
 * @throws DeskError `task.cancelled` when aborted; `exchange.unpacksTooLarge` when the thread runs out of
 * memory; whatever DeskError the thread reports.
 */
export function runThread<Part>(run: ThreadRun<Part>): Promise<void> {
  const { url, data, transfer = [], inputs = [], signal, onPart } = run;
  if (signal?.aborted) return Promise.reject(coreFailure('task.cancelled'));
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: heapMegabytes };
    const worker = new Worker(url, { workerData: data, transferList: transfer, resourceLimits });
    let settled = false;
    const settle = (act: () => void) => {
      settled = true;
      signal?.removeEventListener('abort', abort);
      worker.removeAllListeners();
      // An error that arrives after the end has no one to tell and must not end the process.
      worker.on('error', () => {});
      void worker.terminate().then(act);
    };
    const abort = () => settle(() => reject(coreFailure('task.cancelled')));
    signal?.addEventListener('abort', abort);
    worker.on('message', (message: ThreadMessage<Part>) => {
      if (message.kind === 'part') onPart(message.part);
      else if (message.kind === 'end') settle(resolve);
      else settle(() => reject(new DeskError(message.failure)));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => reject(outOfMemory ? exchangeFailure('exchange.unpacksTooLarge') : error));
    });
    void (async () => {
      for (const input of inputs) {
        if (settled) return;
        worker.postMessage(input);
        await nextTurn();
      }
    })();
  });
}
