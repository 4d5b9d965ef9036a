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

/** Checks what came from outside. Entities and fields that this program does not know pass: they are kept (SPEC R9). */
export const wireChange: z.ZodType<WireChange> = z.object({
  n: whole.min(1),
  entity: name,
  rowId: z.string().min(1).max(200),
  op: z.enum(['insert', 'update']),
  fields: z.record(name, z.union([z.string().max(longest), z.number(), z.null()])),
  basedOn: whole,
  hlcMs: whole,
  hlcCount: whole,
  savedAt: whole,
  doubtful: z.boolean(),
  accountId: z.string().max(200).nullable(),
});
