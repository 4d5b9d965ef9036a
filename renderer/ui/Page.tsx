/** What stands in the frame: a heading with its actions, and a body that takes the rest of the height and scrolls. */
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/useText.ts';
import css from './Page.module.css';
import { uiTexts } from './texts.ts';

interface Props {
  /** A short noun. Also the window's title. */
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Desks that are one working surface keep the heading for screen readers only. */
  quietTitle?: boolean;
  children: ReactNode;
}

export function Page({ title, subtitle, actions, quietTitle = false, children }: Props) {
  const t = useText(uiTexts);
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);

  return (
    <div className={css.page}>
      <header className={css.header} data-quiet={quietTitle || undefined}>
        <h1 className={css.title}>{title}</h1>
        {subtitle && <div className={css.subtitle}>{subtitle}</div>}
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      <div className={css.body}>{children}</div>
    </div>
  );
}

interface ColumnsProps {
  /** A CSS grid template: `17rem minmax(0, 1fr) 20rem`. */
  template: string;
  /** The same where there is little room: a small screen, or large text on an ordinary one. */
  narrow?: string;
  children: ReactNode;
}

/** Cards side by side, each as tall as the page and scrolling by itself. */
export function Columns({ template, narrow, children }: ColumnsProps) {
  return (
    <div className={css.columnsRoom}>
      <div className={css.columns} style={{ '--columns': template, '--columns-narrow': narrow }}>
        {children}
      </div>
    </div>
  );
}
