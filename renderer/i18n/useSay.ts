/** Speaks what the desk says in both languages: coded values, sentences, lines of a timeline. */
import { useCallback } from 'react';
import type { Sentence } from '../../db/core/errors.ts';
import { usePreferences } from '../state/preferences.ts';

export function useSay(): (words: Sentence) => string {
  const language = usePreferences((preferences) => preferences.language);
  return useCallback((words) => words[language], [language]);
}
