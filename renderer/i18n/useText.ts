/** `const t = useText(visitsTexts)`, then `t('queue.waiting', { count: 3 })`: keys and arguments are checked. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextRef, Texts, VariablesIn } from './defineTexts.ts';

type Value<Name> = Name extends 'count' ? number : string | number;

type Arguments<Text extends string> = [VariablesIn<Text>] extends [never]
  ? []
  : [values: { [Name in VariablesIn<Text>]: Value<Name> }];

export type Translate<Zh extends Readonly<Record<string, string>>> = <Key extends keyof Zh & string>(
  key: Key,
  ...values: Arguments<Zh[Key]>
) => string;

export function useText<Zh extends Readonly<Record<string, string>>>(texts: Texts<Zh>): Translate<Zh> {
  const { t } = useTranslation(texts.namespace);
  return useCallback(
    (key, ...[values]) => {
      // i18next's own key types know one global resource; ours are checked above.
      const say: (key: string, values: Record<string, unknown>) => string = t;
      return say(key, { ...values });
    },
    [t],
  );
}

/** Speaks texts that travel in data, such as the names of desks on the rail. */
export function useTextRef(): (ref: TextRef) => string {
  const { t } = useTranslation();
  return useCallback((ref) => t(ref.key, { ns: ref.namespace }), [t]);
}
