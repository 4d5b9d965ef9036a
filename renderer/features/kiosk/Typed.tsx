/** What has been typed, with a line below it that has its place from the start: keys must not move under a finger. */
import type { ReactNode } from 'react';
import css from './Typed.module.css';

interface Props {
  label: string;
  /** What stands there before anything is typed. */
  empty: ReactNode;
  children: ReactNode;
  note: string;
  wrong?: boolean;
}

export function Typed({ label, empty, children, note, wrong = false }: Props) {
  return (
    <div className={css.typed} data-wrong={wrong || undefined}>
      <p className={css.value} role="status" aria-label={label}>
        {children}
        {empty && <span className={css.empty}>{empty}</span>}
      </p>
      <p className={css.note} role={wrong ? 'alert' : undefined}>
        {note}
      </p>
    </div>
  );
}
