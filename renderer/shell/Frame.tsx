/** The frame around every desk: rail, top bar, page, status bar. It fills the window and never scrolls itself. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import css from './Frame.module.css';
import { shellTexts } from './texts.ts';

interface Props {
  rail: ReactNode;
  top: ReactNode;
  status: ReactNode;
  /** The pages of the desk that is open, where it has several. */
  tabs?: ReactNode;
  children: ReactNode;
}

export function Frame({ rail, top, status, tabs, children }: Props) {
  const t = useText(shellTexts);
  return (
    <div className={css.frame}>
      {rail}
      {/* Not a header element: dialogs have one, and a page has one banner. */}
      <section className={css.top} aria-label={t('topBar')}>
        {top}
      </section>
      <div className={css.desk}>
        {tabs}
        <main className={css.main}>{children}</main>
      </div>
      <footer className={css.status}>{status}</footer>
    </div>
  );
}
