/** Prints the slip of a number on a roll of 58 or 80 mm; Esc goes back to where it was asked for. */
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useParams, useSearch } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { paperWidths, usePaperWidth } from './paperWidth.ts';
import css from './SlipPage.module.css';
import { SlipPaper } from './SlipPaper.tsx';
import { queueTexts } from './texts.ts';

export default function SlipPage() {
  const t = useText(queueTexts);
  const ui = useText(uiTexts);
  const { ticketId = '' } = useParams();
  const atOnce = new URLSearchParams(useSearch()).has('print');
  const { width, setWidth } = usePaperWidth();
  const { data: slip, error } = useDeskQuery('queue', 'slip', { ticketId });
  const label = slip?.label;
  useEffect(() => {
    if (label) document.title = label;
    if (label && atOnce) window.print();
  }, [label, atOnce]);
  return (
    <main className={css.page} aria-label={t('slip.title')}>
      <div className={css.toolbar}>
        <ActionButton
          label={ui('back')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => window.history.back()}
        />
        <Segmented
          label={t('slip.width')}
          options={paperWidths.map((value) => ({ value, label: `${value} mm` }))}
          value={width}
          onChange={setWidth}
        />
        <ActionButton
          label={ui('print')}
          keys="Mod+P"
          kind="primary"
          icon={<IconPrinter size={18} />}
          onAction={() => window.print()}
        />
      </div>
      {error && <ErrorNote error={error} />}
      {slip && (
        <div className={css.paper}>
          <SlipPaper slip={slip} width={width} />
        </div>
      )}
    </main>
  );
}
