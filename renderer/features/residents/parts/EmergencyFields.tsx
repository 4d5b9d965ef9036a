/** Whom to call when something happens, on one line: name, relation, phone. */
import { TextInput } from '@mantine/core';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { formTexts } from '../formTexts.ts';
import css from './EmergencyFields.module.css';

export interface TypedContact {
  emergencyName: string;
  emergencyRelation: string;
  emergencyPhone: string;
}

const parts = ['emergencyName', 'emergencyRelation', 'emergencyPhone'] as const;

interface Props {
  value: TypedContact;
  onChange(edit: Partial<TypedContact>): void;
  problem(field: string): string | null;
}

export function EmergencyFields({ value, onChange, problem }: Props) {
  const t = useText(formTexts);
  const wrong = parts.find((part) => problem(part) !== null);
  return (
    <Field label={t('field.emergency')} error={wrong ? problem(wrong) : null}>
      {({ id, error, ...control }) => (
        <div className={css.contact}>
          {parts.map((part, at) => (
            <TextInput
              key={part}
              {...control}
              {...(at === 0 ? { id } : {})}
              aria-label={`${t('field.emergency')}: ${t(`field.${part}`)}`}
              placeholder={t(`field.${part}`)}
              inputMode={part === 'emergencyPhone' ? 'tel' : 'text'}
              error={error && part === wrong}
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
