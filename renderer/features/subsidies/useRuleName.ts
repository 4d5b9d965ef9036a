/** The name of a rule in the person's language; a rule without an English name keeps its Chinese one. */
import { useCallback } from 'react';
import { useSay } from '../../i18n/useSay.ts';

export function useRuleName(): (rule: { name: string; nameEn: string }) => string {
  const say = useSay();
  return useCallback(({ name, nameEn }) => say({ zh: name, en: nameEn || name }), [say]);
}
