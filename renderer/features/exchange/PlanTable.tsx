/** The rows of one group, read further as one scrolls: sheet row, person, and why or what changes. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { exchange, planGroups } from '../../../db/exchange/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { exchangeTexts } from './texts.ts';

type Row = OutputOf<typeof exchange.planRows>['rows'][number];

interface Props {
  planId: string;
  group: (typeof planGroups)[number];
}

const pageSize = 200;

export function PlanTable({ planId, group }: Props) {
  const t = useText(exchangeTexts);
  const say = useSay();
  const api = useApi();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['exchange', 'planRows', { planId, group }],
    queryFn: ({ pageParam, signal }) =>
      api.exchange.planRows({ planId, group, offset: pageParam, limit: pageSize }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return read < last.total ? read : undefined;
    },
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'row', title: t('row.number'), width: '4.5rem', align: 'end', cell: (row) => row.rowNumber },
      { key: 'name', title: t('row.name'), width: '7rem', cell: (row) => row.name },
      {
        key: 'facts',
        title: t('row.facts'),
        width: group === 'changed' || group === 'person' ? 'minmax(10rem, 1fr)' : 'minmax(20rem, 3fr)',
        cell: (row) => <span title={row.facts}>{row.facts}</span>,
      },
      {
        key: 'why',
        title: t('row.reason'),
        width: 'minmax(10rem, 2fr)',
        cell: (row) => {
          const changes = row.changes.map(({ field, before, after }) =>
            t('row.change', {
              field: say(field),
              before: before || t('row.blank'),
              after: after || t('row.blank'),
            }),
          );
          const text = [...changes, ...row.sentences.map(say)].join(' · ');
          return <span title={text}>{text}</span>;
        },
      },
    ],
    [t, say, group],
  );
  return (
    <DataTable<Row>
      label={t(`group.${group}`)}
      rows={rows}
      columns={columns}
      rowKey={(row) => String(row.rowNumber)}
      total={data?.pages.at(-1)?.total ?? 0}
      onReachEnd={readOn}
      empty={t('group.empty')}
    />
  );
}
