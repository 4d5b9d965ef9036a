/** A change as it travels: what a desk wrote in its change log, without what only that desk needs. */
import { z } from 'zod';

/** Stored values: SQLite knows no others in the columns that travel. */
export type StoredValue = string | number | null;

export interface WireChange {
  /** The desk's own number, gapless per epoch (SPEC R1). */
  n: number;
  entity: string;
  rowId: string;
  op: 'insert' | 'update';
  /** By field: the whole row for an insert (nulls left out), the changed fields for an update. */
  fields: Readonly<Record<string, StoredValue>>;
  /** The cursor of the desk when it was saved (SPEC R5). */
  basedOn: number;
  hlcMs: number;
  hlcCount: number;
  /** The desk's wall clock, UTC ms. */
  savedAt: number;
  /** The wall clock had gone back. */
  doubtful: boolean;
  /** Who saved it; null: nobody was signed in. */
  accountId: string | null;
}

/** What a field may weigh: a photo is at most 64 KB (`photoMaxCharacters`); the rest is words. */
const longest = 128 * 1024;
const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/);
const whole = z.int().min(0);
/** UTC ms up to the year 9999: beyond it, databases and languages no longer agree on what day that is. */
const instant = whole.max(253_402_300_799_999);
/** Neither half a character nor a null: PostgreSQL takes no such text, and a person cannot have meant it. */
const wellFormed = z
  .string()
  .max(longest)
  .refine((text) => !text.includes('\0') && text.isWellFormed());

/** Checks what came from outside. Entities and fields that this program does not know pass: they are kept (SPEC R9). */
export const wireChange: z.ZodType<WireChange> = z.object({
  n: whole.min(1),
  entity: name,
  rowId: wellFormed.check(z.minLength(1), z.maxLength(200)),
  op: z.enum(['insert', 'update']),
  fields: z.record(name, z.union([wellFormed, z.number(), z.null()])),
  basedOn: whole,
  hlcMs: instant,
  hlcCount: whole.max(2 ** 31 - 1),
  savedAt: instant,
  doubtful: z.boolean(),
  accountId: wellFormed.check(z.maxLength(200)).nullable(),
});
