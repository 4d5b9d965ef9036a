/** The option of a meal, in English where the menu has a name for it; empty: a meal off the menu. */
import { useCallback } from 'react';
import type { MealLine } from '../../../db/meals/contract.ts';
import { useSay } from '../../i18n/useSay.ts';

export function useOptionName(): (meal: Pick<MealLine, 'optionName' | 'optionNameEn'>) => string {
  const say = useSay();
  return useCallback(({ optionName, optionNameEn }) => say({ zh: optionName, en: optionNameEn }), [say]);
}
