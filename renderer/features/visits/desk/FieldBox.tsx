/** A line of the form that a key brings the focus to; the key stands beside its label. */
import { type ReactNode, useRef } from 'react';
import { useKey } from '../../../keys/useKey.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import css from './FieldBox.module.css';
import type { FormField } from './visitForm.ts';

interface Props {
  field: FormField;
  /** For the key overview. */
  label: string;
  keys?: string | undefined;
  children: ReactNode;
}

/** Puts the cursor into a part of the form, its text selected, so that typing replaces what was proposed. */
export function focusField(within: ParentNode | null | undefined, field: FormField): void {
  const control = within?.querySelector<HTMLElement>(
    `[data-field="${field}"] :is(input, textarea, [role="radio"][tabindex="0"])`,
  );
  control?.focus();
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.select();
}

export function FieldBox({ field, label, keys, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useKey(keys ? { keys, label, run: () => focusField(box.current?.parentNode, field) } : null);
  return (
    <div ref={box} data-field={field} className={css.box}>
      {children}
      {keys && (
        <span className={css.cap}>
          <Kbd keys={keys} />
        </span>
      )}
    </div>
  );
}
