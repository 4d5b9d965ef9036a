/**
 * Volunteers (志愿者): who they are beyond their card as residents, what the record must keep of them, their teams.
 * Hours are in `service`, shifts in `shifts`, certificates in `certificates`; cards with a code in `cards`.
 */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, someWords, words } from '../core/fields.ts';
import { command, query, task } from '../core/procedure.ts';
import { newPerson, phoneEntry } from '../residents/schemas.ts';
import {
  earned,
  guardian,
  id,
  listFilter,
  readers,
  volunteerEntities,
  volunteerFields,
  volunteerLine,
  volunteerRecordLine,
  writers,
} from './schemas.ts';
import { teamRoles, volunteerRecordKinds, volunteerStates } from './shapes.ts';

export { volunteerFailure } from './failures.ts';
export { printNumber, readNumber } from './number.ts';
export {
  availabilityBit,
  type Earned,
  recordExpiringDays,
  type VolunteerFields,
  type VolunteerFilter,
  type VolunteerLine,
} from './schemas.ts';
export { dayParts, teamRoles, volunteerRecordKinds, volunteerStates } from './shapes.ts';

const page = { offset: z.int().min(0), limit: z.int().min(1).max(500) };

/** A resident with a card; or somebody who lives elsewhere, who gets a card (status `outside`) in the same step. */
const who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resident'), residentId: id }),
  z.object({
    kind: z.literal('outside'),
    /** The new card's id, made by the caller: pressed twice, one card. */
    residentId: id,
    person: newPerson,
    phones: z.array(phoneEntry).max(10),
    /** As in `residents.add`: possible duplicates that were looked at. */
    notDuplicates: z.array(id).max(50),
  }),
]);

