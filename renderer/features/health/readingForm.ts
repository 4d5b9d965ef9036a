/** Between what is typed at the table and a reading: text in, whole numbers of the stored unit out. Pure. */
import { readBilingual, type Sentence } from '../../../db/core/errors.ts';
import {
  type GlucoseTime,
  type LimitInForce,
  type Measure,
  measured,
  measures,
  measureWords,
  type ReadingFields,
  type ReadingLine,
  readingFields,
  sideBeyond,
  soundReading,
} from '../../../db/health/contract.ts';

export type Typed = { [M in Measure]: string } & {
  glucoseTime: GlucoseTime | null;
  ecgTaken: boolean;
  note: string;
};

export const nothingTyped: Typed = {
  systolic: '',
  diastolic: '',
  pulse: '',
  glucose: '',
  temperature: '',
  weight: '',
  spo2: '',
  glucoseTime: null,
  ecgTaken: false,
  note: '',
};

export const isBlank = (typed: Typed) =>
  measures.every((measure) => typed[measure].trim() === '') && !typed.ecgTaken && typed.note.trim() === '';

/** Full-width digits and points count; what is no number becomes one that the contract refuses with its sentence. */
function readValue(measure: Measure, typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll('。', '.').trim();
  if (plain === '') return null;
  const { decimals } = measureWords[measure];
  const shape = decimals === 0 ? /^\d{1,4}$/ : /^\d{1,4}(\.\d)?$/;
  // Tenths in floating point are never quite whole.
  return shape.test(plain) ? Math.round(Number(plain) * 10 ** decimals) : Number.NaN;
}

export function fieldsOf(typed: Typed): ReadingFields {
  const glucose = readValue('glucose', typed.glucose);
  return {
    systolic: readValue('systolic', typed.systolic),
    diastolic: readValue('diastolic', typed.diastolic),
    pulse: readValue('pulse', typed.pulse),
    glucose,
    glucoseTime: glucose === null ? null : typed.glucoseTime,
    temperature: readValue('temperature', typed.temperature),
    weight: readValue('weight', typed.weight),
    spo2: readValue('spo2', typed.spo2),
    ecgTaken: typed.ecgTaken,
    note: typed.note,
  };
}

export function typedOf(reading: ReadingLine): Typed {
  const { glucoseTime, ecgTaken, note } = reading;
  const values = Object.fromEntries(
    measures.map((measure) => {
      const value = reading[measure];
      return [measure, value === null ? '' : measured(measure, value)];
    }),
  );
  return { ...nothingTyped, ...values, glucoseTime, ecgTaken, note };
}

export type Problems = Partial<Record<keyof Typed, Sentence>>;

const sound = readingFields.superRefine(soundReading);

/** The sentences of the contract beside their fields. */
export function problemsOf(typed: Typed): Problems {
  const problems: Record<string, Sentence> = {};
  for (const { path, message } of sound.safeParse(fieldsOf(typed)).error?.issues ?? []) {
    const sentence = readBilingual(message);
    if (sentence) problems[String(path[0])] ??= sentence;
  }
  return problems;
}

/** The limit that a typed value passes while it is still being typed; null: none. */
export function markOf(typed: Typed, measure: Measure, limits: readonly LimitInForce[]) {
  const value = readValue(measure, typed[measure]);
  const { least, most } = measureWords[measure];
  if (value === null || !(value >= least && value <= most)) return null;
  const limit = limits.find(
    (one) => one.measure === measure && (measure !== 'glucose' || one.glucoseTime === typed.glucoseTime),
  );
  const side = limit ? sideBeyond(limit, value) : null;
  const bound = limit && side ? limit[side] : null;
  return side === null || bound === null || bound === undefined ? null : { measure, side, limit: bound };
}
