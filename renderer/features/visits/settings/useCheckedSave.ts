/** Saves a small form: what the contract or the core refuses stands as a sentence beside its field. */
import { useState } from 'react';
import type { z } from 'zod';
import { DeskError, readBilingual, type Sentence } from '../../../../db/core/errors.ts';
import { useSay } from '../../../i18n/useSay.ts';

type Problems = Readonly<Record<string, Sentence>>;

export interface CheckedSave<Input> {
  /** The sentence beside a field; null: nothing wrong. */
  problem(field: string): string | null;
  /** A refusal that belongs to no field. */
  error: DeskError | null;
  /** True when it was saved. */
  save(input: Input): Promise<boolean>;
}

export function useCheckedSave<S extends z.ZodType>(
  schema: S,
  send: (input: z.input<S>) => Promise<unknown>,
  fields: readonly string[],
): CheckedSave<z.input<S>> {
  const say = useSay();
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<DeskError | null>(null);

  async function save(input: z.input<S>): Promise<boolean> {
    setError(null);
    const found: Record<string, Sentence> = {};
    for (const { path, message } of schema.safeParse(input).error?.issues ?? []) {
      const sentence = readBilingual(message);
      if (sentence) found[String(path[0])] ??= sentence;
    }
    setProblems(found);
    if (Object.keys(found).length > 0) return false;
    try {
      await send(input);
      return true;
    } catch (refused) {
      if (!(refused instanceof DeskError)) throw refused;
      const { field = '', sentence } = refused.failure;
      if (fields.includes(field)) setProblems({ [field]: sentence });
      else setError(refused);
      return false;
    }
  }

  return {
    problem: (field) => {
      const sentence = problems[field];
      return sentence ? say(sentence) : null;
    },
    error,
    save,
  };
}
