/**
 * A line of a form: the label at the left, the control, and below it what is wrong with it. Where the form is narrow
 * the label moves above. `children` gets what ties the control to label and sentence.
 */
import { type ReactNode, useId } from 'react';
import css from './Field.module.css';

export interface ControlProps {
  id: string;
  error: boolean;
  required: boolean;
  'aria-describedby'?: string;
}

export interface FieldProps {
  label: string;
  /** The sentence that says what to change. */
  error?: string | null | undefined;
  hint?: ReactNode;
  required?: boolean;
}

export function Field(props: FieldProps & { children(control: ControlProps): ReactNode }) {
  const { label, error, hint, required = false, children } = props;
  const id = useId();
  const note = error || hint;
  return (
    <div className={css.field}>
      <div className={css.grid}>
        <label className={css.label} htmlFor={id}>
          {label}
          {required && (
            <span className={css.required} aria-hidden="true">
              *
            </span>
          )}
        </label>
        <div className={css.control}>
          {children({
            id,
            error: Boolean(error),
            required,
            ...(note ? { 'aria-describedby': `${id}-note` } : {}),
          })}
          {note && (
            <p id={`${id}-note`} className={error ? css.error : css.hint} role={error ? 'alert' : undefined}>
              {note}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
