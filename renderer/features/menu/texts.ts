/** Words of the menu: dishes, the week, diets. */
import { defineTexts } from '../../i18n/defineTexts.ts';

export const menuTexts = defineTexts(
  'menu',
  {
    'diet.allergic': '{what}过敏',
  },
  {
    'diet.allergic': 'Allergy: {what}',
  },
);
