/** A receipt (收据): what changed hands, and what stood on the account right after it. */
import type { ReceiptView } from '../../../../db/payments/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { yuan } from '../../../ui/format.ts';
import { TimeText } from '../../../ui/When.tsx';
import { signed, useEntryName } from '../account/entryName.ts';
import { paymentsTexts } from '../texts.ts';
import css from './ReceiptPaper.module.css';

export type ReceiptPaperSize = '80' | 'a5';

export function ReceiptPaper({ receipt, size }: { receipt: ReceiptView; size: ReceiptPaperSize }) {
  const t = useText(paymentsTexts);
  const nameOf = useEntryName();
  const { entry } = receipt;
  const { cashFen } = entry;
  const who = receipt.name ?? t('receipt.guest');
  const lines: [string, string][] = [
    [cashFen < 0 ? t('receipt.paid') : t('receipt.received'), who],
    [t('entry'), nameOf(entry)],
    ...(cashFen === 0 ? [] : [[t('receipt.cash'), `¥${yuan(Math.abs(cashFen))}`] satisfies [string, string]]),
    ...(entry.balanceFen === 0
      ? []
      : [[t('balanceChange'), signed(entry.balanceFen)] satisfies [string, string]]),
    ...(entry.owedFen === 0 ? [] : [[t('owedChange'), signed(entry.owedFen)] satisfies [string, string]]),
    [t('receipt.balance'), `¥${yuan(receipt.balanceAfterFen)}`],
    ...(receipt.owedAfterFen === 0
      ? []
      : [[t('receipt.owed'), `¥${yuan(receipt.owedAfterFen)}`] satisfies [string, string]]),
    ...(entry.note === '' ? [] : [[t('note'), entry.note] satisfies [string, string]]),
  ];
  return (
    <article className={css.receipt} data-size={size}>
      <header className={css.head}>
        <p className={css.centre}>{receipt.centreName}</p>
        <h1 className={css.title}>{t('receipt.title')}</h1>
        <p className={css.number}>
          {t('receipt.no')} {receipt.receiptNo ?? t('receipt.none')}
        </p>
        {receipt.reversedReceiptNo !== null && (
          <p>{t('receipt.reverses', { number: receipt.reversedReceiptNo })}</p>
        )}
      </header>
      <dl className={css.lines}>
        {lines.map(([label, value]) => (
          <div key={label} className={css.line}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <footer className={css.foot}>
        <p>
          {entry.bookedOn} <TimeText at={entry.at} /> · {t('receipt.by')} {entry.accountName}
        </p>
        {cashFen < 0 && <p className={css.sign}>{t('receipt.signer')}：</p>}
        <p>{t('receipt.thanks')}</p>
        {size === 'a5' && <p className={css.seal}>{t('receipt.seal')}</p>}
      </footer>
    </article>
  );
}
