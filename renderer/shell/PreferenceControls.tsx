/** Language, colours and size of text: in the account menu, and before sign-in on the gate. */
import { useText } from '../i18n/useText.ts';
import { colourSchemes, languages, textSizes, usePreferences } from '../state/preferences.ts';
import { Segmented } from '../ui/Segmented.tsx';
import css from './PreferenceControls.module.css';
import { shellTexts } from './texts.ts';

export function PreferenceControls() {
  const t = useText(shellTexts);
  const preferences = usePreferences();
  return (
    <dl className={css.controls}>
      <dt>{t('language')}</dt>
      <dd>
        <Segmented
          quiet
          label={t('language')}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          value={preferences.language}
          onChange={preferences.setLanguage}
        />
      </dd>
      <dt>{t('scheme')}</dt>
      <dd>
        <Segmented
          quiet
          label={t('scheme')}
          options={colourSchemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
          value={preferences.colourScheme}
          onChange={preferences.setColourScheme}
        />
      </dd>
      <dt>{t('textSize')}</dt>
      <dd>
        <Segmented
          quiet
          label={t('textSize')}
          options={textSizes.map((value) => ({ value, label: t(`textSize.${value}`) }))}
          value={preferences.textSize}
          onChange={preferences.setTextSize}
        />
      </dd>
    </dl>
  );
}
