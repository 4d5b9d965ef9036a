/** The recovery key, typed from paper: tells how far it is and which character cannot be right. */

import { TextInput } from '@mantine/core';
import { useText } from '../../i18n/useText.ts';
import { Field } from '../../ui/Field.tsx';
import css from './RecoveryKey.module.css';
import { countWholeGroups, groupsOf, unknownIn } from './recoveryKey.ts';
import { deskTexts } from './texts.ts';

interface Props {
  value: string;
  onChange(value: string): void;
  autoFocus?: boolean;
}

export function RecoveryKeyField({ value, onChange, autoFocus = false }: Props) {
  const t = useText(deskTexts);
  const unknown = unknownIn(value);
  return (
    <Field
      label={t('key.label')}
      error={unknown && t('key.unknown', { characters: unknown })}
      hint={t('key.progress', { groups: countWholeGroups(value) })}
    >
      {(control) => (
        <TextInput
          {...control}
          classNames={{ input: css.typed ?? '' }}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={value}
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
          // Grouped when it is left: while typing, the caret must not jump.
          onBlur={() => unknown || onChange(groupsOf(value).join('-'))}
        />
      )}
    </Field>
  );
}
