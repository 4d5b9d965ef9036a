/** A white sheet with a thin line. In `Columns` it is as tall as its column and its body scrolls. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import css from './Card.module.css';

interface Props {
  title?: string;
  /** A quiet count or hint beside the title. */
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Stays at the bottom while the body scrolls: the buttons of a form. */
  footer?: ReactNode;
  /** No padding around the body: for tables and lists that run to the edge. */
  flush?: boolean;
  children: ReactNode;
}

export function Card({ title, subtitle, actions, footer, flush = false, children }: Props) {
  const heading = useId();
  return (
    <section
      className={css.card}
      data-flush={flush || undefined}
      aria-labelledby={title ? heading : undefined}
    >
      {(title || actions) && (
        <header className={css.header}>
          {title && (
            <h2 id={heading} className={css.title}>
              {title}
            </h2>
          )}
          {subtitle && <span className={css.subtitle}>{subtitle}</span>}
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
      )}
      <div className={css.body} data-flush={flush || undefined}>
        {children}
      </div>
      {footer && <footer className={css.footer}>{footer}</footer>}
    </section>
  );
}
