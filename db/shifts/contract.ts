/** Stations (驿站), opportunities (服务岗位) and shifts (班次): where, what, when, and who signed up. */
import { z } from 'zod';
import { day, someWords, weekdays, words } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';
import { readers, volunteerEntities, volunteerLine, writers } from '../volunteers/schemas.ts';
import {
  fitWarnings,
  id,
  needed,
  opportunityFields,
  opportunityView,
  shiftLine,
  signUpLine,
  stationView,
  times,
} from './schemas.ts';
import { serviceKinds, signUpStates } from './shapes.ts';

export { shiftFailure } from './failures.ts';
export {
  fitWarnings,
  type OpportunityFields,
  type OpportunityView,
  type ShiftLine,
  type SignUpLine,
  type StationView,
} from './schemas.ts';
export { serviceKinds, signUpStates } from './shapes.ts';

const kiosk = ['kiosk', ...writers] as const;
const shiftEntities = ['shift', 'opportunity', 'station', 'signUp', 'team', 'resident'] as const;

const candidate = z.object({
  volunteer: volunteerLine,
  /** Of the skills needed, those they have. */
  skills: z.array(z.string()),
  warnings: z.array(z.enum(fitWarnings)),
  /** Signed up for something else at that time. */
  busy: z.boolean(),
});

