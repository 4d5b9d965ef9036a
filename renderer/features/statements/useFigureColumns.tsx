/** The columns of a month's figures, by what they are divided by. */
import { payers } from '../../../db/statements/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { grouped, yuan } from '../../ui/format.ts';
import type { Column } from '../../ui/tableColumns.ts';
import type { View } from './drill.ts';
import type { FigureRow } from './figureRows.ts';
import { percentOf } from './MonthStats.tsx';
import css from './StatementsPage.module.css';
import { statementsTexts } from './texts.ts';

type Read = (row: FigureRow) => number | undefined;

export function useFigureColumns(view: View, priceFen: number): Column<FigureRow>[] {
  const t = useText(statementsTexts);
  const figure = (
    key: string,
    title: string,
    read: Read,
    write: (value: number) => string,
  ): Column<FigureRow> => ({
    key,
    title,
    align: 'end',
    width: 'minmax(4.5rem, 1fr)',
    cell: (row) => {
      const value = read(row);
      if (value === undefined) return null;
      return <span className={row.total ? css.total : undefined}>{value === 0 ? '–' : write(value)}</span>;
    },
  });
  const name: Column<FigureRow> = {
    key: 'name',
    title: t(view === 'money' ? 'kind' : `view.${view}`),
    width: 'minmax(8rem, 2fr)',
    cell: (row) => (
      <span className={row.total ? css.total : undefined}>
        {row.name} {row.note && <span className={css.muted}>{row.note}</span>}
      </span>
    ),
  };
  if (view === 'money') {
    return [
      name,
      figure('entries', t('entries'), (row) => row.moved?.entries, grouped),
      figure('cash', t('cash'), (row) => row.moved?.cashFen, yuan),
      figure('balance', t('balance'), (row) => row.moved?.balanceFen, yuan),
      figure('owed', t('owed'), (row) => row.moved?.owedFen, yuan),
    ];
  }
  if (view === 'payers' || view === 'rules') {
    return [
      name,
      figure('portions', t('portions'), (row) => row.portions, grouped),
      figure('amount', t('amount'), (row) => row.amountFen, yuan),
      figure(
        'share',
        t('share'),
        (row) => percentOf(row.amountFen ?? 0, priceFen),
        (percent) => `${percent}%`,
      ),
    ];
  }
  return [
    name,
    figure('portions', t('portions'), (row) => row.amounts?.portions, grouped),
    figure('price', t('price'), (row) => row.amounts?.priceFen, yuan),
    figure('person', t('person'), (row) => row.amounts?.personFen, yuan),
    ...payers.map((payer) => figure(payer, t(`payer.${payer}`), (row) => row.amounts?.payers[payer], yuan)),
  ];
}
