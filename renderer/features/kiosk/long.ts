/** Minutes as people say them: `45 分钟`, `2 小时 5 分`. */
import { useCallback } from 'react';
import { useText } from '../../i18n/useText.ts';
import { volunteersTexts } from '../volunteers/texts.ts';

export function useLong(): (minutes: number) => string {
  const t = useText(volunteersTexts);
  return useCallback(
    (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return t('minutes', { count: rest });
      return rest === 0 ? t('hours', { count: hours }) : t('hoursMinutes', { hours, minutes: rest });
    },
    [t],
  );
}
