/** Several of a few, all visible: allergens, diets. Each is a switch that says whether it is on. */
import { IconCheck } from '@tabler/icons-react';
import { Field, type FieldProps } from '../../ui/Field.tsx';
import css from './Choices.module.css';

interface Props<Value extends string> extends FieldProps {
  options: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange(value: Value[]): void;
  /** For what is dangerous when it is on. */
  danger?: boolean;
}

export function Choices<Value extends string>(props: Props<Value>) {
  const { label, error, hint, options, value, onChange, danger = false } = props;
  return (
    <Field label={label} error={error} hint={hint}>
      {({ id, 'aria-describedby': describedBy }) => (
        // biome-ignore lint/a11y/useSemanticElements: the label of the line is tied to it; a fieldset would want its own
        <div id={id} role="group" aria-label={label} aria-describedby={describedBy} className={css.choices}>
          {options.map((option) => {
            const on = value.includes(option.value);
            return (
              <button
                key={option.value}
                type="button"
                className={css.choice}
                data-danger={danger || undefined}
                aria-pressed={on}
                onClick={() =>
                  onChange(on ? value.filter((other) => other !== option.value) : [...value, option.value])
                }
              >
                {on && <IconCheck size={14} />}
                {option.label}
              </button>
            );
          })}
        </div>
      )}
    </Field>
  );
}
