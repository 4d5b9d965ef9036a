/** How long this person has been served, to the second: the goal for a routine visit is ten. */
import { useEffect, useState } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { visitsTexts } from '../texts.ts';
import css from './Elapsed.module.css';

/** `since` in UTC ms. */
export function Elapsed({ since }: { since: number }) {
  const t = useText(visitsTexts);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  return (
    <span className={css.elapsed}>
      {seconds < 60
        ? t('elapsed.seconds', { seconds })
        : t('elapsed.minutes', {
            minutes: Math.floor(seconds / 60),
            seconds: String(seconds % 60).padStart(2, '0'),
          })}
    </span>
  );
}
