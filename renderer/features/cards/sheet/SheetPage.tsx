/** Cards on A4, ten to a sheet, to be cut: name, code in figures that can be read aloud, QR code, centre. No numbers of the person. */
import { IconArrowLeft, IconCheck, IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { printCode } from '../../../../db/cards/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { personCardTexts } from '../texts.ts';
import { useToPrint } from '../toPrint.ts';
import { QrCode } from './QrCode.tsx';
import css from './SheetPage.module.css';

const cardsOnSheet = 10;

export default function SheetPage() {
  const t = useText(personCardTexts);
  const ui = useText(uiTexts);
  const cardIds = useToPrint((chosen) => chosen.cardIds);
  const title = t('sheet.title');
  const { data, error } = useDeskQuery(
    'cards',
    'sheet',
    { cardIds: [...cardIds] },
    { enabled: cardIds.length > 0 },
  );
  const { mutateAsync: markPrinted } = useDeskCommand('cards', 'markPrinted');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const cards = data?.cards ?? [];
  const starts = Array.from({ length: Math.ceil(cards.length / cardsOnSheet) }, (_, at) => at * cardsOnSheet);

  async function mark() {
    await markPrinted({ cardIds: cards.map(({ id }) => id) });
    notify({ text: t('sheet.marked', { count: cards.length }) });
    window.history.back();
  }
  return (
    <main className={css.page} aria-label={title}>
      <div className={css.toolbar}>
        <ActionButton
          label={ui('back')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => window.history.back()}
        />
        <p className={css.hint}>
          {cards.length > 0 && <b>{t('sheet.sheets', { count: cards.length, sheets: starts.length })}</b>}{' '}
          {t('sheet.hint')}
        </p>
        <ActionButton
          label={t('sheet.mark')}
          icon={<IconCheck size={18} />}
          disabled={cards.length === 0}
          onAction={mark}
        />
        <ActionButton
          label={ui('print')}
          keys="Mod+P"
          kind="primary"
          icon={<IconPrinter size={18} />}
          disabled={cards.length === 0}
          onAction={() => window.print()}
        />
      </div>
      {error && <ErrorNote error={error} />}
      {cardIds.length === 0 && <p className={css.hint}>{t('sheet.none')}</p>}
      {starts.map((start) => (
        <section key={start} className={css.sheet}>
          {cards.slice(start, start + cardsOnSheet).map(({ id, code, kind, name }) => (
            <article key={id} className={css.card}>
              <p className={css.centre}>{data?.centreName}</p>
              <div className={css.who}>
                <p className={css.kind}>{t(`kind.${kind}`)}</p>
                <p className={css.name}>{name}</p>
                <p className={css.code}>{printCode(code)}</p>
              </div>
              <QrCode text={code} className={css.qr} />
              <p className={css.found}>{t('sheet.found')}</p>
            </article>
          ))}
        </section>
      ))}
    </main>
  );
}
