/** Day care (日间照料): who is enrolled or waits, who came today, who is missed, how the day went. */
import { z } from 'zod';
import { day, instant, month, someWords, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { lineEntities, residentLine } from '../residents/schemas.ts';
import {
  abilityLevel,
  assessmentLine,
  boardLine,
  boardStates,
  collector,
  contact,
  enrolmentFields,
  enrolmentLine,
  familySheet,
  goal,
  id,
  leaveLine,
  noteFields,
  noteLine,
  personDay,
  reason,
} from './schemas.ts';
import { enrolmentStates } from './shapes.ts';

export { daycareFailure } from './failures.ts';
export type {
  BoardLine,
  BoardState,
  EnrolmentLine,
  LeaveLine,
  NoteLine,
  TapLine,
} from './schemas.ts';
export { boardStates, enrolmentFields } from './schemas.ts';
export * from './shapes.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];
const nothing = z.object({});

const board = ['enrolment', 'leave', 'attendance', 'setting'] as const;
/** What the marks on a line are read from. */
const marks = ['dietProfile', 'vitals', 'meal', 'careTask', 'careTaskStep', 'careCall', 'abilityAssessment'];
/** Of all 7 weekdays from Monday: people who come on it. */
const load = z.array(z.number()).length(7);
/** Facts that a tap wrote: `undo` takes them back. */
const written = z.object({ written: z.array(id) });

export const daycare = {
  /** Everyone who is or was enrolled or waits: waiting ones in the order of the list, others by name. */
  enrolments: query({
    access: readers,
    reads: [...lineEntities, 'enrolment', 'abilityAssessment', 'setting'],
    input: z.object({ state: z.enum(enrolmentStates).nullable() }),
    output: z.object({
      places: z.number(),
      /** Today's enrolled by weekday, the same people counted on each of their days. */
      load,
      counts: z.object({ waiting: z.number(), active: z.number(), ended: z.number(), offered: z.number() }),
      lines: z.array(enrolmentLine),
    }),
  }),
  enrolment: query({
    access: readers,
    reads: [...lineEntities, 'enrolment', 'abilityAssessment', 'leave', 'dietProfile', 'residentConsent'],
    input: z.object({ id }),
    output: z.object({
      line: enrolmentLine,
      goals: z.array(goal),
      medication: z.string(),
      /** Phones masked. */
      collectors: z.array(collector),
      remarks: z.string(),
      assessments: z.array(assessmentLine),
      /** Those that end today or later, the next one first. */
      leaves: z.array(leaveLine),
      diets: boardLine.shape.diets,
      allergens: boardLine.shape.allergens,
      dietNote: z.string(),
      contact,
      consents: z.object({ health: z.boolean(), care: z.boolean() }),
    }),
  }),
  /** For the form of a person who is not enrolled yet: what the card knows, and why enrolling would be refused. */
  candidate: query({
    access: writers,
    reads: [...lineEntities, 'enrolment', 'dietProfile', 'residentConsent', 'abilityAssessment', 'setting'],
    input: z.object({ residentId: id }),
    output: z.object({
      person: residentLine,
      places: z.number(),
      load,
      abilityLevel: z.number().nullable(),
      diets: boardLine.shape.diets,
      allergens: boardLine.shape.allergens,
      dietNote: z.string(),
      contact,
      consents: z.object({ health: z.boolean(), care: z.boolean() }),
      /** In force or waiting. */
      current: enrolmentLine.nullable(),
    }),
  }),
  /** `id` is made by the caller when the form opens: Enter pressed twice enrols once. */
  enrol: command({
    access: writers,
    input: enrolmentFields.omit({ endReason: true }).extend({ id, residentId: id }),
    output: z.object({ id, state: z.enum(enrolmentStates) }),
  }),
  edit: command({
    access: writers,
    input: z.object({ id, patch: enrolmentFields.partial() }),
    output: z.object({ changed: z.array(z.string()) }),
  }),
  /** From the waiting list into a free place. */
  start: command({
    access: writers,
    input: z.object({ id, startsOn: day, trialUntil: day.nullable() }),
    output: nothing,
  }),
  /** Back to the end of the waiting list: the place was offered and declined for now. */
  waitOn: command({ access: writers, input: z.object({ id }), output: nothing }),
  /** `endsOn` is the last day. Of a person who waits it takes them off the list. Answers with who is offered the place. */
  end: command({
    access: writers,
    input: z.object({
      id,
      endsOn: day,
      reason: someWords(200, '请填写结束的原因。', 'Say why it ends.'),
    }),
    output: z.object({ offered: z.array(z.object({ id, name: z.string() })) }),
  }),
  /** The stay has not ended after all. */
  resume: command({ access: writers, input: z.object({ id }), output: nothing }),
  /** The full number of who may collect, once, and logged. */
  revealCollector: command({
    access: writers,
    input: z.object({ id, index: z.int().min(0) }),
    output: z.object({ phone: z.string() }),
  }),

  /** `id` is made by the caller. The latest assessment by day holds; of one day, the one saved last. */
  assess: command({
    access: writers,
    input: z.object({
      id,
      residentId: id,
      level: abilityLevel,
      assessedOn: day,
      assessor: someWords(60, '请填写评估人或机构。', 'Say who assessed.'),
      note: words(500),
    }),
    output: nothing,
  }),

  announceLeave: command({
    access: writers,
    input: z.object({ id, residentId: id, fromDay: day, toDay: day.nullable(), reason, note: words(200) }),
    output: nothing,
  }),
  /** Back earlier or later than announced. */
  changeLeave: command({
    access: writers,
    input: z.object({ id, fromDay: day, toDay: day.nullable(), reason, note: words(200) }),
    output: nothing,
  }),
  /** Announced by mistake; `cancelled: false` takes it back. */
  cancelLeave: command({ access: writers, input: z.object({ id, cancelled: z.boolean() }), output: nothing }),

  /** Everybody enrolled on a day or tapped on it, by name, so that a tile never moves when it is tapped. */
  board: query({
    access: readers,
    reads: [...lineEntities, ...board, ...marks],
    input: z.object({ day: day.optional() }),
    output: z.object({
      day: z.string(),
      today: z.string(),
      counts: z.record(z.enum(boardStates), z.number()),
      /** Expected or came: the denominator of the day. */
      due: z.number(),
      lunches: z.number(),
      pressureOut: z.number(),
      /** People on the waiting list for whom a place is free. */
      offered: z.number(),
      lines: z.array(boardLine),
    }),
  }),
  /** Where to call those who are missed on a day, masked. */
  missing: query({
    access: readers,
    reads: [...lineEntities, ...board, 'careCall'],
    input: z.object({ day: day.optional() }),
    output: z.object({ day: z.string(), contacts: z.array(contact) }),
  }),
  /**
   * The page calls it once when it opens: whoever lives alone and was missed, or left ordered meals, for as many days
   * as the centre has set becomes a task. Once a cause, on every desk.
   */
  openDay: command({ access: writers, input: nothing, output: z.object({ opened: z.number() }) }),
  /** `at` left out: now. A second tap of the same kind adds nothing. */
  arrive: command({
    access: writers,
    input: z.object({
      residentId: id,
      day: day.optional(),
      at: instant.optional(),
      withWhom: words(60).nullable().optional(),
    }),
    output: written,
  }),
  /** All who are expected and neither came nor said why. */
  arriveAll: command({ access: writers, input: z.object({ day: day.optional() }), output: written }),
  absent: command({
    access: writers,
    input: z.object({ residentId: id, day: day.optional(), reason, note: words(200) }),
    output: written,
  }),
  depart: command({
    access: writers,
    input: z.object({
      residentId: id,
      day: day.optional(),
      at: instant.optional(),
      withWhom: words(60).nullable(),
    }),
    output: written,
  }),
  /** Corrects what stands: a new fact, the old one stays. */
  correct: command({
    access: writers,
    input: z.object({
      versionId: id,
      at: instant.optional(),
      reason: reason.optional(),
      withWhom: words(60).nullable().optional(),
      note: words(200).optional(),
    }),
    output: written,
  }),
  /** What stood before these facts stands again. Facts that something superseded since are left alone. */
  undo: command({ access: writers, input: z.object({ written: z.array(id).max(500) }), output: written }),

  /** `basedOn`: the version the page showed; null: there was none. */
  saveNote: command({
    access: writers,
    input: noteFields.extend({ residentId: id, day, basedOn: id.nullable() }),
    output: z.object({ note: noteLine }),
  }),
  person: query({
    access: readers,
    reads: [...lineEntities, ...board, ...marks, 'dayNote', 'residentConsent', 'account'],
    input: z.object({ residentId: id, day: day.optional() }),
    output: personDay,
  }),
  /** The month for the family (家属月报): nothing of what is meant for staff alone. */
  sheet: query({
    access: readers,
    reads: [...lineEntities, ...board, 'vitals', 'meal', 'dayNote', 'residentConsent', 'centre'],
    input: z.object({ residentId: id, month }),
    output: familySheet,
  }),
} as const;
