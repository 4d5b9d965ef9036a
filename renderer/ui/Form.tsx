/** Fields under each other that are saved together. Ctrl Enter belongs to its save button, not to the form. */
import type { ReactNode } from 'react';
import css from './Field.module.css';

interface Props {
  label: string;
  /** The buttons, where the form is not in a card with a footer. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Form({ label, actions, children }: Props) {
  return (
    <form className={css.fields} aria-label={label} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
      {actions && <div className={css.actions}>{actions}</div>}
    </form>
  );
}
