/** From when to when on one day, typed. */
import { TextInput } from '@mantine/core';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import css from './Shifts.module.css';
import { shiftsTexts } from './texts.ts';
import { readTimes } from './week.ts';

interface Props {
  from: string;
  to: string;
  /** Somebody tried to save it. */
  tried: boolean;
  onChange(part: { from?: string; to?: string }): void;
}

export function TimesField({ from, to, tried, onChange }: Props) {
  const t = useText(shiftsTexts);
  const shared = { placeholder: '--:--', inputMode: 'numeric', autoComplete: 'off', maxLength: 5 } as const;
  return (
    <Field label={t('time')} required error={tried && readTimes(from, to) === null ? t('time.wrong') : null}>
      {(control) => (
        <span className={css.times}>
          <TextInput
            {...control}
            {...shared}
            value={from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
          />
          –
          <TextInput
            {...shared}
            aria-label={t('until')}
            value={to}
            onChange={(event) => onChange({ to: event.currentTarget.value })}
          />
        </span>
      )}
    </Field>
  );
}
