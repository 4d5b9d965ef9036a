/** When something is due, said as people say it: 今天, 逾期 3 天, 周二, 12-04. */
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { weekday } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { visitsTexts } from '../texts.ts';

/** Calendar days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function DueTag({ dueOn }: { dueOn: string }) {
  const t = useText(visitsTexts);
  const today = useToday();
  const language = usePreferences((preferences) => preferences.language);
  const days = daysBetween(today, dueOn);
  if (days < 0) {
    return (
      <Tag tone="danger" title={dueOn}>
        {t('due.overdue', { count: -days })}
      </Tag>
    );
  }
  if (days === 0) {
    return (
      <Tag tone="attention" title={dueOn}>
        {t('due.today')}
      </Tag>
    );
  }
  return <Tag title={dueOn}>{days < 7 ? weekday(dueOn, language) : dueOn.slice(5)}</Tag>;
}
