/** A choice from a list too long to be shown at once; typing narrows it. */
import { Select } from '@mantine/core';
import { useText } from '../i18n/useText.ts';
import { Field, type FieldProps } from './Field.tsx';
import { uiTexts } from './texts.ts';

interface Props<Value extends string> extends FieldProps {
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  value: Value | null;
  onChange(value: Value): void;
  placeholder?: string;
  disabled?: boolean;
}

export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, error, hint, required, options, value, onChange, placeholder, disabled } = props;
  const t = useText(uiTexts);
  return (
    <Field label={label} error={error} hint={hint} required={required ?? false}>
      {(control) => (
        <Select
          {...control}
          data={options}
          value={value}
          onChange={(chosen) => {
            if (chosen !== null) onChange(chosen);
          }}
          placeholder={placeholder ?? t('choose')}
          nothingFoundMessage={t('nothingFound')}
          disabled={disabled ?? false}
          allowDeselect={false}
          searchable={options.length > 7}
        />
      )}
    </Field>
  );
}
