/** How a volunteer stands, in words: state, star. */
import { IconStarFilled } from '@tabler/icons-react';
import type { VolunteerLine } from '../../../../db/volunteers/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { Tag } from '../../../ui/Tag.tsx';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

const tones = { applied: 'attention', active: 'good', paused: 'neutral', left: 'neutral' } as const;

export function VolunteerStateTag({ state }: { state: VolunteerLine['state'] }) {
  const t = useText(peopleTexts);
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}

export function Stars({ star }: { star: number }) {
  const t = useText(peopleTexts);
  if (star === 0) return <span className={css.quiet}>{t('star.none')}</span>;
  return (
    <span className={css.stars}>
      <IconStarFilled size={14} aria-hidden />
      {t('star.is', { star })}
    </span>
  );
}
