/** `2 小时 30 分`: how long, in words. */
import { useText } from '../../../i18n/useText.ts';
import { volunteersTexts } from '../texts.ts';

export function useDuration(): (minutes: number) => string {
  const t = useText(volunteersTexts);
  return (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return t('minutes', { count: rest });
    return rest === 0 ? t('hours', { count: hours }) : t('hoursMinutes', { hours, minutes: rest });
  };
}
