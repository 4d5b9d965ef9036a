/** A person in a row: the same facts in the same order as everywhere else. */
import { useMemo } from 'react';
import { type ResidentLine, sexes } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import type { Column } from '../../../ui/tableColumns.ts';
import { CategoryTags } from '../parts/CategoryTags.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { residentsTexts } from '../texts.ts';
import css from './useListColumns.module.css';

/** The desk sorts; a column only says that it can be sorted by. */
const sortedByDesk = () => null;

export function useListColumns(): Column<ResidentLine>[] {
  const t = useText(residentsTexts);
  const say = useSay();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('column.name'),
        width: 'minmax(7rem, 1fr)',
        sortBy: sortedByDesk,
        cell: (row) => <span className={css.name}>{row.name}</span>,
      },
      {
        key: 'sex',
        title: t('column.sex'),
        width: '4rem',
        cell: (row) => row.sex && say(sexes[row.sex]),
      },
      {
        key: 'age',
        title: t('column.age'),
        width: '5rem',
        align: 'end',
        sortBy: sortedByDesk,
        cell: (row) => row.age,
      },
      {
        key: 'address',
        title: t('column.address'),
        width: 'minmax(10rem, 1.4fr)',
        sortBy: sortedByDesk,
        cell: (row) => row.address,
      },
      { key: 'phone', title: t('column.phone'), width: '9rem', cell: (row) => row.phone },
      { key: 'document', title: t('column.document'), width: '12.5rem', cell: (row) => row.documentNumber },
      {
        key: 'tags',
        title: t('column.tags'),
        width: 'minmax(10rem, 1.6fr)',
        cell: (row) => (
          <span className={css.tags}>
            <StatusTag status={row.status} />
            <CategoryTags categories={row.categories} most={2} />
          </span>
        ),
      },
    ],
    [t, say],
  );
}
