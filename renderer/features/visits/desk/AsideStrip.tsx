/** Visits that were put aside, one press away. */
import { IconPlayerPause, IconX } from '@tabler/icons-react';
import { useText } from '../../../i18n/useText.ts';
import { visitsTexts } from '../texts.ts';
import css from './AsideStrip.module.css';
import type { Desk } from './useDesk.ts';

export function AsideStrip({ desk }: { desk: Desk }) {
  const t = useText(visitsTexts);
  if (desk.aside.length === 0) return null;
  return (
    <section className={css.strip} aria-label={t('aside')}>
      <span className={css.label}>
        <IconPlayerPause size={16} /> {t('aside')}
      </span>
      {desk.aside.map(({ id, name }) => (
        <span key={id} className={css.chip}>
          <button type="button" className={css.name} onClick={() => desk.resume(id)}>
            {name || t('visitor')}
          </button>
          <button
            type="button"
            className={css.drop}
            aria-label={t('aside.drop', { name: name || t('visitor') })}
            onClick={() => desk.drop(id)}
          >
            <IconX size={14} />
          </button>
        </span>
      ))}
    </section>
  );
}
