/**
 * Readings (体征) of residents, the limits that mark them, and the sessions of clinic and haircut (义诊剪) where many are
 * taken. Health data: nothing is kept of a person without their consent to it (PIPL art. 28, 29).
 */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, instant, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { lineEntities, residentLine } from '../residents/schemas.ts';
import { readingLine, readingShape, soundReading } from './reading.ts';
import { glucoseTimes, measures } from './shapes.ts';

export type { ServedPerson, SessionSummary } from './clinicContract.ts';
export { clinics } from './clinicContract.ts';
export { clinicFailure, healthFailure } from './failures.ts';
export type { ReadingFields, ReadingLine } from './reading.ts';
export { readingFields, soundReading } from './reading.ts';
export type { Measure, OutOfRange } from './shapes.ts';
export { glucoseTimes, measures, sessionKinds } from './shapes.ts';
export type { GlucoseTime, Limit } from './vocabulary.ts';
export { limitSign, measured, measureWords, sideBeyond } from './vocabulary.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

/** The limit that marks a measure now, and who set it. */
const limitInForce = z.object({
  measure: z.enum(measures),
  glucoseTime: z.enum(glucoseTimes).nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  source: z.enum(['default', 'centre', 'personal']),
});
export type LimitInForce = z.output<typeof limitInForce>;

const ofPerson = z.object({
  person: residentLine,
  /** Whether consent to keep health data holds. */
  consent: z.boolean(),
  /** Latest first, the undone ones left out. */
  readings: z.array(readingLine),
  limits: z.array(limitInForce),
});
const personEntities = ['vitals', 'vitalLimit', 'residentConsent', 'account', ...lineEntities] as const;

const saved = z.object({
  reading: readingLine,
  /** The care task that the reading opened or had opened. */
  taskId: z.uuid().nullable(),
});
const limitKey = { measure: z.enum(measures), glucoseTime: z.enum(glucoseTimes).nullable() };
const limitFields = { ...limitKey, low: z.int().min(0).nullable(), high: z.int().min(0).nullable() };
const twoYears = 731;

export const health = {
  /** Readings of a day, latest first, and who has to be measured again. */
  day: query({
    access: readers,
    reads: ['vitals', 'account', ...lineEntities],
    input: z.object({ day: day.optional() }),
    output: z.object({
      day: z.string(),
      lines: z.array(z.object({ reading: readingLine, person: residentLine })),
      /** Residents whose latest value of some measure is out of range, the longest waiting first. */
      again: z.array(
        z.object({
          person: residentLine,
          since: z.number(),
          values: z.array(
            z.object({
              measure: z.enum(measures),
              side: z.enum(['low', 'high']),
              limit: z.number(),
              value: z.number(),
            }),
          ),
        }),
      ),
    }),
  }),
  ofDay: query({
    access: readers,
    reads: personEntities,
    input: z.object({ residentId: z.uuid(), day: day.optional() }),
    output: ofPerson,
  }),
  /** At most two years, both days included. */
  trend: query({
    access: readers,
    reads: personEntities,
    input: z
      .object({ residentId: z.uuid(), from: day, to: day })
      .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= twoYears * 86_400_000, {
        path: ['from'],
        message: bilingual('请选择两年以内的日期范围。', 'Choose a range of at most two years.'),
      }),
    output: ofPerson,
  }),
  /** Every version of one reading, the current one first. */
  reading: query({
    access: readers,
    reads: ['vitals', 'account'],
    input: z.object({ rootId: z.uuid() }),
    output: z.object({ current: readingLine, versions: z.array(readingLine) }),
  }),
  /**
   * Saves a reading. `id` is made by the caller when the form opens: Enter pressed twice saves once. Out of range, it
   * opens a care task by itself.
   */
  save: command({
    access: writers,
    input: z
      .object({
        ...readingShape,
        id: z.uuid(),
        residentId: z.uuid(),
        /** Left out: now. */
        takenAt: instant.optional(),
      })
      .superRefine(soundReading),
    output: saved,
  }),
  /**
   * A new version that supersedes `versionId`, marked by the limits of now. `id` is made by the caller. The reason may
   * stay empty for one's own reading on the day it was saved.
   */
  correct: command({
    access: writers,
    input: z
      .object({
        ...readingShape,
        id: z.uuid(),
        versionId: z.uuid(),
        takenAt: instant.optional(),
        reason: words(200),
      })
      .superRefine(soundReading),
    output: saved,
  }),
  /** Undo, and its opposite. */
  withdraw: command({
    access: writers,
    input: z.object({ id: z.uuid(), versionId: z.uuid() }),
    output: saved,
  }),
  restore: command({
    access: writers,
    input: z.object({ id: z.uuid(), versionId: z.uuid() }),
    output: saved,
  }),
  /** In force for everyone, or for one person. */
  limits: query({
    access: readers,
    reads: ['vitalLimit', 'resident'],
    input: z.object({ residentId: z.uuid().optional() }),
    output: z.array(limitInForce),
  }),
  setLimit: command({ access: ['manager'], input: z.object(limitFields), output: z.object({}) }),
  /** As a doctor has said for this person. */
  setPersonalLimit: command({
    access: writers,
    input: z.object({ ...limitFields, residentId: z.uuid() }),
    output: z.object({}),
  }),
  /** The centre's limit holds for this person again. */
  removePersonalLimit: command({
    access: writers,
    input: z.object({ ...limitKey, residentId: z.uuid() }),
    output: z.object({}),
  }),
} as const;
