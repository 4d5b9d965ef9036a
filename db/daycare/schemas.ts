/** Shapes that several procedures of day care share. Browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, someWords, weekdays, words } from '../core/fields.ts';
import { measures } from '../health/shapes.ts';
import { allergens, diets } from '../menu/shapes.ts';
import { residentLine } from '../residents/schemas.ts';
import { absenceReasons, attendanceKinds, enrolmentStates, moods } from './shapes.ts';

export const id = z.uuid();
export const reason = z.enum(absenceReasons);

export const goal = z.object({
  goal: someWords(200, '请填写目标。', 'Say what the goal is.'),
  how: words(500),
  reviewOn: day.nullable(),
});
/** A phone sent back as the mask that the page shows stays as it is. */
export const collector = z.object({
  name: someWords(40, '请填写可接人姓名。', 'Enter the name of who may collect.'),
  relation: words(20),
  phone: words(40),
});

/** What staff type about a stay. `startsOn` null: on the waiting list. */
export const enrolmentFields = z.object({
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  endReason: words(200).nullable(),
  trialUntil: day.nullable(),
  weekdays,
  goals: z.array(goal).max(20),
  medication: words(2000),
  collectors: z.array(collector).max(10),
  remarks: words(2000),
});

/** As the pages show it: one whose last day is over counts as ended, one that begins later as active. */
export const enrolmentLine = z.object({
  id,
  person: residentLine,
  state: z.enum(enrolmentStates),
  /** Waiting: the order of the list. */
  waitingSince: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  endReason: z.string().nullable(),
  trialUntil: z.string().nullable(),
  weekdays: z.number(),
  /** 0 to 4; null: never assessed. */
  abilityLevel: z.number().nullable(),
  /** Waiting: a place is free on every day asked for, and nobody who waits longer takes it. */
  offered: z.boolean(),
});
export type EnrolmentLine = z.output<typeof enrolmentLine>;

export const leaveLine = z.object({
  id,
  fromDay: z.string(),
  toDay: z.string().nullable(),
  reason,
  note: z.string(),
});
export type LeaveLine = z.output<typeof leaveLine>;

export const assessmentLine = z.object({
  id,
  level: z.number(),
  assessedOn: z.string(),
  assessor: z.string(),
  note: z.string(),
  accountName: z.string(),
});

/** The standing fact of one kind for one person and day. */
export const tapLine = z.object({
  id,
  /** UTC ms it happened. */
  at: z.number(),
  reason: reason.nullable(),
  withWhom: z.string().nullable(),
  note: z.string(),
  /** It is not the first version. */
  corrected: z.boolean(),
});
export type TapLine = z.output<typeof tapLine>;

/**
 * expected: neither came nor said why · here · left · absent: said so on the day · onLeave: announced before ·
 * off: not one of their days.
 */
export const boardStates = ['expected', 'here', 'left', 'absent', 'onLeave', 'off'] as const;
export type BoardState = (typeof boardStates)[number];

/** A person on the board, with what matters in day care. Numbers are masked; `residents.reveal` shows them, logged. */
export const boardLine = z.object({
  residentId: id,
  enrolmentId: id.nullable(),
  name: z.string(),
  sex: residentLine.shape.sex,
  age: z.number().nullable(),
  address: z.string(),
  /** Those that hold on the day. */
  categories: z.array(residentLine.shape.categories.element.shape.category),
  livingAlone: z.boolean(),
  trial: z.boolean(),
  abilityLevel: z.number().nullable(),
  state: z.enum(boardStates),
  arrived: tapLine.nullable(),
  left: tapLine.nullable(),
  absent: tapLine.nullable(),
  leave: leaveLine.nullable(),
  collectors: z.array(z.object({ name: z.string(), relation: z.string() })),
  diets: z.array(z.enum(diets)),
  allergens: z.array(z.enum(allergens)),
  dietNote: z.string(),
  /** The latest of the last fortnight, in mmHg; `out`: beyond the limits of that moment. */
  bloodPressure: z
    .object({ systolic: z.number(), diastolic: z.number().nullable(), day: z.string(), out: z.boolean() })
    .nullable(),
  lunch: z.boolean(),
  openTasks: z.number(),
  /** The last call about this day. */
  call: z.object({ at: z.number(), whom: z.string(), reached: z.boolean(), said: z.string() }).nullable(),
});
export type BoardLine = z.output<typeof boardLine>;

/** Where to call a person who is missed. */
export const contact = z.object({
  residentId: id,
  phones: z.array(z.object({ id, number: z.string(), label: z.string() })),
  emergency: z.object({ name: z.string(), relation: z.string(), phone: z.string().nullable() }).nullable(),
});

export const activityTaken = z.object({
  name: someWords(60, '请填写活动名称。', 'Name the activity.'),
  joined: z.boolean(),
  note: words(200),
});

export const noteFields = z.object({
  mood: z.enum(moods).nullable(),
  activities: z.array(activityTaken).max(20),
  noteForFamily: words(2000),
  noteForStaff: words(2000),
});
export const noteLine = noteFields.extend({ id, savedAt: z.number(), savedBy: z.string() });
export type NoteLine = z.output<typeof noteLine>;

export const abilityLevel = z
  .int()
  .min(0, bilingual('能力等级是 0 至 4。', 'A level is 0 to 4.'))
  .max(4, bilingual('能力等级是 0 至 4。', 'A level is 0 to 4.'));

/** One person on one day. */
export const personDay = z.object({
  day: z.string(),
  today: z.string(),
  person: residentLine,
  /** Null: not enrolled on that day, and nothing was recorded. */
  line: boardLine.nullable(),
  enrolment: z
    .object({
      id,
      weekdays: z.number(),
      trialUntil: z.string().nullable(),
      goals: z.array(goal),
      medication: z.string(),
    })
    .nullable(),
  contact,
  /** Every tap of the day, latest first, also those corrected or undone. */
  taps: z.array(
    tapLine.extend({
      kind: z.enum(attendanceKinds),
      withdrawn: z.boolean(),
      stands: z.boolean(),
      savedAt: z.number(),
      savedBy: z.string(),
    }),
  ),
  note: noteLine.nullable(),
  /** Names of activities noted in the last weeks, the most frequent first: to choose from. */
  usualActivities: z.array(z.string()),
  leaves: z.array(leaveLine),
  consents: z.object({ health: z.boolean(), care: z.boolean() }),
});

/** Nothing in it is meant for staff alone. */
export const familySheet = z.object({
  month: z.string(),
  centreName: z.string(),
  person: residentLine,
  days: z.array(
    z.object({
      day: z.string(),
      state: z.enum(boardStates).nullable(),
      arrivedAt: z.number().nullable(),
      leftAt: z.number().nullable(),
      reason: reason.nullable(),
      meals: z.number(),
      mood: z.enum(moods).nullable(),
      noteForFamily: z.string(),
    }),
  ),
  totals: z.object({
    expected: z.number(),
    came: z.number(),
    absent: z.number(),
    onLeave: z.number(),
    meals: z.number(),
  }),
  activities: z.array(z.object({ name: z.string(), joined: z.number(), declined: z.number() })),
  /** Null: no consent for health data. */
  vitals: z
    .array(
      z.object({
        takenAt: z.number(),
        day: z.string(),
        values: z.partialRecord(z.enum(measures), z.number()),
        out: z.array(z.object({ measure: z.enum(measures), side: z.enum(['low', 'high']) })),
      }),
    )
    .nullable(),
});
