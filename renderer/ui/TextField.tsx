/** Text fields of a form: one line or several, in the order that `Field` gives. */
import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { Field, type FieldProps } from './Field.tsx';

interface Props extends FieldProps {
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  placeholder?: string;
  disabled?: boolean;
  /** Several lines that grow with the text. */
  lines?: boolean;
  /** Dots instead of characters, for passwords. */
  secret?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel';
  maxLength?: number;
  /** Stands inside the field at its end: a unit, a reveal button. */
  end?: ReactNode;
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function TextField(props: Props) {
  const { label, error, hint, required, onChange, lines, secret, autoFocus, end, ref, ...rest } = props;
  const shared = {
    // Names and notes are not for the browser to remember on a shared desk.
    autoComplete: 'off',
    ...rest,
    ...(autoFocus ? { 'data-autofocus': true, autoFocus } : {}),
  };
  return (
    <Field label={label} error={error} hint={hint} required={required ?? false}>
      {(control) =>
        lines ? (
          <Textarea
            {...control}
            {...shared}
            ref={ref ?? null}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            {...control}
            {...shared}
            ref={ref ?? null}
            type={secret ? 'password' : 'text'}
            rightSection={end}
            rightSectionWidth="auto"
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
