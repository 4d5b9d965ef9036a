/** The name of an option as orders and meals keep it, in English where the menu has had one. */
import { useCallback, useMemo } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';

export function useOptionWord(): (name: string) => string {
  const say = useSay();
  const { data } = useDeskQuery('menu', 'optionNames', {});
  const english = useMemo(() => new Map(data?.map(({ name, nameEn }) => [name, nameEn])), [data]);
  return useCallback((name) => say({ zh: name, en: english.get(name) ?? name }), [say, english]);
}
