/** Names that a manager gives in both languages: groups, matters, counters. English falls back to the Chinese name. */
import { useCallback } from 'react';
import { usePreferences } from '../../state/preferences.ts';

interface Named {
  name: string;
  nameEn: string;
}

export function useNameOf(): (thing: Named) => string {
  const language = usePreferences((preferences) => preferences.language);
  return useCallback(({ name, nameEn }) => (language === 'en' && nameEn) || name, [language]);
}
