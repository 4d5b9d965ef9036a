/** At the foot of every desk: what the exchange is doing, which centre this is, and what day and time it is there. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { useNow, useToday } from '../state/now.ts';
import { useSession } from '../state/session.ts';
import { Tag } from '../ui/Tag.tsx';
import { DateText, TimeText } from '../ui/When.tsx';
import css from './StatusBar.module.css';
import { shellTexts } from './texts.ts';

export function StatusBar({ sync }: { sync: ReactNode }) {
  const t = useText(shellTexts);
  const { centreName, demo } = useSession();
  const now = useNow((clock) => clock.now);
  const today = useToday();
  return (
    <>
      {sync}
      <div className={css.end}>
        {demo && (
          <Tag tone="attention" title={t('demo.why')}>
            {t('demo')}
          </Tag>
        )}
        <span>
          {centreName && `${centreName} · `}
          <DateText day={today} withWeekday /> <TimeText at={now} />
        </span>
      </div>
    </>
  );
}
