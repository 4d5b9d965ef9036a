/** A word entered afterwards for a day that counted as silence: the task that the silence opened is told of it. */
import { findStep, isUntouched, noteOnTask, tasksOf } from '../careTasks/service.ts';
import type { Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { naturalId } from '../core/ids.ts';
import type { TapRow } from './standing.ts';

const stepIdOf = (tapId: string, taskId: string) => naturalId('careTaskStep', 'attendance', tapId, taskId);

/** The day that the silence began with, as `missed.ts` names its cause; before every day where nothing was ever heard. */
function silentSince(causeId: string): Day {
  const since = causeId.split(':').at(-1) ?? '';
  return since === 'ever' ? '' : since;
}

function sayWord(kind: TapRow['kind'], day: Day): Sentence {
  return kind === 'arrived'
    ? { zh: `已补记：${day} 到站，不是没有音讯。`, en: `Recorded afterwards: came on ${day}, so not missed.` }
    : {
        zh: `已补记：${day} 请假缺席，不是没有音讯。`,
        en: `Recorded afterwards: absent with a word on ${day}, so not missed.`,
      };
}

type Word = Pick<TapRow, 'residentId' | 'kind' | 'day'>;

/** Closes what nobody has worked on yet; whoever has begun to call decides for themselves. */
export function tellOfWord(ctx: CommandContext, tapId: string, { residentId, kind, day }: Word): void {
  if (kind === 'left' || day >= ctx.today) return;
  for (const { id, kind: cause, causeId, openDueOn } of tasksOf(ctx, residentId)) {
    if (openDueOn === null || cause !== 'missing' || day <= silentSince(causeId)) continue;
    const step = isUntouched(ctx, id) ? 'closed' : 'note';
    noteOnTask(ctx, id, stepIdOf(tapId, id), step, sayWord(kind, day));
  }
}

/** The word is taken back: the silence holds again, and so does the task that the word had closed. */
export function tellOfUndoneWord(
  ctx: CommandContext,
  tap: Pick<TapRow, 'id' | 'residentId'>,
  undoneId: string,
) {
  for (const { id, openDueOn } of tasksOf(ctx, tap.residentId)) {
    const step = findStep(ctx, stepIdOf(tap.id, id));
    if (!step) continue;
    const reopens = step.kind === 'closed' && openDueOn === null;
    noteOnTask(ctx, id, stepIdOf(undoneId, id), reopens ? 'reopened' : 'note', {
      zh: '补记的考勤已撤销。',
      en: 'What was recorded afterwards was undone.',
    });
  }
}
