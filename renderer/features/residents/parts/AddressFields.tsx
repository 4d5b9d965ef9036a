/** Where somebody lives, on one line, in the four parts that people here say: estate, building, unit, room. */
import { TextInput } from '@mantine/core';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { formTexts } from '../formTexts.ts';
import css from './AddressFields.module.css';

export interface TypedAddress {
  estate: string;
  building: string;
  unit: string;
  room: string;
}

const numbers = ['building', 'unit', 'room'] as const;

interface Props {
  value: TypedAddress;
  onChange(edit: Partial<TypedAddress>): void;
}

export function AddressFields({ value, onChange }: Props) {
  const t = useText(formTexts);
  return (
    <Field label={t('field.address')}>
      {(control) => (
        <div className={css.address}>
          <TextInput
            {...control}
            aria-label={t('field.estate')}
            placeholder={t('field.estate')}
            value={value.estate}
            onChange={(event) => onChange({ estate: event.currentTarget.value })}
            autoComplete="off"
          />
          {numbers.map((part) => (
            <TextInput
              key={part}
              aria-label={t(`field.${part}`)}
              leftSection={<span className={css.part}>{t(`short.${part}`)}</span>}
              leftSectionWidth="3.125rem"
              leftSectionPointerEvents="none"
              value={value[part]}
              onChange={(event) => onChange({ [part]: event.currentTarget.value })}
              autoComplete="off"
            />
          ))}
        </div>
      )}
    </Field>
  );
}
