/** Days of the week as bits (1 Monday … 64 Sunday): seven switches in a row. */
import { usePreferences } from '../state/preferences.ts';
import { Field, type FieldProps } from './Field.tsx';
import css from './WeekdaysField.module.css';
import { hasWeekday, weekdayName, weekOffsets } from './weekdays.ts';

interface Props extends FieldProps {
  value: number;
  onChange(bits: number): void;
  /** Of a day, counted from Monday: what stands below its name, such as how many places are free. */
  note?(offset: number): string | null;
  disabled?: boolean;
}

export function WeekdaysField(props: Props) {
  const { label, error, hint, required, value, onChange, note, disabled = false } = props;
  const language = usePreferences((preferences) => preferences.language);
  return (
    <Field label={label} error={error} hint={hint} required={required ?? false}>
      {({ id, 'aria-describedby': describedBy }) => (
        // biome-ignore lint/a11y/useSemanticElements: the label of the line is tied to it; a fieldset would want its own
        <div id={id} role="group" aria-label={label} aria-describedby={describedBy} className={css.days}>
          {weekOffsets.map((offset) => {
            const said = note?.(offset);
            return (
              <button
                key={offset}
                type="button"
                className={css.day}
                aria-pressed={hasWeekday(value, offset)}
                disabled={disabled}
                onClick={() => onChange(value ^ (1 << offset))}
              >
                {weekdayName(offset, language)}
                {said && <span className={css.note}>{said}</span>}
              </button>
            );
          })}
        </div>
      )}
    </Field>
  );
}
