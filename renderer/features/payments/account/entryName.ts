/** How an entry of a person's account is called, and its amounts with their sign. */
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { payments } from '../../../../db/payments/contract.ts';
import { paymentWords } from '../../../../db/payments/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { yuan } from '../../../ui/format.ts';
import { paymentsTexts } from '../texts.ts';

export type Entry = OutputOf<typeof payments.statement>['rows'][number];

/** `+12.00`, `−8.00`, nothing for nothing. */
export function signed(fen: number): string {
  return fen === 0 ? '' : fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}

export function useEntryName(): (entry: Pick<Entry, 'kind' | 'reversesId'>) => string {
  const t = useText(paymentsTexts);
  const say = useSay();
  return ({ kind, reversesId }) =>
    reversesId === null ? say(paymentWords[kind]) : `${say(paymentWords[kind])} · ${t('reversal')}`;
}
