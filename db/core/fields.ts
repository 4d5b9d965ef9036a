/** Input fields that every contract needs, with sentences a person understands. Browser-safe. */
import { z } from 'zod';
import { bilingual } from './errors.ts';

/** YYYY-MM-DD of the centre. */
export const day = z.iso.date(bilingual('请填写日期，例如 2026-11-16。', 'Enter a date such as 2026-11-16.'));
/** YYYY-MM. */
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, bilingual('请选择月份。', 'Choose a month.'));
/** UTC ms. */
export const instant = z.int().min(0);
/** HH:MM of the day, 24 hours. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, bilingual('请填写时间，例如 08:30。', 'Enter a time such as 08:30.'));

/** Trimmed, possibly empty, at most `max` characters. */
export const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, bilingual(`不超过 ${max} 个字。`, `At most ${max} characters.`));
/** As `words`, and not empty: the sentences say what is missing. */
export const someWords = (max: number, zh: string, en: string) => words(max).min(1, bilingual(zh, en));

/** A price or an amount in fen, never negative, at most 100,000 yuan. */
export const fen = z
  .int(bilingual('金额最多到分。', 'Amounts go down to fen, no further.'))
  .min(0, bilingual('金额不能是负数。', 'An amount cannot be negative.'))
  .max(10_000_000, bilingual('金额不超过 10 万元。', 'At most 100,000 yuan.'));

/** Bits: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday. */
export const weekdays = z.int().min(1, bilingual('请至少选择一天。', 'Choose at least one day.')).max(127);
