/** What speaks against giving a person this meal: allergens in the dishes, diets it does not suit. Pure, browser-safe. */
import type { Sentence } from '../core/errors.ts';
import type { Allergen, Diet } from './shapes.ts';
import { allergenNames, dietNames } from './vocabulary.ts';

export interface DietProfile {
  diets: Diet[];
  allergens: Allergen[];
  /** In words. */
  note: string;
}

/** `danger`: an allergen is in it; `warning`: nobody said that it suits the diet. */
export interface Conflict {
  severity: 'danger' | 'warning';
  sentence: Sentence;
}

interface OptionFood {
  name: string;
  nameEn: string;
  diets: readonly Diet[];
}
interface DishFood {
  name: string;
  nameEn: string;
  allergens: readonly Allergen[];
}

function allergenConflict(allergen: Allergen, dishes: readonly DishFood[]): Conflict[] {
  const having = dishes.filter((dish) => dish.allergens.includes(allergen));
  if (having.length === 0) return [];
  const { zh, en } = allergenNames[allergen];
  const names = having.map((dish) => dish.name).join('、');
  const namesEn = having.map((dish) => dish.nameEn || dish.name).join(', ');
  const sentence = {
    zh: `${names}含${zh}，会过敏。`,
    en: `${namesEn}: contains ${en.toLowerCase()} (allergy).`,
  };
  return [{ severity: 'danger', sentence }];
}

function dietConflict(diet: Diet, option: OptionFood): Conflict[] {
  if (option.diets.includes(diet)) return [];
  const { zh, en } = dietNames[diet];
  const nameEn = option.nameEn || option.name;
  const sentence = {
    zh: `${option.name}没有标明适合“${zh}”。`,
    en: `${nameEn} is not marked as suitable: ${en.toLowerCase()}.`,
  };
  return [{ severity: 'warning', sentence }];
}

/** Dangers first. */
export function conflictsOf(
  profile: Pick<DietProfile, 'diets' | 'allergens'>,
  option: OptionFood,
  dishes: readonly DishFood[],
): Conflict[] {
  return [
    ...profile.allergens.flatMap((allergen) => allergenConflict(allergen, dishes)),
    ...profile.diets.flatMap((diet) => dietConflict(diet, option)),
  ];
}
