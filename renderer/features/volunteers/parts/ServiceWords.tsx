/** A time of service in words: what, where, from when to when, how it stands. */
import type { FlagLine, ServiceLine } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { TimeText } from '../../../ui/When.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './ServiceWords.module.css';

type Station = { name: string; nameEn: string };

/** English pages show a station's English name where it has one. */
export function useStationName(): (station: Station) => string {
  const language = usePreferences((preferences) => preferences.language);
  return ({ name, nameEn }) => (language === 'en' && nameEn !== '' ? nameEn : name);
}

export function ServiceTimes({ service: { startAt, endAt } }: { service: ServiceLine }) {
  return (
    <span className={css.times}>
      <TimeText at={startAt} />–{endAt === null ? '?' : <TimeText at={endAt} />}
    </span>
  );
}

const tones = {
  open: 'attention',
  waiting: 'accent',
  approved: 'good',
  refused: 'neutral',
  withdrawn: 'neutral',
} as const;

/** Who signed in today has forgotten nothing yet. */
export function useIsHere(): (service: Pick<ServiceLine, 'state' | 'day'>) => boolean {
  const today = useToday();
  return ({ state, day }) => state === 'open' && day === today;
}

export function ServiceStateTag({ service }: { service: Pick<ServiceLine, 'state' | 'day'> }) {
  const t = useText(volunteersTexts);
  const isHere = useIsHere();
  const { state } = service;
  if (isHere(service)) return <Tag tone="good">{t('state.here')}</Tag>;
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}

/** One tag for each reason to look twice; what forbids an approval is red. */
export function FlagTags({ flags }: { flags: readonly FlagLine[] }) {
  const t = useText(volunteersTexts);
  const language = usePreferences((preferences) => preferences.language);
  if (flags.length === 0) return <Tag tone="good">{t('flag.none')}</Tag>;
  return (
    <span className={css.tags}>
      {flags.map(({ flag, forbids, sentence }) => (
        <Tag key={flag} tone={forbids ? 'danger' : 'attention'} title={sentence[language]}>
          {t(`flag.${flag}`)}
        </Tag>
      ))}
    </span>
  );
}
