/** A diet profile in one line, for paper: allergies first. */
import { allergenNames, type DietProfile, dietNames } from '../../../db/menu/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { menuTexts } from '../menu/texts.ts';

export function useDietWords(): (profile: DietProfile) => string {
  const t = useText(menuTexts);
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  return ({ allergens, diets, note }) =>
    [
      ...allergens.map((code) => t('diet.allergic', { what: say(allergenNames[code]) })),
      ...diets.map((code) => say(dietNames[code])),
      note,
    ]
      .filter(Boolean)
      .join(language === 'zh' ? '、' : ', ');
}
