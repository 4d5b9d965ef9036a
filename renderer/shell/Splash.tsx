/** The mark and a sentence, while the desk's own data is being opened. */
import { useText } from '../i18n/useText.ts';
import { Logo } from './Logo.tsx';
import css from './Splash.module.css';
import { shellTexts } from './texts.ts';

export function Splash() {
  const t = useText(shellTexts);
  return (
    <main className={css.splash}>
      <Logo size={4} />
      <p className={css.sentence}>{t('connecting')}</p>
    </main>
  );
}