export const shifts = {
  /** In their order. Retired ones only where asked for. */
  stations: query({
    access: ['kiosk', ...readers],
    reads: ['station'],
    input: z.object({ retired: z.boolean().optional() }),
    output: z.array(stationView),
  }),
  /** A scanned station code; null: none of ours. */
  stationOfCode: query({
    access: kiosk,
    reads: ['station'],
    input: z.object({ code: z.string().max(100) }),
    output: z.object({ station: stationView.nullable() }),
  }),
  /** The twelve stations that the product starts with; asked again it adds what is missing, and changes nothing. */
  addDefaultStations: command({
    access: writers,
    input: z.object({}),
    output: z.object({ added: z.number() }),
  }),
  /** Adds, or edits where `id` is known already. The code is made once and kept. */
  saveStation: command({
    access: writers,
    input: z.object({
      id,
      name: someWords(40, '请填写名称。', 'Enter a name.'),
      nameEn: words(60),
      address: words(120),
      position: z.int().min(0).max(10_000).optional(),
      retired: z.boolean().optional(),
    }),
    output: z.object({ code: z.string() }),
  }),

  opportunities: query({
    access: readers,
    reads: shiftEntities,
    input: z.object({
      /** Left out: only those that are open. */
      closed: z.boolean().optional(),
      kind: z.enum(serviceKinds).optional(),
      teamId: id.optional(),
      residentId: id.optional(),
    }),
    output: z.array(
      opportunityView.extend({
        /** Shifts from today on, and the next of them. */
        upcoming: z.number(),
        next: z.object({ shiftId: id, day: z.string(), from: z.string(), to: z.string() }).nullable(),
      }),
    ),
  }),
  /** Adds, or edits where `id` is known already. */
  saveOpportunity: command({
    access: writers,
    input: opportunityFields.extend({ id, residentId: id.nullable().optional() }),
    output: z.object({}),
  }),
  /** A closed one takes no new shifts; those planned stay. */
  closeOpportunity: command({
    access: writers,
    input: z.object({ id, closed: z.boolean() }),
    output: z.object({}),
  }),

  /**
   * A series (each of the weekdays from … until, a year at most) or, with `from` and `until` the same day, one shift.
   * A shift that stands at that time on that day already stays as it is: planned twice is planned once.
   */
  plan: command({
    access: writers,
    input: z.object({ opportunityId: id, from: day, until: day, weekdays, times, needed }),
    output: z.object({ planned: z.number(), stood: z.number(), shiftIds: z.array(id) }),
  }),
  /** More places let the waiting list move up at once. */
  editShift: command({
    access: writers,
    input: z.object({ id, needed }),
    output: z.object({ movedUp: z.number() }),
  }),
  cancelShift: command({
    access: writers,
    input: z.object({ id, reason: someWords(200, '请填写取消原因。', 'Say why it is cancelled.') }),
    output: z.object({}),
  }),
  restoreShift: command({ access: writers, input: z.object({ id }), output: z.object({}) }),

  /** Shifts of `days` days, in order of day and time; the calendar and "who is short this week" read this. */
  shifts: query({
    access: readers,
    reads: shiftEntities,
    input: z.object({
      from: day,
      days: z.int().min(1).max(62),
      opportunityId: id.optional(),
      stationId: id.optional(),
      teamId: id.optional(),
      /** Only those with people missing. */
      short: z.boolean().optional(),
      cancelled: z.boolean().optional(),
    }),
    output: z.object({
      shifts: z.array(shiftLine),
      /** Over all of them: places, people signed up, people missing. */
      needed: z.number(),
      filled: z.number(),
      short: z.number(),
    }),
  }),
  /** One shift and its people: signed up in order, then the waiting list in order, then who cancelled. */
  shift: query({
    access: readers,
    reads: [...shiftEntities, ...volunteerEntities, 'account'],
    input: z.object({ id }),
    output: z.object({ shift: shiftLine, people: z.array(signUpLine) }),
  }),
  /** `id` is made by the caller. A full shift puts them on the waiting list; signed up already stays as it is. */
  signUp: command({
    access: writers,
    input: z.object({ id, shiftId: id, volunteerId: id, note: words(200) }),
    output: z.object({ state: z.enum(signUpStates), warnings: z.array(z.enum(fitWarnings)) }),
  }),
  /** The first on the waiting list moves up in the same step: `movedUp` says who, to be told. */
  cancelSignUp: command({
    access: writers,
    input: z.object({ id, shiftId: id, volunteerId: id, note: words(200) }),
    output: z.object({ movedUp: volunteerLine.nullable() }),
  }),
  /** Shifts of one volunteer from a day on. */
  ofVolunteer: query({
    access: readers,
    reads: shiftEntities,
    input: z.object({ volunteerId: id, from: day }),
    output: z.array(z.object({ shift: shiftLine, state: z.enum(signUpStates) })),
  }),
  /** Whom to remind of a day's shifts (left out: tomorrow's), by name. `phoneId` is for `residents.reveal`. */
  reminders: query({
    access: readers,
    reads: [...shiftEntities, ...volunteerEntities],
    input: z.object({ day: day.optional() }),
    output: z.object({
      day: z.string(),
      people: z.array(
        z.object({
          volunteer: volunteerLine,
          phoneId: id.nullable(),
          shifts: z.array(shiftLine),
        }),
      ),
    }),
  }),
  /** To print (值班表): every shift of the days with its people, empty places counted. */
  roster: query({
    access: readers,
    reads: [...shiftEntities, ...volunteerEntities, 'centre'],
    input: z.object({
      from: day,
      days: z.int().min(1).max(62),
      opportunityId: id.optional(),
      stationId: id.optional(),
      teamId: id.optional(),
    }),
    output: z.object({
      centreName: z.string(),
      rows: z.array(
        z.object({
          shift: shiftLine,
          people: z.array(
            z.object({ volunteerId: id, name: z.string(), number: z.string(), phone: z.string().nullable() }),
          ),
        }),
      ),
    }),
  }),
  /** Active volunteers for a need, best first: skills, then free at that time, then the fewer shifts this month. */
  candidates: query({
    access: readers,
    reads: [...shiftEntities, ...volunteerEntities, 'volunteerRecord'],
    input: z.object({
      skills: z.array(z.string().max(20)).max(20),
      language: z.string().max(20).optional(),
      day,
      times,
      limit: z.int().min(1).max(50),
    }),
    output: z.array(candidate),
  }),
  /**
   * Sends volunteers to one resident: an opportunity for that person with one shift, and the volunteers signed up.
   * `id` is the opportunity's, made by the caller; pressed twice, sent once.
   */
  dispatch: command({
    access: writers,
    input: z.object({
      id,
      residentId: id,
      title: someWords(60, '请填写要做什么。', 'Say what is to be done.'),
      kind: z.enum(serviceKinds),
      place: words(60),
      description: words(1000),
      skills: z.array(z.string().max(20)).max(20),
      day,
      times,
      volunteerIds: z.array(id).min(1).max(20),
    }),
    output: z.object({ shiftId: id }),
  }),
} as const;
