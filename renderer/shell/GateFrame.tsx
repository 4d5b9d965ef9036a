/** Where people stand before the desk is open: whose desk it is, one step, and how the desk should speak to them. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { useNow, useToday } from '../state/now.ts';
import { useSession } from '../state/session.ts';
import { uiTexts } from '../ui/texts.ts';
import { DateText, TimeText } from '../ui/When.tsx';
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
  const now = useNow((clock) => clock.now);
  const today = useToday();
  return (
    <div className={css.gate}>
      <header className={css.brand}>
        <Logo size={4.5} />
        <p className={css.product}>{t('product')}</p>
        <p className={css.centre}>{centreName}</p>
        <p className={css.now}>
          <DateText day={today} withWeekday /> <TimeText at={now} />
        </p>
      </header>
      <main className={css.main}>
        <div className={css.step} data-wide={wide || undefined}>
          <h1 className={css.title}>{title}</h1>
          {subtitle && <p className={css.subtitle}>{subtitle}</p>}
          {children}
        </div>
        <div className={css.preferences}>
          <PreferenceControls />
        </div>
      </main>
    </div>
  );
}
