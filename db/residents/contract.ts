/** Residents: finding people, their cards, consents, timelines, and the numbers behind the mask. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';
import {
  addressParts,
  card,
  cardEntities,
  category,
  categoryFields,
  consenter,
  consentFields,
  documentKind,
  editors,
  form,
  id,
  lineEntities,
  listFilter,
  newPerson,
  note,
  person,
  phoneEntry,
  phoneLabel,
  phoneText,
  purpose,
  readers,
  relation,
  residentLine,
  sentence,
  sex,
  shownPerson,
  status,
  suspect,
  timelineCursor,
  timelineEntry,
} from './schemas.ts';
import { photoMaxCharacters } from './vocabulary.ts';

export { residentFailure } from './failures.ts';
export type {
  Card,
  ListFilter,
  Person,
  ResidentLine,
  ShownPerson,
  Suspect,
  TimelineCursor,
  TimelineEntry,
} from './schemas.ts';
export * from './vocabulary.ts';

const nothing = z.object({});
/** Which person's name was hit, and where: `[start, end)` in characters of `text`. */
const match = z.object({
  field: z.enum(['name', 'formerName', 'phone', 'document', 'address']),
  /** What the page shows, masked where it is a number. */
  text: z.string(),
  ranges: z.array(z.tuple([z.number(), z.number()])),
});

