/** Meals as a table, the latest first. */
import { IconSoup } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { MealLine } from '../../../../db/meals/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { Money, TimeText } from '../../../ui/When.tsx';
import { tillTexts } from '../texts.ts';
import { useOptionName } from '../useOptionName.ts';
import css from './MealTable.module.css';
import { mealsTexts } from './texts.ts';

interface Props {
  lines: readonly MealLine[] | undefined;
  narrowed: boolean;
  openKey: string | null;
  onOpen(rootId: string): void;
}

export function MealTable({ lines, narrowed, openKey, onOpen }: Props) {
  const t = useText(mealsTexts);
  return (
    <DataTable
      label={t('meals')}
      rows={lines}
      columns={useColumns()}
      rowKey={(line) => line.rootId}
      onOpen={(line) => onOpen(line.rootId)}
      openKey={openKey}
      empty={<EmptyState icon={<IconSoup />} sentence={t(narrowed ? 'nothing' : 'none')} />}
    />
  );
}

function useColumns(): Column<MealLine>[] {
  const optionOf = useOptionName();
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  return useMemo(() => {
    const amount = (
      key: 'price' | 'subsidy' | 'paid',
      fen: (line: MealLine) => number,
    ): Column<MealLine> => ({
      key,
      title: t(`col.${key}`),
      width: '6rem',
      align: 'end',
      cell: (line) => (
        <span className={css.amount} data-withdrawn={line.withdrawn || undefined}>
          <Money fen={fen(line)} />
        </span>
      ),
      sortBy: fen,
    });
    return [
      {
        key: 'time',
        title: t('col.time'),
        width: '5rem',
        cell: (line) => <TimeText at={line.at} />,
        sortBy: (line) => line.at,
      },
      {
        key: 'person',
        title: t('col.person'),
        width: 'minmax(9rem, 2fr)',
        cell: (line) => <Person line={line} />,
        sortBy: (line) => line.diner.name,
      },
      {
        key: 'option',
        title: t('col.option'),
        width: 'minmax(6rem, 1.2fr)',
        cell: (line) => optionOf(line) || t('optionOther'),
        sortBy: (line) => line.optionName,
      },
      {
        key: 'mode',
        title: t('col.mode'),
        width: '6rem',
        cell: (line) => words(`mode.${line.mode}`),
        sortBy: (line) => line.mode,
      },
      amount('price', (line) => line.priceFen),
      amount('subsidy', (line) => line.subsidyFen),
      amount('paid', (line) => line.personFen),
      {
        key: 'payment',
        title: t('col.payment'),
        width: '7rem',
        cell: (line) => words(`payment.${line.payment}`),
        sortBy: (line) => line.payment,
      },
      {
        key: 'by',
        title: t('col.by'),
        width: '6rem',
        cell: (line) => line.savedBy.name,
        sortBy: (line) => line.savedBy.name,
      },
    ];
  }, [t, words, optionOf]);
}

function Person({ line }: { line: MealLine }) {
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  const { diner, portions, serving, takenBy, corrected, withdrawn } = line;
  return (
    <span className={css.person} data-withdrawn={withdrawn || undefined}>
      <span className={css.name}>{diner.name || t('guests')}</span>
      {portions > 1 && <Tag>{words('tag.guests', { count: portions })}</Tag>}
      {serving > 1 && <Tag tone="attention">{t('second', { number: serving })}</Tag>}
      {takenBy && <span className={css.quiet}>{t('by', { name: takenBy })}</span>}
      {withdrawn ? <Tag tone="danger">{t('withdrawn')}</Tag> : corrected && <Tag>{t('corrected')}</Tag>}
    </span>
  );
}
