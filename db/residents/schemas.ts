/** Shapes that several procedures of the residents contract share. Pure and browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day } from '../core/fields.ts';
import {
  cardWarnings,
  categories,
  categoryStates,
  codesOf,
  consentForms,
  consentPurposes,
  documentKinds,
  duplicateReasons,
  relations,
  sexes,
  statuses,
} from './vocabulary.ts';

/** Read, masked. The kiosk sees nobody. */
export const readers = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'manager', 'evaluator'] as const;
/** Write, and see a full number after a logged reveal. */
export const editors = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'manager'] as const;

/** What a person's line is read from, and what a whole card is. */
const home = ['householdMember', 'household'] as const;
export const lineEntities = ['resident', 'residentPhone', 'residentCategory', ...home] as const;
export const cardEntities = [
  ...lineEntities,
  'residentConsent',
  'residentPhoto',
  'residentMerge',
  'notDuplicate',
  'account',
] as const;

export const id = z.uuid();
export const category = z.enum(codesOf(categories));
export const categoryState = z.enum(codesOf(categoryStates));
export const relation = z.enum(codesOf(relations));
export const purpose = z.enum(codesOf(consentPurposes));
export const form = z.enum(codesOf(consentForms));
export const documentKind = z.enum(codesOf(documentKinds));
export const sex = z.enum(codesOf(sexes));
export const status = z.enum(codesOf(statuses));
export const duplicateReason = z.enum(codesOf(duplicateReasons));
export const consenter = z.enum(['self', 'guardian']);
/** Said by the core in both languages, shown as it is. */
export const sentence = z.object({ zh: z.string(), en: z.string() });

/** Free text that may be missing; blank text counts as missing. */
export const note = (max: number) =>
  z
    .string()
    .trim()
    .max(max, bilingual(`不超过 ${max} 个字。`, `At most ${max} characters.`))
    .nullable()
    .transform((text) => text || null);
export const filled = (max: number, zh: string, en: string) =>
  z
    .string()
    .trim()
    .min(1, bilingual(zh, en))
    .max(max, bilingual(`不超过 ${max} 个字。`, `At most ${max} characters.`));
const personName = filled(60, '请填写姓名。', 'Enter a name.');
/** As typed; the core reads it and keeps it in one spelling. */
export const phoneText = filled(40, '请填写电话号码。', 'Enter a phone number.');
export const phoneLabel = z
  .string()
  .trim()
  .max(20, bilingual('说明不超过 20 个字。', 'A label has at most 20 characters.'));

/** Parts as typed (`10栋`, `１０`, `十栋`); the core keeps each in one spelling. */
export const addressParts = z.object({
  estate: note(60),
  building: note(20),
  unit: note(20),
  room: note(20),
});
export type AddressInput = z.output<typeof addressParts>;

/** What a person may state about themselves: the fields of a card that staff type. */
export const person = z.object({
  name: personName,
  formerNames: z.array(personName).max(10),
  sex: sex.nullable(),
  birthDate: day.nullable(),
  ethnicity: note(20),
  documentKind: documentKind.nullable(),
  documentNumber: note(40),
  ...addressParts.shape,
  hukou: note(200),
  emergencyName: note(60),
  emergencyPhone: note(40),
  emergencyRelation: note(20),
  language: note(500),
  diet: note(500),
  mobility: note(500),
  remarks: note(2000),
});
export type Person = z.output<typeof person>;
export const personFields = person.keyof().options;
/** A new card needs a name; everything else may come later. */
export const newPerson = person.partial().required({ name: true });

