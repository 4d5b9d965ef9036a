/**
 * A paper page on screen and on the printer: A4, a head that repeats on every sheet, page numbers from the printer.
 * It stands on a `bare` route, where the frame is out of the way.
 */
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/useText.ts';
import { ActionButton } from './ActionButton.tsx';
import css from './PrintFrame.module.css';
import { uiTexts } from './texts.ts';

interface Props {
  title: string;
  /** Whose paper it is and for which day: stands at the right of the head. */
  heading: ReactNode;
  /** Below the last line of content: signatures, who printed it and when. */
  footer?: ReactNode;
  landscape?: boolean;
  onClose(): void;
  children: ReactNode;
}

export function PrintFrame({ title, heading, footer, landscape = false, onClose, children }: Props) {
  const t = useText(uiTexts);
  useEffect(() => {
    // The browser proposes the title as the file's name when it prints to PDF.
    document.title = title;
  }, [title]);
  return (
    <main className={css.desk}>
      <div className={css.toolbar}>
        <ActionButton label={t('back')} keys="Escape" icon={<IconArrowLeft size={18} />} onAction={onClose} />
        <ActionButton
          label={t('print')}
          keys="Mod+P"
          kind="primary"
          icon={<IconPrinter size={18} />}
          onAction={() => window.print()}
        />
      </div>
      {/* A table, because its head is the only thing that browsers repeat on every sheet. */}
      <table className={css.sheet} data-landscape={landscape || undefined} role="presentation">
        <thead>
          <tr>
            <td>
              <header className={css.head}>
                <h1 className={css.title}>{title}</h1>
                <div className={css.heading}>{heading}</div>
              </header>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className={css.content}>
              {children}
              {footer && <footer className={css.footer}>{footer}</footer>}
            </td>
          </tr>
        </tbody>
      </table>
    </main>
  );
}
