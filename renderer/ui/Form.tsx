/** Fields under each other that are saved together. Ctrl Enter belongs to its save button, not to the form. */
import type { ReactNode } from 'react';
import css from './Field.module.css';

export function Form({ label, children }: { label: string; children: ReactNode }) {
  return (
    <form className={css.fields} aria-label={label} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}
