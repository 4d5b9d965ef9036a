/** Shapes that several procedures about volunteers share. Pure and browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, someWords, words } from '../core/fields.ts';
import type { Role } from '../core/procedure.ts';
import { lineEntities, residentLine } from '../residents/schemas.ts';
import { dayParts, teamRoles, volunteerRecordKinds, volunteerStates } from './shapes.ts';

export const writers = ['volunteerCoordinator', 'manager'] as const satisfies readonly [Role, ...Role[]];
export const readers = ['volunteerCoordinator', 'manager', 'evaluator'] as const satisfies readonly [
  Role,
  ...Role[],
];
/** What a volunteer's line is read from, whatever feature shows it. */
export const volunteerEntities = [
  'volunteer',
  'team',
  'teamMember',
  'service',
  'serviceDecision',
  'pointEntry',
  'setting',
  ...lineEntities,
] as const;

export const id = z.uuid();

/** Short words such as skills, cut to one spelling; the same word twice counts once. */
const tags = z
  .array(someWords(20, '标签不能为空。', 'A tag cannot be empty.'))
  .max(20, bilingual('最多 20 项。', 'At most 20.'))
  .transform((list) => [...new Set(list)]);

/**
 * 21 bits, three for each day from Monday: `1 << (weekday * 3 + part)` with Monday 0 and the part's place in
 * `dayParts`.
 */
export const availability = z
  .int()
  .min(0)
  .max(2 ** 21 - 1);

/** The bit of a weekday (Monday 0 … Sunday 6) and a part of the day. */
export function availabilityBit(weekday: number, part: (typeof dayParts)[number]): number {
  return 1 << (weekday * dayParts.length + dayParts.indexOf(part));
}

/** What a coordinator types about a volunteer; the person's own facts are on the resident's card. */
export const volunteerFields = z.object({
  skills: tags,
  languages: tags,
  availability,
  organisation: words(60),
  /** 双报到: the branch that reported in; empty: none. */
  partyBranch: words(60),
  remarks: words(1000),
});
export type VolunteerFields = z.output<typeof volunteerFields>;

export const guardian = z.object({
  name: someWords(60, '请填写监护人姓名。', "Enter the guardian's name."),
  relation: someWords(20, '请填写与监护人的关系。', 'Enter how the guardian is related.'),
  /** As typed; kept as digits. */
  phone: someWords(40, '请填写监护人电话。', "Enter the guardian's phone."),
  on: day,
});

/** Star 0: none yet. */
export const earned = z.object({
  /** Approved. */
  minutes: z.number(),
  star: z.int().min(0).max(5),
  /** Until the next star; null: there is none. */
  minutesToNext: z.number().nullable(),
  /** Of the next star; null: there is none. */
  nextStarHours: z.number().nullable(),
  /** Tenths of a point: the sum of the ledger. */
  points: z.number(),
});
export type Earned = z.output<typeof earned>;

export const teamPlace = z.object({ teamId: id, name: z.string(), role: z.enum(teamRoles) });

/** A volunteer in one line, the same everywhere. The volunteer's number is public; other numbers are masked. */
export const volunteerLine = z.object({
  id,
  /** Nine digits, shown in threes; see `printNumber`. */
  number: z.string(),
  state: z.enum(volunteerStates),
  stateSince: z.string(),
  person: residentLine,
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  availability: z.number(),
  organisation: z.string(),
  partyBranch: z.string(),
  teams: z.array(teamPlace),
  earned,
});
export type VolunteerLine = z.output<typeof volunteerLine>;

export const volunteerRecordLine = z.object({
  id,
  volunteerId: id,
  kind: z.enum(volunteerRecordKinds),
  title: z.string(),
  day: z.string(),
  expiresOn: z.string().nullable(),
  /** none: holds for good, or nothing to expire. */
  expiry: z.enum(['none', 'holds', 'soon', 'expired']),
  minutes: z.number().nullable(),
  score: z.number().nullable(),
  note: z.string(),
  at: z.number(),
  accountName: z.string(),
});

/** Records count as expiring soon this many days ahead. */
export const recordExpiringDays = 30;

export const listFilter = z
  .object({
    /** Name part, pinyin, initials, phone or number tail, address; also the volunteer's own number. */
    text: z.string().trim().max(60),
    states: z.array(z.enum(volunteerStates)),
    teamId: id,
    /** Has all of these. */
    skills: z.array(z.string().max(20)),
    language: z.string().max(20),
    /** Free in at least one of these parts of the week; bits as in `availability`. */
    availability,
    organisation: z.string().max(60),
    /** Reported in with a party branch, or a party member on the card. */
    party: z.boolean(),
    /** Has no valid insurance today. */
    uninsured: z.boolean(),
    /** Under 18 today. */
    minor: z.boolean(),
    /** At least this star. */
    star: z.int().min(1).max(5),
  })
  .partial();
export type VolunteerFilter = z.output<typeof listFilter>;