/** The same fields as a card shows them: numbers masked, missing text null. */
export const shownPerson = z.object({
  name: z.string(),
  formerNames: z.array(z.string()),
  sex: sex.nullable(),
  birthDate: z.string().nullable(),
  ethnicity: z.string().nullable(),
  documentKind: documentKind.nullable(),
  documentNumber: z.string().nullable(),
  estate: z.string().nullable(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  room: z.string().nullable(),
  hukou: z.string().nullable(),
  emergencyName: z.string().nullable(),
  emergencyPhone: z.string().nullable(),
  emergencyRelation: z.string().nullable(),
  language: z.string().nullable(),
  diet: z.string().nullable(),
  mobility: z.string().nullable(),
  remarks: z.string().nullable(),
});
export type ShownPerson = z.output<typeof shownPerson>;

/** A person in one line, the same everywhere: list, search, household, duplicates, other features' pages. */
export const residentLine = z.object({
  id,
  name: z.string(),
  sex: sex.nullable(),
  /** Completed years today; null without a birth date. */
  age: z.number().nullable(),
  birthDate: z.string().nullable(),
  /** `杏林雅苑 3-2-1102`; empty where unknown. */
  address: z.string(),
  /** The one to call first, masked. */
  phone: z.string().nullable(),
  documentKind: documentKind.nullable(),
  documentNumber: z.string().nullable(),
  categories: z.array(z.object({ category, detail: z.string().nullable(), state: categoryState })),
  status,
  /** Of the current stay. */
  householdId: id.nullable(),
});
export type ResidentLine = z.output<typeof residentLine>;

export const suspect = z.object({ person: residentLine, reasons: z.array(duplicateReason) });
export type Suspect = z.output<typeof suspect>;

export const phoneEntry = z.object({ number: phoneText, label: phoneLabel });

const shownPhone = z.object({
  id,
  number: z.string(),
  label: z.string(),
  /** 0 is called first; ended ones come last. */
  rank: z.number(),
  endedAt: z.number().nullable(),
});

export const categoryFields = z.object({
  detail: note(100),
  source: filled(60, '请填写来源，例如“本人申报”。', 'Enter who says so, for example "own statement".'),
  startsOn: day.nullable(),
  /** The last day it holds; null is open-ended. */
  expiresOn: day.nullable(),
});

const shownCategory = z.object({
  id,
  category,
  detail: z.string().nullable(),
  source: z.string(),
  startsOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  state: categoryState,
});

export const consentFields = z.object({
  purpose,
  by: consenter,
  guardianName: note(60),
  guardianRelation: note(20),
  form,
  /** When it was said, UTC ms; null: now. */
  at: z.int().min(0).nullable(),
});

const consentEntry = z.object({
  id,
  given: z.boolean(),
  by: consenter,
  guardianName: z.string().nullable(),
  guardianRelation: z.string().nullable(),
  form,
  at: z.number(),
  /** Who recorded it. */
  account: z.string().nullable(),
});
/** One line for every purpose, also those never asked about. */
const shownConsent = z.object({
  purpose,
  holds: z.boolean(),
  latest: consentEntry.nullable(),
  /** Newest first, the latest included. */
  history: z.array(consentEntry),
});

/** A person's stay in a household, past or present. */
const shownStay = z.object({
  memberId: id,
  householdId: id,
  relation,
  relationText: z.string().nullable(),
  movedIn: z.string().nullable(),
  movedOut: z.string().nullable(),
  address: z.string(),
  head: z.object({ id, name: z.string() }).nullable(),
});

export const shownMerge = z.object({
  id,
  keptId: id,
  keptName: z.string(),
  mergedId: id,
  mergedName: z.string(),
  at: z.number(),
  account: z.string().nullable(),
  undoneAt: z.number().nullable(),
});

export const card = shownPerson.extend({
  id,
  /** `derived`: read from the ID number, because nobody stated it. */
  birthSource: z.enum(['stated', 'derived']).nullable(),
  age: z.number().nullable(),
  address: z.string(),
  status,
  statusSince: z.string().nullable(),
  createdAt: z.number(),
  phones: z.array(shownPhone),
  categories: z.array(shownCategory),
  consents: z.array(shownConsent),
  /** The current stay first. */
  stays: z.array(shownStay),
  hasPhoto: z.boolean(),
  warnings: z.array(z.enum(codesOf(cardWarnings))),
  merges: z.array(shownMerge),
  suspects: z.array(suspect),
});
export type Card = z.output<typeof card>;

/** Filters of the list; those left out or empty do not narrow it. Several values of one filter widen it. */
export const listFilter = z.object({
  text: z.string().trim().max(60).optional(),
  statuses: z.array(status).optional(),
  /** Persons on whom any of these stands. */
  categories: z.array(category).optional(),
  /** How they stand; left out: `active` and `soon`. */
  categoryStates: z.array(categoryState).optional(),
  estate: z.string().max(60).optional(),
  building: z.string().max(20).optional(),
  sex: sex.optional(),
  /** Completed years today, both included. */
  ageFrom: z.int().min(0).max(150).optional(),
  ageTo: z.int().min(0).max(150).optional(),
  /** What the card lacks. */
  missing: z.enum(['phone', 'document', 'birthDate', 'address', 'household']).optional(),
});
export type ListFilter = z.output<typeof listFilter>;

/** One line of a person's history at this centre, said by the feature that keeps it. */
export const timelineEntry = z.object({
  /** Unique on this person's timeline; with `at` it is the cursor. */
  id: z.string(),
  at: z.number(),
  /** The feature that says it, e.g. `residents`, `visits`. */
  feature: z.string(),
  /** The feature's own word for what happened, e.g. `edited`, `revealed`; pages choose an icon by it. */
  kind: z.string(),
  text: sentence,
  detail: sentence.nullable(),
  tone: z.enum(['attention', 'danger', 'neutral']).nullable(),
  /** Who did it. */
  account: z.string().nullable(),
  /** What to open, in the feature that says it. */
  rowId: z.string().nullable(),
});
export type TimelineEntry = z.output<typeof timelineEntry>;
export const timelineCursor = z.object({ at: z.number(), id: z.string() });
export type TimelineCursor = z.output<typeof timelineCursor>;
