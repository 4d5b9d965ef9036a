/** The one i18next instance: both languages are in the bundle, so switching never waits. */
import { createInstance, type i18n as I18n, type Resource, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages, usePreferences } from '../state/preferences.ts';
import { allTexts } from '../texts.ts';
import type { AnyTexts } from './defineTexts.ts';

function flatten(texts: AnyTexts, language: Language): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts[language])) {
    if (typeof text === 'string') {
      flat[key] = text;
    } else {
      flat[`${key}_one`] = text.one;
      flat[`${key}_other`] = text.other;
    }
  }
  return flat;
}

function resources(): Resource {
  return Object.fromEntries(
    languages.map((language): [string, ResourceLanguage] => [
      language,
      Object.fromEntries(allTexts.map((texts) => [texts.namespace, flatten(texts, language)])),
    ]),
  );
}

/** Counts are grouped (1,284); every other value stands as given, so a year stays a year. */
const counts = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format(value: unknown, _format?: string, _language?: string, options?: { interpolationkey?: string }) {
    return options?.interpolationkey === 'count' && typeof value === 'number'
      ? value.toLocaleString('en-US')
      : String(value);
  },
};

export function startI18n(): I18n {
  const i18n = createInstance();
  // Everything is in memory, so init finishes before it returns; its promise has nothing left to tell.
  void i18n
    .use(counts)
    .use(initReactI18next)
    .init({
      resources: resources(),
      lng: usePreferences.getState().language,
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      interpolation: { prefix: '{', suffix: '}', escapeValue: false, alwaysFormat: true },
    });
  usePreferences.subscribe(({ language }) => void i18n.changeLanguage(language));
  return i18n;
}
