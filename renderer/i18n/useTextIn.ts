/** Words in a given language, whatever the desk itself speaks: for papers that go to somebody else. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../state/preferences.ts';
import type { Texts } from './defineTexts.ts';
import type { Translate } from './useText.ts';

export function useTextIn<Zh extends Readonly<Record<string, string>>>(
  texts: Texts<Zh>,
  language: Language,
): Translate<Zh> {
  const { i18n } = useTranslation(texts.namespace);
  return useMemo(() => {
    // As in `useText`: the keys are checked by our own types.
    const say: (key: string, values: Record<string, unknown>) => string = i18n.getFixedT(
      language,
      texts.namespace,
    );
    return (key, ...[values]) => say(key, { ...values });
  }, [i18n, texts, language]);
}
