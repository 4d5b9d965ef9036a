/** What the coordinator asks about hours: who is here, what waits, decisions, records, corrections, sheets, imports. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, instant, month, someWords, words } from '../core/fields.ts';
import { command, task as longTask, query } from '../core/procedure.ts';
import { sentence } from '../residents/schemas.ts';
import { serviceKinds } from '../shifts/shapes.ts';
import { readers, volunteerLine, writers } from '../volunteers/schemas.ts';
import {
  breakMinutes,
  decisionLine,
  flagLine,
  hourEntities,
  id,
  serviceLine,
  span,
  task,
  waitingLine,
} from './schemas.ts';
import { decisions, evidences, flags } from './shapes.ts';

const reason = someWords(200, '请写明原因，会留在记录里。', 'Give the reason; it stays in the record.');

/** Saved, and what stands out about it: it waits for a decision either way. */
const saved = z.object({ service: serviceLine, flags: z.array(flagLine) });

const sheetRow = z.object({
  /** Version id, made by the caller. */
  id,
  volunteerId: id,
  span,
  note: words(200),
});

const refusedRow = z.object({ index: z.number(), sentence });

/** Of one file or report: minutes and times of service by some word. */
const tally = z.object({
  key: z.string(),
  name: z.string(),
  nameEn: z.string(),
  services: z.number(),
  volunteers: z.number(),
  minutes: z.number(),
});

