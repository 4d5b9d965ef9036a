/** The heading of a table: stays in sight, and sorts where a column can be sorted. */
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useText } from '../i18n/useText.ts';
import css from './DataTable.module.css';
import type { Column, Sort } from './tableColumns.ts';
import { uiTexts } from './texts.ts';

interface Props<Row> {
  ref: Ref<HTMLTableSectionElement>;
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort(sort: Sort): void;
}

export function TableHead<Row>({ ref, columns, sort, onSort }: Props<Row>) {
  const t = useText(uiTexts);
  return (
    <thead ref={ref} className={css.head}>
      <tr aria-rowindex={1} className={css.headRow}>
        {columns.map((column) => {
          const sorted = sort?.key === column.key ? sort : null;
          return (
            <th
              key={column.key}
              scope="col"
              className={css.heading}
              data-align={column.align}
              {...(sorted ? { 'aria-sort': sorted.descending ? 'descending' : 'ascending' } : {})}
            >
              {column.sortBy ? (
                <button
                  type="button"
                  className={css.sort}
                  title={t('table.sort', { column: column.title })}
                  onClick={() => onSort({ key: column.key, descending: sorted?.descending === false })}
                >
                  {column.title}
                  <SortIcon sorted={sorted} />
                </button>
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortIcon({ sorted }: { sorted: Sort | null }) {
  if (!sorted) return <IconArrowsSort size={14} className={css.unsorted} />;
  return sorted.descending ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />;
}
