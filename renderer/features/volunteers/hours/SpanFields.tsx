/** From when to when, and the breaks; what is left of it stands below while one types. */
import { TextInput } from '@mantine/core';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { minutesOf, readTypedSpan, type TypedSpan } from '../parts/spanForm.ts';
import { useDuration } from '../parts/useDuration.ts';
import css from './Hours.module.css';
import { hoursTexts } from './texts.ts';

interface Props {
  value: TypedSpan;
  onChange(part: Partial<TypedSpan>): void;
  /** Somebody tried to save it. */
  tried: boolean;
  /** The start was clocked and stands. */
  fixedStart?: boolean;
}

export function SpanFields({ value, onChange, tried, fixedStart = false }: Props) {
  const t = useText(hoursTexts);
  const duration = useDuration();
  const today = useToday();
  const zone = useSession((session) => session.zone);
  const span = readTypedSpan(value, zone);
  return (
    <>
      <DateField
        label={t('span.day')}
        value={value.day}
        max={today}
        disabled={fixedStart}
        onChange={(day) => onChange({ day })}
      />
      <Field
        label={t('fact.when')}
        error={tried && span === null ? t('span.wrong') : null}
        hint={span && t('span.total', { time: duration(minutesOf(span)) })}
      >
        {(control) => (
          <span className={css.times}>
            <TextInput
              aria-label={t('span.from')}
              placeholder="--:--"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={value.from}
              disabled={fixedStart}
              onChange={(event) => onChange({ from: event.currentTarget.value })}
            />
            –
            <TextInput
              {...control}
              aria-label={t('span.to')}
              placeholder="--:--"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={value.to}
              onChange={(event) => onChange({ to: event.currentTarget.value })}
            />
          </span>
        )}
      </Field>
      <TextField
        label={t('span.break')}
        placeholder="0"
        inputMode="numeric"
        maxLength={4}
        value={value.breakMinutes}
        onChange={(breakMinutes) => onChange({ breakMinutes })}
      />
    </>
  );
}
