/** `账实相符`, `多 ¥2.00`, `少 ¥0.50`. */
import { useText } from '../../../i18n/useText.ts';
import { money } from '../../../ui/format.ts';
import { paymentsTexts } from '../texts.ts';

export function useDifference(): (fen: number) => string {
  const t = useText(paymentsTexts);
  return (fen) => {
    if (fen === 0) return t('close.fits');
    return t(fen > 0 ? 'close.over' : 'close.short', { amount: money(Math.abs(fen)) });
  };
}
