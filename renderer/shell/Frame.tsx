/** The frame around every desk: rail, top bar, page, status bar. It fills the window and never scrolls itself. */
import type { ReactNode } from 'react';
import css from './Frame.module.css';

interface Props {
  rail: ReactNode;
  top: ReactNode;
  status: ReactNode;
  children: ReactNode;
}

export function Frame({ rail, top, status, children }: Props) {
  return (
    <div className={css.frame}>
      {rail}
      <header className={css.top}>{top}</header>
      <main className={css.main}>{children}</main>
      <footer className={css.status}>{status}</footer>
    </div>
  );
}
