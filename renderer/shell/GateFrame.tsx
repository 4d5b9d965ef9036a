/** Where people stand before the desk is open: the mark, one card, and how the desk should speak to them. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { useSession } from '../state/session.ts';
import { uiTexts } from '../ui/texts.ts';
import css from './GateFrame.module.css';
import { Logo } from './Logo.tsx';
import { PreferenceControls } from './PreferenceControls.tsx';

interface Props {
  title: string;
  /** What this step is for. */
  subtitle?: ReactNode;
  /** Steps with many fields are wider. */
  wide?: boolean;
  children: ReactNode;
}

export function GateFrame({ title, subtitle, wide = false, children }: Props) {
  const t = useText(uiTexts);
  const centreName = useSession((session) => session.centreName);
  return (
    <div className={css.gate}>
      <header className={css.brand}>
        <Logo size={2.5} />
        <span className={css.product}>{t('product')}</span>
        <span className={css.centre}>{centreName}</span>
      </header>
      <main className={css.card} data-wide={wide || undefined}>
        <h1 className={css.title}>{title}</h1>
        {subtitle && <p className={css.subtitle}>{subtitle}</p>}
        {children}
      </main>
      <footer className={css.preferences}>
        <PreferenceControls />
      </footer>
    </div>
  );
}
