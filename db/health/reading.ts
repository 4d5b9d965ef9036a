/** What a reading is made of, for every procedure that takes or shows one. Browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { words } from '../core/fields.ts';
import { glucoseTimes, type Measure, measures } from './shapes.ts';
import { measured, measureWords } from './vocabulary.ts';

/** Impossible values are refused with the range that a living person has. */
function value(measure: Measure) {
  const { zh, en, unit, least, most } = measureWords[measure];
  const range = `${measured(measure, least)}–${measured(measure, most)}`;
  const message = bilingual(
    `${zh}应在 ${range} ${unit.zh} 之间，请核对后再填。`,
    `${en} lies between ${range} ${unit.en}. Check it and type it again.`,
  );
  return z.int(message).min(least, message).max(most, message).nullable();
}

/** Integers in the stored units: tenths of mmol/L, °C and kg. Null: not measured. */
export const readingShape = {
  systolic: value('systolic'),
  diastolic: value('diastolic'),
  pulse: value('pulse'),
  glucose: value('glucose'),
  glucoseTime: z.enum(glucoseTimes).nullable(),
  temperature: value('temperature'),
  weight: value('weight'),
  spo2: value('spo2'),
  ecgTaken: z.boolean(),
  note: words(500),
};
export const readingFields = z.object(readingShape);
export type ReadingFields = z.output<typeof readingFields>;

/** What no single field can say. */
export function soundReading(reading: ReadingFields, check: z.RefinementCtx): void {
  const refuse = (field: keyof ReadingFields, zh: string, en: string) =>
    check.addIssue({ code: 'custom', path: [field], message: bilingual(zh, en) });
  const { systolic, diastolic, glucose, glucoseTime, ecgTaken } = reading;
  if (measures.every((measure) => reading[measure] === null) && !ecgTaken)
    refuse('systolic', '还没有填写任何测量值。', 'Nothing has been measured yet.');
  if ((systolic === null) !== (diastolic === null))
    refuse(
      systolic === null ? 'systolic' : 'diastolic',
      '血压要填收缩压和舒张压两个数。',
      'Blood pressure is two numbers: systolic and diastolic.',
    );
  if (systolic !== null && diastolic !== null && systolic <= diastolic)
    refuse(
      'diastolic',
      '舒张压要低于收缩压，请核对是否填反了。',
      'The diastolic is below the systolic pressure: check whether they were swapped.',
    );
  if (glucose !== null && glucoseTime === null)
    refuse('glucoseTime', '请选择血糖是餐前、餐后还是随机测的。', 'Say when glucose was taken.');
}

const outOfRange = z.object({
  measure: z.enum(measures),
  side: z.enum(['low', 'high']),
  limit: z.number(),
});

/** One reading as every list shows it: its current version. */
export const readingLine = z.object({
  rootId: z.uuid(),
  versionId: z.uuid(),
  residentId: z.uuid(),
  sessionId: z.uuid().nullable(),
  day: z.string(),
  takenAt: z.number(),
  systolic: z.number().nullable(),
  diastolic: z.number().nullable(),
  pulse: z.number().nullable(),
  glucose: z.number().nullable(),
  glucoseTime: z.enum(glucoseTimes).nullable(),
  temperature: z.number().nullable(),
  weight: z.number().nullable(),
  spo2: z.number().nullable(),
  ecgTaken: z.boolean(),
  note: z.string(),
  /** By the limits of the moment it was saved. */
  outOfRange: z.array(outOfRange),
  savedAt: z.number(),
  savedBy: z.string(),
  /** Why it was corrected, where that had to be said. */
  reason: z.string().nullable(),
  corrected: z.boolean(),
  withdrawn: z.boolean(),
});
export type ReadingLine = z.output<typeof readingLine>;
