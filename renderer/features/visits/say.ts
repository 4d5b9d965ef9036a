/** Words that come from the desk in both languages: names of the catalogue, coded values, sentences. */
import { useCallback } from 'react';
import type { Sentence } from '../../../db/core/errors.ts';
import { usePreferences } from '../../state/preferences.ts';

interface Named {
  name: string;
  nameEn: string;
}

export function useSay(): (words: Sentence | Named) => string {
  const language = usePreferences((preferences) => preferences.language);
  return useCallback(
    (words) => {
      if ('zh' in words) return words[language];
      return (language === 'en' && words.nameEn) || words.name;
    },
    [language],
  );
}
