/** Filters at the left, actions at the right, above a table or board. */
import type { ReactNode } from 'react';
import css from './Toolbar.module.css';

export function Toolbar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className={css.toolbar}>
      {children}
      {end && <div className={css.end}>{end}</div>}
    </div>
  );
}
