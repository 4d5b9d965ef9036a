/** A day as it is said aloud: `11月15日周日`, `Sun 15 Nov`. The voice reads it, so no figures in a row. */
import { useCallback } from 'react';
import { type Language, usePreferences } from '../../state/preferences.ts';

const options = { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' } as const;
const formatters: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat('zh-CN', options),
  en: new Intl.DateTimeFormat('en-GB', options),
};

export function useDayText(): (day: string) => string {
  const language = usePreferences((preferences) => preferences.language);
  return useCallback((day) => formatters[language].format(Date.parse(day)), [language]);
}
