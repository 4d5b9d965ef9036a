/**
 * What the kiosk asks. A volunteer is found by a code, a PIN or a name and is from then on known by a `pass`: a word
 * that the desk makes up, keeps in memory for this window alone, and forgets two minutes after its last use. A pass
 * says how the volunteer was found, so that the kiosk cannot claim better evidence than it saw; own hours are shown
 * only to a pass by card or PIN, and nothing of others ever.
 */
import { z } from 'zod';
import { words } from '../core/fields.ts';
import { command, task as longTask, query } from '../core/procedure.ts';
import { stationView } from '../shifts/schemas.ts';
import { serviceKinds } from '../shifts/shapes.ts';
import { earned } from '../volunteers/schemas.ts';
import { breakMinutes, id, kiosk, task } from './schemas.ts';
import { evidences } from './shapes.ts';

const pass = z.uuid();

const openNow = z.object({
  activity: z.string(),
  kind: z.enum(serviceKinds),
  startAt: z.number(),
  station: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
});

/** Who stands here, as far as anybody at the kiosk may see it. */
const found = z.object({
  pass,
  /** `王*芳`. */
  maskedName: z.string(),
  number: z.string(),
  evidence: z.enum(evidences),
  /** Found by card or PIN: own hours may be shown, a forgotten sign-out be mended. */
  proven: z.boolean(),
  /** Signed in and still there; the details only for a proven pass. */
  signedIn: z.boolean(),
  open: openNow.nullable(),
  /** Earlier times without a sign-out; the list only for a proven pass. */
  forgottenCount: z.number(),
  forgotten: z.array(openNow.extend({ rootId: id, day: z.string() })),
});
export type FoundVolunteer = z.output<typeof found>;

const shiftChoice = z.object({
  shiftId: id,
  title: z.string(),
  kind: z.enum(serviceKinds),
  from: z.string(),
  to: z.string(),
  station: z.object({ id, name: z.string(), nameEn: z.string() }).nullable(),
  place: z.string(),
});

export const kioskProcedures = {
  /** What the start page offers: places, today's shifts that are not over, kinds of help. No names. */
  kioskHome: query({
    access: kiosk,
    reads: ['station', 'shift', 'opportunity', 'centre', 'serviceDecision'],
    input: z.object({ stationId: id.nullable() }),
    output: z.object({
      centreName: z.string(),
      stations: z.array(stationView),
      /** Those at the given station first. */
      shifts: z.array(shiftChoice),
      /** What people helped with most in the last four weeks, for buttons. */
      activities: z.array(z.object({ activity: z.string(), kind: z.enum(serviceKinds) })),
    }),
  }),
  /**
   * By name, pinyin or initials, at least two letters or one Chinese character; eight at most. Masked. Each answer has
   * a pass of its own with evidence `named`.
   */
  kioskFind: query({
    access: kiosk,
    reads: ['volunteer', 'resident', 'service'],
    input: z.object({ text: words(40) }),
    output: z.array(z.object({ pass, maskedName: z.string(), number: z.string() })),
  }),
  /** By a scanned volunteer card or diner card. */
  kioskScan: command({
    access: kiosk,
    input: z.object({ code: z.string().max(100) }),
    output: found,
  }),
  /** By PIN, with the number or after `kioskFind`. Five wrong ones in a row lock, each further one twice as long. */
  kioskPin: longTask({
    access: kiosk,
    input: z.object({
      who: z.union([z.object({ number: z.string().max(20) }), z.object({ pass })]),
      pin: z.string().max(10),
    }),
    output: found,
  }),
  /** Without any proof: after choosing a name. */
  kioskNamed: command({ access: kiosk, input: z.object({ pass }), output: found }),
  /** Shifts of today to choose from for this volunteer: signed up first. */
  kioskShifts: query({
    access: kiosk,
    reads: ['shift', 'signUp', 'opportunity'],
    input: z.object({ pass, stationId: id.nullable() }),
    output: z.array(shiftChoice.extend({ signedUp: z.boolean() })),
  }),
  /** `id` is made by the caller: a double tap signs in once. */
  signIn: command({
    access: kiosk,
    input: z.object({ id, pass, stationId: id.nullable(), task }),
    output: z.object({
      rootId: id,
      startAt: z.number(),
      /** The clock of this desk had gone back: say so, the coordinator will ask. */
      doubtful: z.boolean(),
      /** Waits for the coordinator's look in any case; forgotten sign-outs to be mended now. */
      forgottenCount: z.number(),
    }),
  }),
  /** Ends what is open now; `id` is the new version's. The weaker evidence of the two ends counts. */
  signOut: command({
    access: kiosk,
    input: z.object({ id, pass, breakMinutes }),
    output: z.object({ rootId: id, startAt: z.number(), endAt: z.number(), minutes: z.number() }),
  }),
  /**
   * The volunteer says when a forgotten time ended. It credits nothing: the coordinator decides. Needs card or PIN.
   * `id` is the new version's.
   */
  propose: command({
    access: kiosk,
    input: z.object({ id, pass, rootId: id, endAt: z.int().min(0), breakMinutes, note: words(200) }),
    output: z.object({ minutes: z.number() }),
  }),
  /** One's own: hours, star, points, next shifts, the latest ten times of service. Needs card or PIN. */
  mine: query({
    access: kiosk,
    reads: ['service', 'serviceDecision', 'pointEntry', 'shift', 'signUp', 'opportunity', 'setting'],
    input: z.object({ pass }),
    output: z.object({
      maskedName: z.string(),
      number: z.string(),
      earned,
      /** Minutes served that wait for a decision. */
      waitingMinutes: z.number(),
      thisMonthMinutes: z.number(),
      nextShifts: z.array(shiftChoice.extend({ day: z.string() })),
      recent: z.array(
        z.object({
          day: z.string(),
          activity: z.string(),
          kind: z.enum(serviceKinds),
          startAt: z.number(),
          endAt: z.number().nullable(),
          minutes: z.number().nullable(),
          state: z.enum(['open', 'waiting', 'approved', 'refused']),
          creditedMinutes: z.number(),
        }),
      ),
    }),
  }),
  /** The volunteer goes, or the kiosk has waited long enough: every pass of this window is forgotten. */
  kioskDone: command({ access: kiosk, input: z.object({}), output: z.object({}) }),
} as const;