export const hourProcedures = {
  /** Who is signed in now, the longest first. */
  present: query({
    access: readers,
    reads: hourEntities,
    input: z.object({}),
    output: z.array(z.object({ service: serviceLine, volunteer: volunteerLine, minutesSoFar: z.number() })),
  }),
  /** Forgotten sign-outs, oldest first. The volunteer proposes at the kiosk, or the coordinator corrects after a call. */
  missing: query({
    access: readers,
    reads: hourEntities,
    input: z.object({}),
    output: z.array(z.object({ service: serviceLine, volunteer: volunteerLine, phoneId: id.nullable() })),
  }),
  /** What waits for a decision, oldest day first; `clean`: without any flag. */
  waiting: query({
    access: readers,
    reads: hourEntities,
    input: z.object({
      filter: z
        .object({
          flag: z.enum(flags),
          clean: z.boolean(),
          volunteerId: id,
          teamId: id,
          stationId: id,
          from: day,
          until: day,
        })
        .partial(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({
      total: z.number(),
      /** Of all that fit the filter. */
      clean: z.number(),
      rows: z.array(waitingLine),
    }),
  }),
  /** Times of service of a period, latest first, by volunteer, team, station, state or evidence. */
  list: query({
    access: readers,
    reads: hourEntities,
    input: z.object({
      from: day,
      until: day,
      filter: z
        .object({
          volunteerId: id,
          /** Null: those who are in none. */
          teamId: id.nullable(),
          /** Null: away from any station. */
          stationId: id.nullable(),
          kind: z.enum(serviceKinds),
          evidence: z.enum(evidences),
          state: serviceLine.shape.state,
        })
        .partial(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.number(), minutes: z.number(), rows: z.array(serviceLine) }),
  }),
  /** One time of service with every version and decision, newest first. */
  service: query({
    access: readers,
    reads: hourEntities,
    input: z.object({ rootId: id }),
    output: z.object({
      current: serviceLine,
      flags: z.array(flagLine),
      versions: z.array(
        z.object({
          line: serviceLine,
          /** Names of the fields that differ from the version it supersedes. */
          changed: z.array(z.string()),
        }),
      ),
      decisions: z.array(decisionLine),
    }),
  }),
  /**
   * Approves or sends back, many at once. Approving credits the minutes of the version, or fewer where `minutes` says
   * so. What has flags is skipped unless its row says `confirmed`; what has one that forbids (no end, no time, after
   * death or a move, over credited hours, too long for the day, changed meanwhile) is skipped even then, with the
   * sentence. Sending back needs a note.
   */
  decide: command({
    access: writers,
    input: z.object({
      rows: z
        .array(
          z.object({
            /** Of the decision, made by the caller: pressed twice, decided once. */
            id,
            /** The version on the page: a newer one is not decided unseen. */
            versionId: id,
            decision: z.enum(decisions),
            minutes: z
              .int()
              .min(1)
              .max(24 * 60)
              .optional(),
            confirmed: z.boolean(),
            /** The doubtful clock was checked, the times hold. */
            clockConfirmed: z.boolean(),
            note: words(200),
          }),
        )
        .min(1)
        .max(500),
    }),
    output: z.object({
      decided: z.number(),
      minutes: z.number(),
      skipped: z.array(z.object({ versionId: id, flags: z.array(flagLine) })),
      /** Stars that were reached by this. */
      stars: z.array(z.object({ volunteerId: id, name: z.string(), star: z.number() })),
    }),
  }),
  /** Somebody on the staff saw it: evidence `staff` for today, `backfilled` for an earlier day. */
  record: command({
    access: writers,
    input: z.object({ id, volunteerId: id, stationId: id.nullable(), task, span, note: words(200) }),
    output: saved,
  }),
  /** Staff sign somebody in now who stands in front of them without card and PIN: evidence `staff`. */
  startFor: command({
    access: writers,
    input: z.object({ id, volunteerId: id, stationId: id.nullable(), task }),
    output: saved,
  }),
  /** Ends what is open, now or at the time that staff saw: evidence at best `staff`. */
  endFor: command({
    access: writers,
    input: z.object({ id, rootId: id, endAt: instant.nullable(), breakMinutes, note: words(200) }),
    output: saved,
  }),
  /**
   * A team's sign-in sheet as it is on paper, all rows or, if any is refused, none: `refused` says which and why.
   * Evidence `sheet`.
   */
  enterSheet: command({
    access: writers,
    input: z.object({ stationId: id.nullable(), task, rows: z.array(sheetRow).min(1).max(200) }),
    output: z.object({ saved: z.number(), refused: z.array(refusedRow) }),
  }),
  /**
   * A new version with its reason; history stays. It must be approved again, and until then credits nothing. `id` is
   * the new version's. Evidence becomes at best `backfilled` where a time was changed.
   */
  correct: command({
    access: writers,
    input: z.object({
      id,
      versionId: id,
      patch: z.object({ stationId: id.nullable(), task, span }).partial(),
      reason,
    }),
    output: saved,
  }),
  /** It did not happen. Hours and points that it had earned go back. `id` is the new version's. */
  withdraw: command({
    access: writers,
    input: z.object({ id, versionId: id, reason }),
    output: z.object({}),
  }),

  /** Reads past hours from `.xlsx` or `.csv` and says what each row would become. Nothing is written. */
  readHours: longTask({
    access: writers,
    input: z.object({ task: z.uuid(), file: z.file() }),
    output: z.object({
      importId: z.uuid(),
      fileName: z.string(),
      sheet: z.string(),
      /** Which column was taken for what; null: left out. */
      columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
      ready: z.number(),
      minutes: z.number(),
      known: z.number(),
      refused: z.number(),
      rows: z.array(
        z.object({
          rowNumber: z.number(),
          name: z.string(),
          day: z.string(),
          activity: z.string(),
          minutes: z.number().nullable(),
          state: z.enum(['ready', 'known', 'refused']),
          sentences: z.array(sentence),
        }),
      ),
    }),
  }),
  /** Writes what is ready, in one transaction; evidence `imported`. They wait for a decision like all others. */
  applyHours: longTask({
    access: writers,
    input: z.object({ task: z.uuid(), importId: z.uuid() }),
    output: z.object({ saved: z.number(), minutes: z.number() }),
  }),
  /** The refused rows with their sentences, as `.xlsx`. */
  refusedHours: longTask({
    access: writers,
    input: z.object({ importId: z.uuid() }),
    output: z.object({ file: z.instanceof(Blob), fileName: z.string() }),
  }),

  /** A month's credited hours. */
  report: query({
    access: readers,
    reads: hourEntities,
    input: z.object({ month }),
    output: z.object({
      month: z.string(),
      services: z.number(),
      volunteers: z.number(),
      minutes: z.number(),
      /** Served in the month, not decided yet. */
      waiting: z.number(),
      refused: z.number(),
      /** A volunteer in two teams counts in both; the totals above count once. */
      byTeam: z.array(tally),
      byStation: z.array(tally),
      byKind: z.array(tally),
      byEvidence: z.array(tally),
    }),
  }),
  /**
   * A month's credited hours as `.xlsx`: `detail` one line each; `national` in the column order of the national
   * system's import, as far as it is known (NATIONAL-IMPORT.md). Full ID numbers only with a reason, and logged.
   */
  exportHours: longTask({
    access: readers,
    input: z
      .object({
        month,
        form: z.enum(['report', 'detail', 'national']),
        language: z.enum(['zh', 'en']),
        full: z.boolean(),
        reason: words(200),
      })
      .refine(({ full, reason: why }) => !full || why !== '', {
        path: ['reason'],
        message: bilingual(
          '导出完整号码要写明原因，会记入日志。',
          'To export full numbers, give the reason; it is logged.',
        ),
      }),
    output: z.object({ file: z.instanceof(Blob), fileName: z.string(), rows: z.number() }),
  }),
} as const;
