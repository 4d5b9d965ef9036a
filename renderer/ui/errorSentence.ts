/** The sentence of a failure in the person's language. What is not a `DeskError` is a bug and is said as one. */
import { useCallback } from 'react';
import { DeskError } from '../../db/core/errors.ts';
import { useText } from '../i18n/useText.ts';
import { usePreferences } from '../state/preferences.ts';
import { uiTexts } from './texts.ts';

export function useErrorSentence(): (error: unknown) => string {
  const t = useText(uiTexts);
  const language = usePreferences((preferences) => preferences.language);
  return useCallback(
    (error) => (error instanceof DeskError ? error.failure.sentence[language] : t('error.unexpected')),
    [language, t],
  );
}
