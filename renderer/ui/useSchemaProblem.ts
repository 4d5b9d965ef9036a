/** What is wrong with a field by the contract's own schema, in the person's language: checked while typing. */
import { useCallback } from 'react';
import type { z } from 'zod';
import { readBilingual } from '../../db/core/errors.ts';
import { usePreferences } from '../state/preferences.ts';

export function useSchemaProblem(): (schema: z.ZodType, value: unknown) => string | null {
  const language = usePreferences((preferences) => preferences.language);
  return useCallback(
    (schema, value) => {
      const message = schema.safeParse(value).error?.issues[0]?.message;
      return message === undefined ? null : (readBilingual(message)?.[language] ?? message);
    },
    [language],
  );
}
