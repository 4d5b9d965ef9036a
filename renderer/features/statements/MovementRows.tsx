/** The entries of money behind a figure. */
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { statements } from '../../../db/statements/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { yuan } from '../../ui/format.ts';
import type { Column } from '../../ui/tableColumns.ts';
import css from './StatementsPage.module.css';
import { statementsTexts } from './texts.ts';
import { pageSize, usePages } from './usePages.ts';

type Row = OutputOf<typeof statements.movements>['rows'][number];

export function MovementRows({ month, kind }: { month: string; kind: string | null }) {
  const t = useText(statementsTexts);
  const columns = useColumns();
  const api = useApi();
  const { pages, error, readOn } = usePages(['statements', 'movements', { month, kind }], (offset, signal) =>
    api.statements.movements({ month, kind, offset, limit: pageSize }, { signal }),
  );
  const total = pages?.[0]?.total;
  return (
    <div className={css.rows}>
      {error && <ErrorNote error={error} />}
      <DataTable<Row>
        label={t('view.money')}
        rows={pages?.flatMap(({ rows }) => rows)}
        {...(total === undefined ? {} : { total })}
        columns={columns}
        rowKey={({ id }) => id}
        onReachEnd={readOn}
        empty={t('rows.none')}
      />
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useText(statementsTexts);
  const say = useSay();
  const figure = (key: string, title: string, read: (row: Row) => number): Column<Row> => ({
    key,
    title,
    align: 'end',
    width: '6rem',
    cell: (row) => (read(row) === 0 ? '–' : yuan(read(row))),
  });
  return [
    { key: 'day', title: t('rows.day'), width: '7rem', cell: ({ bookedOn }) => bookedOn },
    { key: 'kind', title: t('kind'), width: '8rem', cell: ({ kind }) => say(kind) },
    { key: 'name', title: t('rows.name'), width: '6rem', cell: ({ name }) => name ?? t('rows.guest') },
    {
      key: 'note',
      title: t('rows.note'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ receiptNo, note }) => [receiptNo, note].filter(Boolean).join(' · '),
    },
    { key: 'by', title: t('rows.by'), width: '7rem', cell: ({ by }) => by },
    figure('cash', t('cash'), ({ cashFen }) => cashFen),
    figure('balance', t('balance'), ({ balanceFen }) => balanceFen),
    figure('owed', t('owed'), ({ owedFen }) => owedFen),
  ];
}
