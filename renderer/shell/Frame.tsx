/** The frame around every desk: rail, top bar, page, status bar. It fills the window and never scrolls itself. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import css from './Frame.module.css';
import { shellTexts } from './texts.ts';

interface Props {
  rail: ReactNode;
  top: ReactNode;
  status: ReactNode;
  children: ReactNode;
}

export function Frame({ rail, top, status, children }: Props) {
  const t = useText(shellTexts);
  return (
    <div className={css.frame}>
      {rail}
      {/* Not a header element: dialogs have one, and a page has one banner. */}
      <section className={css.top} aria-label={t('topBar')}>
        {top}
      </section>
      <main className={css.main}>{children}</main>
      <footer className={css.status}>{status}</footer>
    </div>
  );
}