const volunteerView = volunteerLine.extend({
  stateReason: z.string(),
  registeredOn: z.string(),
  remarks: z.string(),
  /** Phone masked. */
  guardian: z
    .object({ name: z.string(), relation: z.string(), phone: z.string(), on: z.string() })
    .nullable(),
  guardianNeeded: z.boolean(),
  emergency: z.object({
    name: z.string().nullable(),
    relation: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  pin: z.object({ set: z.boolean(), lockedUntil: z.number().nullable() }),
  /** Those of the latest day first. */
  records: z.array(volunteerRecordLine),
  /** Other volunteer records of the same person, from cards that were merged. Their hours count together. */
  also: z.array(z.object({ id, number: z.string() })),
});

const teamLine = z.object({
  id,
  name: z.string(),
  note: z.string(),
  position: z.number(),
  retired: z.boolean(),
  members: z.number(),
  leaders: z.array(z.string()),
});

export const volunteers = {
  /** Sorted by name in pinyin, or as asked. */
  list: query({
    access: readers,
    reads: volunteerEntities,
    input: z.object({
      filter: listFilter,
      sort: z.object({
        by: z.enum(['name', 'number', 'minutes', 'registeredOn', 'stateSince']),
        descending: z.boolean(),
      }),
      ...page,
    }),
    output: z.object({ total: z.number(), rows: z.array(volunteerLine) }),
  }),
  /** Words in use, the most frequent first, for choice boxes; how many stand in each state. */
  facets: query({
    access: readers,
    reads: volunteerEntities,
    input: z.object({}),
    output: z.object({
      states: z.array(z.object({ value: z.enum(volunteerStates), count: z.number() })),
      skills: z.array(z.object({ value: z.string(), count: z.number() })),
      languages: z.array(z.object({ value: z.string(), count: z.number() })),
      organisations: z.array(z.object({ value: z.string(), count: z.number() })),
    }),
  }),
  /** Ten best of the volunteers as one types; anybody who is not a volunteer is left out. */
  search: query({
    access: readers,
    reads: volunteerEntities,
    input: z.object({ text: z.string().max(60), active: z.boolean().optional() }),
    output: z.array(volunteerLine),
  }),
  volunteer: query({
    access: readers,
    reads: [...volunteerEntities, 'volunteerRecord', 'volunteerPin', 'account'],
    input: z.object({ id }),
    output: volunteerView,
  }),
  /** The volunteer's id of a resident's card, also of a merged one; null: does not volunteer. */
  ofResident: query({
    access: readers,
    reads: ['volunteer', 'resident'],
    input: z.object({ residentId: id }),
    output: z.object({ id: id.nullable(), earned: earned.nullable() }),
  }),
  /** Answers with the volunteer's id. The same person again: `volunteer.already`, unless it is this very request. */
  register: command({
    access: writers,
    input: volunteerFields.partial().extend({
      who,
      /** 待审核 or 注册. */
      state: z.enum(['applied', 'active']),
      registeredOn: day.optional(),
      /** Needed under 18. */
      guardian: guardian.nullable(),
    }),
    output: z.object({ id, number: z.string() }),
  }),
  edit: command({
    access: writers,
    input: volunteerFields.partial().extend({ id, guardian: guardian.nullable().optional() }),
    output: z.object({ changed: z.array(z.string()) }),
  }),
  /** Becoming active under 18 needs the guardian's consent. Leaving or a pause needs a reason. */
  setState: command({
    access: writers,
    input: z.object({
      id,
      state: z.enum(volunteerStates),
      since: day.nullable(),
      reason: words(200),
      guardian: guardian.optional(),
    }),
    output: z.object({}),
  }),

  /** `id` is made by the caller. */
  addRecord: command({
    access: writers,
    input: z.object({
      id,
      volunteerId: id,
      kind: z.enum(volunteerRecordKinds),
      title: someWords(80, '请填写名称。', 'Enter a title.'),
      day,
      expiresOn: day.nullable(),
      minutes: z.int().min(1).max(100_000).nullable(),
      score: z
        .int()
        .min(1, bilingual('评分为 1–5。', 'A score is 1 to 5.'))
        .max(5, bilingual('评分为 1–5。', 'A score is 1 to 5.'))
        .nullable(),
      note: words(500),
    }),
    output: z.object({ id }),
  }),
  /** Entered by mistake: `id` is the withdrawing fact's, made by the caller. */
  withdrawRecord: command({
    access: writers,
    input: z.object({ id, recordId: id, reason: someWords(200, '请填写原因。', 'Give the reason.') }),
    output: z.object({}),
  }),
  /** What expires within `recordExpiringDays`, or has expired and was not renewed; soonest first. Active volunteers only. */
  expiring: query({
    access: readers,
    reads: [...volunteerEntities, 'volunteerRecord', 'account'],
    input: z.object({ kind: z.enum(volunteerRecordKinds).optional() }),
    output: z.array(z.object({ record: volunteerRecordLine, volunteer: volunteerLine })),
  }),

  teams: query({
    access: readers,
    reads: ['team', 'teamMember', 'volunteer', 'resident'],
    input: z.object({ retired: z.boolean() }),
    output: z.array(teamLine),
  }),
  /** Leaders first, then by name in pinyin. */
  teamMembers: query({
    access: readers,
    reads: volunteerEntities,
    input: z.object({ teamId: id }),
    output: z.array(z.object({ role: z.enum(teamRoles), volunteer: volunteerLine })),
  }),
  /** Adds, or edits where `id` is known already. */
  saveTeam: command({
    access: writers,
    input: z.object({
      id,
      name: someWords(40, '请填写队伍名称。', 'Enter the name of the team.'),
      note: words(200),
      position: z.int().min(0).max(10_000).optional(),
      retired: z.boolean().optional(),
    }),
    output: z.object({}),
  }),
  /** `role` null takes them out. */
  setMember: command({
    access: writers,
    input: z.object({
      teamId: id,
      volunteerIds: z.array(id).min(1).max(500),
      role: z.enum(teamRoles).nullable(),
    }),
    output: z.object({ changed: z.number() }),
  }),

  /** A new PIN from the coordinator; it ends a lock-out. 4 to 6 digits, none that everybody tries first. */
  setPin: task({
    access: writers,
    input: z.object({
      id,
      pin: z.string().regex(/^\d{4,6}$/, bilingual('口令是 4–6 位数字。', 'A PIN is 4 to 6 digits.')),
    }),
    output: z.object({}),
  }),
  /** Without a PIN only the card opens the volunteer's own hours at the kiosk. */
  removePin: command({ access: writers, input: z.object({ id }), output: z.object({}) }),
  /** The guardian's full number; logged. */
  revealGuardianPhone: command({
    access: writers,
    input: z.object({ id }),
    output: z.object({ value: z.string() }),
  }),
} as const;
