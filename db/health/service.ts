/** Answers the contract of readings. Sessions of clinic and haircut are in sessions.ts. */
import type { Handlers } from '../core/dispatch.ts';
import type { health as contract } from './contract.ts';
import { limitHandlers } from './limits.ts';
import { readHandlers } from './read.ts';
import { correctReading, saveReading, settingWithdrawn } from './save.ts';

export { clinicHandlers } from './sessions.ts';
export { healthTimeline } from './timeline.ts';

export const healthHandlers: Handlers<typeof contract> = {
  ...readHandlers,
  ...limitHandlers,
  save: (ctx, { id, residentId, takenAt, ...fields }) =>
    saveReading(ctx, { id, residentId, takenAt, sessionId: null }, fields),
  correct: (ctx, { id, versionId, takenAt, reason, ...fields }) =>
    correctReading(ctx, { id, versionId, takenAt, reason }, fields),
  withdraw: settingWithdrawn(true),
  restore: settingWithdrawn(false),
};
