/** Answers the courier's page, and writes each bundle into the history and the audit. */
import type { App, Handlers, TaskContext } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { makeBundle, passHeavy, takeBundle } from './bundle.ts';
import type { bundles as contract } from './bundleContract.ts';
import { noteRun, type RunKind } from './history.ts';
import { bundleLimits } from './protocol/bundle.ts';
import { bundleFailure } from './protocol/bundleFailures.ts';

interface Parts {
  /** Asked for when a bundle is taken: the app is made of these handlers. */
  app(): Pick<App, 'exchange'>;
  /** Pages that show the exchange read again. */
  changed(): void;
}

export function bundleHandlers({ app, changed }: Parts): Handlers<typeof contract> {
  async function note(
    ctx: TaskContext,
    kind: RunKind,
    changes: number,
    bytes: number,
    failure: string | null,
  ) {
    const run = { kind, startedAt: ctx.now, endedAt: ctx.now, changes, bytes, receipt: null, failure };
    await ctx.transact((tx) => {
      noteRun(tx.sqlite, run);
      tx.record(null, { changes, bytes, failure: failure ?? undefined });
    });
    changed();
  }
  return {
    async make(ctx) {
      await app().exchange(({ sqlite }) => passHeavy(sqlite, ctx.now));
      const { bytes, changes, expiresAt } = makeBundle(ctx.sqlite, ctx.now);
      await note(ctx, 'bundleOut', changes, bytes.length, null);
      const fileName = `${ctx.today} ${ctx.deskId.slice(-6)}.linli`;
      return { file: new Blob([new Uint8Array(bytes)]), fileName, changes, expiresAt };
    },
    async take(ctx, { file }) {
      try {
        if (file.size > bundleLimits.file) throw bundleFailure('bundle.tooLarge');
        const bytes = Buffer.from(await file.arrayBuffer());
        const taken = await takeBundle(app(), ctx.sqlite, bytes, () => ctx.now);
        await note(ctx, 'bundleIn', taken.acknowledged + taken.pulled, file.size, null);
        return taken;
      } catch (error) {
        if (error instanceof DeskError) await note(ctx, 'bundleIn', 0, file.size, error.code);
        throw error;
      }
    },
  };
}
