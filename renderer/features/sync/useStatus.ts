/** The shapes that the parts of the page share, and how long something takes in words. */
import type { SyncStatus } from '../../../db/sync/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { syncTexts } from './texts.ts';

export type Status = SyncStatus;

/** `12 分钟`, `3 小时`: nobody needs it more exactly. */
export function useDuration(): (seconds: number) => string {
  const t = useText(syncTexts);
  return (seconds) => {
    if (seconds < 60) return t('left.seconds');
    if (seconds < 5400) return t('left.minutes', { n: Math.ceil(seconds / 60) });
    return t('left.hours', { n: Math.ceil(seconds / 3600) });
  };
}
