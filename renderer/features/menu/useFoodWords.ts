/** Names of dishes and options, and the coded words of food as choices, in the person's language. */
import {
  type Allergen,
  allergenNames,
  allergens,
  type Diet,
  dietNames,
  diets,
} from '../../../db/menu/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { usePreferences } from '../../state/preferences.ts';

export function useFoodWords() {
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  return {
    /** The Chinese name stands where there is no English one. */
    nameOf: ({ name, nameEn }: { name: string; nameEn: string }) =>
      language === 'en' && nameEn !== '' ? nameEn : name,
    /** Within a sentence. */
    sayAllergens: (codes: readonly Allergen[]) =>
      language === 'zh'
        ? codes.map((code) => say(allergenNames[code])).join('、')
        : codes.map((code) => say(allergenNames[code]).toLowerCase()).join(', '),
    allergenOptions: allergens.map((value) => ({ value, label: say(allergenNames[value]) })),
    dietOptions: diets.map((value): { value: Diet; label: string } => ({
      value,
      label: say(dietNames[value]),
    })),
  };
}
