/** What a rule does, from three sides: one meal of one person, the meals of a month, and how it came to be. */
import { useState } from 'react';
import type { RuleDraft } from '../../../../db/subsidies/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { Card } from '../../../ui/Card.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { ExplainPanel } from '../explain/ExplainPanel.tsx';
import { explainTexts } from '../explain/texts.ts';
import { subsidiesTexts } from '../texts.ts';
import { HistoryList } from './HistoryList.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import css from './SidePane.module.css';
import { ruleTexts } from './texts.ts';

type Drafted = (RuleDraft & { ruleId: string }) | null;

interface Props {
  /** Null: it has not been saved yet. */
  ruleId: string | null;
  /** What has been typed, where it is whole and differs from what is saved. */
  draft: Drafted;
  /** The same, also where nothing has been typed. */
  whole: Drafted;
  unfinished: boolean;
  mayPreview: boolean;
}

const panes = ['explain', 'preview', 'history'] as const;

export function SidePane({ ruleId, draft, whole, unfinished, mayPreview }: Props) {
  const t = useText(ruleTexts);
  const tList = useText(subsidiesTexts);
  const tTry = useText(explainTexts);
  const [pane, setPane] = useState<(typeof panes)[number]>('explain');
  return (
    <Card>
      <div className={css.pane}>
        <Segmented
          label={tList('title')}
          options={panes.map((value) => ({ value, label: t(`panel.${value}`) }))}
          value={pane}
          onChange={(chosen) => setPane(chosen)}
        />
        {pane === 'explain' && (
          <>
            {unfinished && <p className={css.note}>{tTry('explain.unfinished')}</p>}
            <ExplainPanel draft={draft} />
          </>
        )}
        {pane === 'preview' &&
          (mayPreview ? (
            <PreviewPanel change={whole && { kind: 'draft', draft: whole }} />
          ) : (
            <p className={css.note}>{t('preview.noteRead')}</p>
          ))}
        {pane === 'history' && <HistoryList ruleId={ruleId} />}
      </div>
    </Card>
  );
}
