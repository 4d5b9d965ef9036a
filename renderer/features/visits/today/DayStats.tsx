/** The day in figures: who came, who waits, how long it took. */
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { todayTexts } from './texts.ts';

export function DayStats({ day }: { day: string }) {
  const t = useText(todayTexts);
  const { data } = useDeskQuery('visits', 'summary', { day }, { keepPrevious: true });
  const longWait = useDeskQuery('centre', 'settings', {}).data?.longWaitMinutes;
  const minutes = (value: number | null | undefined) => (value == null ? '–' : String(value));
  const slow =
    data?.averageWaitMinutes != null && longWait !== undefined && data.averageWaitMinutes >= longWait;
  return (
    <StatRow>
      <Stat
        label={t('stat.visits')}
        value={data?.visits ?? '–'}
        {...(data ? { note: t('stat.people', { count: data.residents }) } : {})}
      />
      <Stat
        label={t('stat.waiting')}
        value={data?.tickets.waiting ?? '–'}
        {...(data?.tickets.skipped ? { note: t('stat.skipped', { count: data.tickets.skipped }) } : {})}
      />
      <Stat label={t('stat.served')} value={data?.tickets.served ?? '–'} />
      <Stat
        label={t('stat.wait')}
        value={minutes(data?.averageWaitMinutes)}
        note={t('stat.minutes')}
        tone={slow ? 'attention' : 'neutral'}
      />
      <Stat label={t('stat.service')} value={minutes(data?.averageServiceMinutes)} note={t('stat.minutes')} />
    </StatRow>
  );
}
