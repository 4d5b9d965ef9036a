/**
 * Certificates of volunteer service (志愿服务记录证明): drafted from credited hours, posted, issued with a signed code,
 * printed, verified without a network, revoked.
 */
import { z } from 'zod';
import { day, someWords, words } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';
import { sentence } from '../residents/schemas.ts';
import { serviceKinds } from '../shifts/shapes.ts';
import { readers, volunteerEntities, volunteerLine, writers } from '../volunteers/schemas.ts';
import { certificateStates } from './shapes.ts';

export { certificateFailure } from './failures.ts';
export { certificateStates } from './shapes.ts';

const id = z.uuid();
const reads = [...volunteerEntities, 'certificate', 'account'] as const;

/** Who answers for it (出具方). */
const issuer = z.object({
  name: someWords(80, '请填写出具单位。', 'Enter the issuing organisation.'),
  responsible: someWords(40, '请填写负责人。', 'Enter the person responsible.'),
  handler: someWords(40, '请填写经办人。', 'Enter the handler.'),
  contact: someWords(60, '请填写联系方式。', 'Enter how to get in touch.'),
});

/** As it was filled in, perhaps not yet. */
const shownIssuer = z.object({
  name: z.string(),
  responsible: z.string(),
  handler: z.string(),
  contact: z.string(),
});

/** One time of service as it stands on the certificate; `rootId` leads to its history. */
const certified = z.object({
  rootId: id,
  serviceId: id,
  day: z.string(),
  activity: z.string(),
  place: z.string(),
  minutes: z.number(),
});

const byKind = z.array(z.object({ kind: z.enum(serviceKinds), minutes: z.number() }));

/** Whose certificate it is; the document number masked, or in full after a reveal that was logged. */
const identity = z.object({
  name: z.string(),
  documentKind: sentence.nullable(),
  documentNumber: z.string().nullable(),
  volunteerNumber: z.string(),
});
export type CertificateIdentity = z.output<typeof identity>;

const line = z.object({
  id,
  number: z.string(),
  volunteer: z.object({ id, number: z.string(), residentId: id, name: z.string() }),
  fromDay: z.string(),
  toDay: z.string(),
  minutes: z.number(),
  services: z.number(),
  purpose: z.string(),
  state: z.enum(certificateStates),
  postedUntil: z.string(),
  /** Days of posting that remain; 0: it can be issued. Null once it is not posted any more. */
  daysLeft: z.number().nullable(),
  issuedOn: z.string().nullable(),
  revokedOn: z.string().nullable(),
  revokeReason: z.string(),
  prints: z.number(),
  createdAt: z.number(),
  createdBy: z.string(),
});
export type CertificateLine = z.output<typeof line>;

/** What a code says about itself, after it was read and checked. */
const verdict = z.object({
  /** 有效 已撤销 被改动 没读全 密钥未知 非本中心 无法识别 */
  state: z.enum(['valid', 'revoked', 'tampered', 'incomplete', 'unknownKey', 'otherCentre', 'unreadable']),
  sentence,
  /** Null where the code cannot be trusted. */
  content: z
    .object({
      number: z.string(),
      name: z.string(),
      volunteerNumber: z.string(),
      minutes: z.number(),
      fromDay: z.string(),
      toDay: z.string(),
      issuedOn: z.string(),
    })
    .nullable(),
  revokedOn: z.string().nullable(),
});
export type Verdict = z.output<typeof verdict>;

const period = { volunteerId: id, fromDay: day, toDay: day };

export const certificates = {
  /** What a certificate of this period would say, and which hours it leaves out and why. Nothing is written. */
  draft: query({
    access: readers,
    reads: [...reads, 'centre'],
    input: z.object(period),
    output: z.object({
      volunteer: volunteerLine,
      services: z.array(certified),
      minutes: z.number(),
      byKind,
      leftOut: z.array(
        z.object({
          rootId: id,
          day: z.string(),
          activity: z.string(),
          minutes: z.number().nullable(),
          why: z.enum(['open', 'waiting', 'refused', 'doubtfulClock', 'overlap']),
          sentence,
        }),
      ),
      /** Of the last certificate issued here, otherwise the centre and nobody. */
      issuer: shownIssuer,
      postingDays: z.number(),
      /** Of the first credited service of this volunteer, whatever the period; null: there is none. */
      firstDay: z.string().nullable(),
      /** Certificates that cover part of the period already. */
      others: z.array(line),
    }),
  }),
  /** Saves the draft and begins its public posting; `id` is made by the caller. The number is given here and kept. */
  post: command({
    access: writers,
    input: z.object({ id, ...period, issuer, purpose: words(100) }),
    output: z.object({ number: z.string(), postedUntil: z.string() }),
  }),
  /** After the posting, if every hour on it still stands. Signs it. */
  issue: command({ access: writers, input: z.object({ id }), output: z.object({ code: z.string() }) }),
  /** Also ends a posting to which somebody objected. */
  revoke: command({
    access: writers,
    input: z.object({ id, reason: someWords(200, '请写明撤销原因。', 'Give the reason.') }),
    output: z.object({}),
  }),
  /** Newest first. */
  list: query({
    access: readers,
    reads,
    input: z.object({
      state: z.enum(certificateStates).optional(),
      volunteerId: id.optional(),
      text: words(60).optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.number(), rows: z.array(line) }),
  }),
  /** With what its paper says; the document number masked. */
  certificate: query({
    access: readers,
    reads,
    input: z.object({ id }),
    output: line.extend({
      issuer: shownIssuer,
      lines: z.array(certified),
      code: z.string().nullable(),
      identity,
      byKind,
    }),
  }),
  /** The public posting list (公示) as of today, to print or to show: names masked, no other personal data. */
  posting: query({
    access: readers,
    reads: [...reads, 'centre'],
    input: z.object({}),
    output: z.object({
      centreName: z.string(),
      rows: z.array(
        z.object({
          id,
          number: z.string(),
          maskedName: z.string(),
          volunteerNumber: z.string(),
          minutes: z.number(),
          fromDay: z.string(),
          toDay: z.string(),
          postedUntil: z.string(),
        }),
      ),
    }),
  }),
  /**
   * Everything to lay out the four blocks, and one more print counted; the number stays. The document number is masked
   * unless `reveal` gives the reason, which is logged.
   */
  print: command({
    access: writers,
    input: z.object({ id, reveal: z.object({ reason: words(100) }).nullable() }),
    output: z.object({
      number: z.string(),
      code: z.string(),
      prints: z.number(),
      identity,
      fromDay: z.string(),
      toDay: z.string(),
      minutes: z.number(),
      services: z.array(certified),
      byKind,
      issuer: shownIssuer,
      purpose: z.string(),
      issuedOn: z.string(),
    }),
  }),
  /** Anybody may ask: it tells nothing that the code itself does not say, but whether it holds. */
  verify: query({
    access: 'anyone',
    reads: ['certificate', 'certificateKey'],
    input: z.object({ code: z.string().max(2000) }),
    output: verdict,
  }),
} as const;
