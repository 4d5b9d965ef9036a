/** From when until when a standing order holds, in words. */
import type { StandingLine } from '../../../db/orders/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { ordersTexts } from './texts.ts';

export function usePeriod(): (line: Pick<StandingLine, 'fromDay' | 'toDay'>) => string {
  const t = useText(ordersTexts);
  return ({ fromDay: from, toDay: to }) =>
    to === null ? t('standing.since', { from }) : t('standing.between', { from, to });
}
