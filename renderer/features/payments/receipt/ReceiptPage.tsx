/** Prints the receipt of an entry on a roll of 80 mm or on A5; Esc goes back to where it was asked for. */
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useParams, useSearch } from 'wouter';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { paymentsTexts } from '../texts.ts';
import css from './ReceiptPage.module.css';
import { ReceiptPaper, type ReceiptPaperSize } from './ReceiptPaper.tsx';

const sizes: readonly { value: ReceiptPaperSize; label: string }[] = [
  { value: '80', label: '80 mm' },
  { value: 'a5', label: 'A5' },
];

/** Which printer stands at this desk; it is the desk's, not a person's. */
const usePaperSize = create<{ size: ReceiptPaperSize; setSize(size: ReceiptPaperSize): void }>()(
  persist((set) => ({ size: '80', setSize: (size) => set({ size }) }), { name: 'linli-desk.receipt' }),
);

export default function ReceiptPage() {
  const t = useText(paymentsTexts);
  const ui = useText(uiTexts);
  const { entryId = '' } = useParams();
  const atOnce = new URLSearchParams(useSearch()).has('print');
  const { size, setSize } = usePaperSize();
  const { data: receipt, error } = useDeskQuery('payments', 'receipt', { entryId });
  const number = receipt?.receiptNo;
  const ready = receipt !== undefined;
  useEffect(() => {
    if (!ready) return;
    document.title = number ?? '';
    if (atOnce) window.print();
  }, [ready, number, atOnce]);
  return (
    <main className={css.page} aria-label={t('receipt.title')}>
      <div className={css.toolbar}>
        <ActionButton
          label={ui('back')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => window.history.back()}
        />
        <Segmented label={t('receipt.size')} options={sizes} value={size} onChange={setSize} />
        <ActionButton
          label={ui('print')}
          keys="Mod+P"
          kind="primary"
          icon={<IconPrinter size={18} />}
          onAction={() => window.print()}
        />
      </div>
      {error && <ErrorNote error={error} />}
      {receipt && (
        <div className={css.paper}>
          <ReceiptPaper receipt={receipt} size={size} />
        </div>
      )}
    </main>
  );
}