export const residents = {
  /** Ten best as one types: name part, pinyin, initials, phone or document tail, address part. */
  search: query({
    access: readers,
    reads: lineEntities,
    input: z.object({ text: z.string().max(60), limit: z.int().min(1).max(10).optional() }),
    output: z.array(residentLine.extend({ match })),
  }),
  /** A card that was merged away answers with the card that took over: compare the id. */
  card: query({ access: readers, reads: cardEntities, input: z.object({ id }), output: card }),
  /** Base64 JPEG; null where there is none. */
  photo: query({
    access: readers,
    reads: ['residentPhoto', 'resident'],
    input: z.object({ id }),
    output: z.object({ jpeg: z.string().nullable() }),
  }),
  /** A window onto the register, for a table that holds only what it shows. */
  list: query({
    access: readers,
    reads: lineEntities,
    input: z.object({
      filter: listFilter,
      sort: z.object({
        by: z.enum(['name', 'address', 'age', 'statusSince', 'createdAt']),
        descending: z.boolean(),
      }),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.number(), rows: z.array(residentLine) }),
  }),
  /** How many each value of a filter would leave, the other filters as they stand. */
  counts: query({
    access: readers,
    reads: lineEntities,
    input: z.object({ filter: listFilter }),
    output: z.object({
      total: z.number(),
      statuses: z.array(z.object({ value: status, count: z.number() })),
      categories: z.array(z.object({ value: category, count: z.number() })),
      estates: z.array(z.object({ value: z.string(), count: z.number() })),
      /** Of the chosen estate; empty where none is chosen. */
      buildings: z.array(z.object({ value: z.string(), count: z.number() })),
    }),
  }),
  /** Everything that ever happened with this person here, from all features, newest first. */
  timeline: query({
    access: readers,
    reads: [
      ...cardEntities,
      'erasure',
      'setting',
      'visit',
      'matter',
      'followUp',
      'enrolment',
      'leave',
      'attendance',
      'abilityAssessment',
      'careTask',
      'careTaskStep',
      'careCall',
      'vitals',
      'clinicSession',
      'sessionService',
      'sessionLine',
      'incident',
      'meal',
      'payment',
      'volunteer',
      'volunteerRecord',
      'signUp',
      'shift',
      'opportunity',
      'station',
      'service',
      'serviceDecision',
      'pointEntry',
      'certificate',
    ],
    input: z.object({ id, before: timelineCursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ entries: z.array(timelineEntry), next: timelineCursor.nullable() }),
  }),

  /** Reads a number while it is typed. `kind` says what it is; `sentence` what to do about it, null when it is fine. */
  checkDocument: query({
    access: editors,
    reads: [],
    input: z.object({ kind: documentKind.nullable(), number: z.string().max(40) }),
    output: z.object({
      kind: z.enum(['blank', 'valid', 'legacy', 'unchecked', 'invalid']),
      documentKind: documentKind.nullable(),
      birthDate: z.string().nullable(),
      sex: sex.nullable(),
      age: z.number().nullable(),
      sentence: sentence.nullable(),
    }),
  }),
  /** Cards that may be this person, while the form is being filled in; best reason first. */
  possibleDuplicates: query({
    access: editors,
    reads: ['resident', 'residentPhone', 'notDuplicate'],
    input: z.object({
      /** The card being edited, where there is one. */
      id: id.nullable(),
      name: z.string().max(60),
      documentNumber: z.string().max(40).nullable(),
      phones: z.array(z.string().max(40)).max(10),
      birthDate: z.string().max(10).nullable(),
      ...addressParts.shape,
    }),
    output: z.array(suspect),
  }),
  /** A new card. Every possible duplicate must be named in `notDuplicates`, else `resident.duplicates` lists them. */
  add: command({
    access: editors,
    input: z.object({
      person: newPerson,
      phones: z.array(phoneEntry).max(10),
      categories: z.array(categoryFields.extend({ category })).max(16),
      household: z.object({ id, relation, relationText: note(20), movedIn: day.nullable() }).nullable(),
      notDuplicates: z.array(id).max(50),
    }),
    output: z.object({ id }),
  }),
  /**
   * `was`: the values as the page showed them (masked ones masked). A field that someone else has changed since then
   * is refused with `resident.changedMeanwhile`; other fields merge. Answers with the fields that were written.
   */
  edit: command({
    access: editors,
    input: z.object({
      id,
      patch: person.partial(),
      was: shownPerson.partial(),
      notDuplicates: z.array(id).max(50),
    }),
    output: z.object({ changed: z.array(z.string()) }),
  }),
  /** Moving away or dying ends the stay in the household that day. */
  setStatus: command({
    access: editors,
    input: z.object({ id, status, since: day.nullable() }),
    output: nothing,
  }),

  addPhone: command({
    access: editors,
    input: z.object({ residentId: id, ...phoneEntry.shape, first: z.boolean() }),
    output: z.object({ id }),
  }),
  editPhone: command({
    access: editors,
    input: z.object({
      id,
      number: phoneText.optional(),
      label: phoneLabel.optional(),
      /** Call this one first. */
      first: z.literal(true).optional(),
    }),
    output: nothing,
  }),
  /** No longer in use; `inUse: true` takes it back. */
  endPhone: command({ access: editors, input: z.object({ id, inUse: z.boolean() }), output: nothing }),

  addCategory: command({
    access: editors,
    input: z.object({ residentId: id, category, ...categoryFields.shape }),
    output: z.object({ id }),
  }),
  editCategory: command({
    access: editors,
    input: categoryFields.partial().extend({ id }),
    output: nothing,
  }),
  /** `on` is the last day it holds. */
  endCategory: command({ access: editors, input: z.object({ id, on: day }), output: nothing }),
  /** Entered by mistake; `removed: false` takes it back. */
  removeCategory: command({
    access: editors,
    input: z.object({ id, removed: z.boolean() }),
    output: nothing,
  }),

  /** Under 14 only a guardian can consent (PIPL art. 31). */
  giveConsent: command({
    access: editors,
    input: consentFields.extend({ residentId: id }),
    output: z.object({ id }),
  }),
  withdrawConsent: command({
    access: editors,
    input: z.object({
      residentId: id,
      purpose,
      by: consenter,
      guardianName: note(60),
      guardianRelation: note(20),
      form,
    }),
    output: z.object({ id }),
  }),
  setPhoto: command({
    access: editors,
    input: z.object({
      residentId: id,
      jpeg: z
        .base64(bilingual('照片不是有效的 JPEG 图片。', 'The photo is not a JPEG image.'))
        .startsWith('/9j/', bilingual('照片不是有效的 JPEG 图片。', 'The photo is not a JPEG image.'))
        .max(
          photoMaxCharacters,
          bilingual('照片太大，请缩小后再试。', 'The photo is too large. Make it smaller.'),
        ),
    }),
    output: nothing,
  }),
  removePhoto: command({ access: editors, input: z.object({ residentId: id }), output: nothing }),

  /** The full number, once, and logged: who, when, whom (and why, which is required under 14). */
  reveal: command({
    access: editors,
    input: z.discriminatedUnion('what', [
      z.object({ what: z.literal('documentNumber'), id, reason: note(100) }),
      z.object({ what: z.literal('emergencyPhone'), id, reason: note(100) }),
      z.object({ what: z.literal('phone'), id, phoneId: id, reason: note(100) }),
    ]),
    output: z.object({ value: z.string() }),
  }),
} as const;
