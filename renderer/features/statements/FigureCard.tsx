/** The figures of a month, divided one way at a time. Every row opens the entries it is made of; the last is the sum. */
import { IconToolsKitchen2 } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Figures } from '../../../db/statements/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { type Opened, openedText, type View, views } from './drill.ts';
import { type FigureRow, useFigureRows } from './figureRows.ts';
import css from './StatementsPage.module.css';
import { statementsTexts } from './texts.ts';
import { useFigureColumns } from './useFigureColumns.tsx';

interface Props {
  figures: Figures | undefined;
  view: View;
  onView(view: View): void;
  opened: Opened | null;
  onOpen(opened: Opened): void;
}

export function FigureCard({ figures, view, onView, opened, onOpen }: Props) {
  const t = useText(statementsTexts);
  const rowsOf = useFigureRows();
  const columns = useFigureColumns(view, figures?.total.priceFen ?? 0);
  return (
    <Card flush>
      <div className={css.views}>
        <Segmented
          label={t('view')}
          value={view}
          onChange={onView}
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
        <span className={css.unit}>{t('yuan')}</span>
      </div>
      <DataTable<FigureRow>
        label={t(`view.${view}`)}
        rows={figures && rowsOf(figures, view)}
        columns={columns}
        rowKey={(row) => (row.opens ? openedText(row.opens) : row.name)}
        openKey={opened && openedText(opened)}
        onOpen={(row) => row.opens && onOpen(row.opens)}
        empty={<Nothing figures={figures} view={view} />}
      />
    </Card>
  );
}

function Nothing({ figures, view }: { figures: Figures | undefined; view: View }) {
  const t = useText(statementsTexts);
  const [, navigate] = useLocation();
  const meals = figures?.total.portions ?? 0;
  if (meals > 0 && (view === 'deliverer' || view === 'rules'))
    return <EmptyState icon={<IconToolsKitchen2 size={36} />} sentence={t(`none.${view}`)} />;
  return (
    <EmptyState
      icon={<IconToolsKitchen2 size={36} />}
      sentence={t('none')}
      action={<ActionButton label={t('toTill')} onAction={() => navigate('/canteen')} />}
    />
  );
}
