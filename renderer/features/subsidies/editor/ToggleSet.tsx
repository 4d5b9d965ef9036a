/** Any of a few, all visible: none chosen is a choice too, and the hint says what it means. */
import { Field, type FieldProps } from '../../../ui/Field.tsx';
import css from './ToggleSet.module.css';

interface Props<Value extends string | number> extends FieldProps {
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onChange(values: Value[]): void;
  disabled?: boolean;
}

export function ToggleSet<Value extends string | number>(props: Props<Value>) {
  const { label, error, hint, options, values, onChange, disabled = false } = props;
  function toggle(value: Value) {
    const chosen = new Set(values);
    if (!chosen.delete(value)) chosen.add(value);
    // In the order in which they stand here, whatever the order of the clicks.
    onChange(options.map((option) => option.value).filter((option) => chosen.has(option)));
  }
  return (
    <Field label={label} error={error} hint={hint}>
      {({ id, 'aria-describedby': describedBy }) => (
        // biome-ignore lint/a11y/useSemanticElements: the label of the line is tied to it; a fieldset would want its own
        <div id={id} role="group" aria-label={label} aria-describedby={describedBy} className={css.set}>
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              className={css.toggle}
              aria-pressed={values.includes(option.value)}
              disabled={disabled}
              onClick={() => toggle(option.value)}
            >
              {option.label}
            </button>
          ))}
        </div>
      )}
    </Field>
  );
}
