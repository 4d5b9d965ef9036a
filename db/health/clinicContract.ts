/** The sessions of clinic and haircut (义诊剪): one person after another at a table, with a card or without. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, month, someWords, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { lineEntities, residentLine } from '../residents/schemas.ts';
import { readingFields, readingLine, soundReading } from './reading.ts';
import { sessionKinds } from './shapes.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const sessionFields = {
  day,
  kind: z.enum(sessionKinds),
  place: someWords(60, '请填写地点。', 'Enter the place.'),
  providers: words(200),
  note: words(500),
};

const sessionSummary = z.object({
  id: z.uuid(),
  day: z.string(),
  kind: z.enum(sessionKinds),
  place: z.string(),
  providers: z.string(),
  note: z.string(),
  /** Null: still running. */
  closedAt: z.number().nullable(),
  persons: z.number(),
  services: z.number(),
  readings: z.number(),
  /** Readings out of range. */
  abnormal: z.number(),
});
export type SessionSummary = z.output<typeof sessionSummary>;

const servedPerson = z.object({
  /** The card in charge, or the name of somebody without one. */
  key: z.string(),
  person: residentLine.nullable(),
  name: z.string(),
  /** Latest first. */
  readings: z.array(readingLine),
  services: z.array(
    z.object({
      lineId: z.uuid(),
      serviceId: z.uuid(),
      name: z.string(),
      nameEn: z.string(),
      result: z.string(),
      provider: z.string(),
    }),
  ),
  /** Of what was saved last. */
  at: z.number(),
});
export type ServedPerson = z.output<typeof servedPerson>;

const service = z.object({
  id: z.uuid(),
  name: z.string(),
  nameEn: z.string(),
  retired: z.boolean(),
});
const serviceName = someWords(30, '请填写服务项目名称。', 'Enter the name of the service.');
const serviceNameEn = someWords(60, '请填写英文名称。', 'Enter the English name.');
const sessionEntities = ['clinicSession', 'sessionLine', 'sessionService', 'vitals'] as const;

export const clinics = {
  /** Sessions of a month, the latest first. */
  month: query({
    access: readers,
    reads: sessionEntities,
    input: z.object({ month }),
    output: z.array(sessionSummary),
  }),
  /** One session with everyone who came, the latest first. */
  session: query({
    access: readers,
    reads: [...sessionEntities, 'account', ...lineEntities],
    input: z.object({ id: z.uuid() }),
    output: z.object({
      session: sessionSummary,
      people: z.array(servedPerson),
      byService: z.array(z.object({ id: z.uuid(), name: z.string(), nameEn: z.string(), times: z.number() })),
    }),
  }),
  /** `id` is made by the caller: sent twice, it is one session. */
  create: command({
    access: writers,
    input: z.object({ id: z.uuid(), ...sessionFields }),
    output: z.object({ id: z.uuid() }),
  }),
  edit: command({
    access: writers,
    input: z.object(sessionFields).partial().extend({ id: z.uuid() }),
    output: z.object({}),
  }),
  /** Ends a session; `closed: false` opens it again. */
  close: command({
    access: writers,
    input: z.object({ id: z.uuid(), closed: z.boolean() }),
    output: z.object({}),
  }),
  /** Only one in which nobody was served. */
  remove: command({ access: writers, input: z.object({ id: z.uuid() }), output: z.object({}) }),
  /**
   * One person at the table: a reading, services, or both, all saved or nothing. `id` is made by the caller and is the
   * reading's id. The same service for the same person again changes nothing.
   */
  serve: command({
    access: writers,
    input: z
      .object({
        id: z.uuid(),
        sessionId: z.uuid(),
        residentId: z.uuid().nullable(),
        /** Of somebody without a card. */
        personName: words(40).nullable(),
        reading: readingFields.superRefine(soundReading).nullable(),
        services: z.array(z.object({ serviceId: z.uuid(), result: words(200) })).max(20),
        provider: words(60),
      })
      .refine(({ residentId, personName }) => residentId !== null || !!personName, {
        path: ['personName'],
        message: bilingual('请选择居民，或填写姓名。', 'Choose a resident, or enter a name.'),
      }),
    output: z.object({ reading: readingLine.nullable(), taskId: z.uuid().nullable() }),
  }),
  /** A service entered by mistake. `id` is made by the caller. */
  withdrawLine: command({
    access: writers,
    input: z.object({ id: z.uuid(), lineId: z.uuid() }),
    output: z.object({}),
  }),
  /** What sessions offer, in the manager's order; the usual ones until somebody edits the list. */
  services: query({
    access: readers,
    reads: ['sessionService'],
    input: z.object({}),
    output: z.array(service),
  }),
  addService: command({
    access: ['manager'],
    input: z.object({ name: serviceName, nameEn: serviceNameEn }),
    output: z.object({ id: z.uuid() }),
  }),
  editService: command({
    access: ['manager'],
    input: z
      .object({ name: serviceName, nameEn: serviceNameEn, retired: z.boolean() })
      .partial()
      .extend({ id: z.uuid() }),
    output: z.object({}),
  }),
  orderServices: command({
    access: ['manager'],
    input: z.object({ ids: z.array(z.uuid()).max(100) }),
    output: z.object({}),
  }),
} as const;
