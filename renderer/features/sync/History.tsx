/** What went over the wire, the latest first. */

import type { OutputOf } from '../../../db/core/procedure.ts';
import type { sync } from '../../../db/sync/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { grouped } from '../../ui/format.ts';
import type { Column } from '../../ui/tableColumns.ts';
import { WhenText } from '../../ui/When.tsx';
import { syncTexts } from './texts.ts';

type Run = OutputOf<typeof sync.history>[number];

const kilobyte = 1024;

function traffic(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} B`;
  if (bytes < kilobyte ** 2) return `${(bytes / kilobyte).toFixed(1)} KB`;
  return `${(bytes / kilobyte ** 2).toFixed(1)} MB`;
}

/** What happened; what to do about it is for whoever points at it, and stands beside the state while it lasts. */
function Failure({ sentence }: { sentence: string }) {
  const [happened] = /^.*?(?:。|\.(?= |$))/.exec(sentence) ?? [sentence];
  return <span title={sentence}>{happened}</span>;
}

export function History() {
  const t = useText(syncTexts);
  const say = useSay();
  const { data, error } = useDeskQuery('sync', 'history', {}, { keepPrevious: true });
  const columns: Column<Run>[] = [
    {
      key: 'at',
      title: t('history.at'),
      width: '7.5rem',
      cell: ({ endedAt }) => <WhenText at={endedAt} withTime />,
    },
    { key: 'kind', title: t('history.kind'), width: '7rem', cell: ({ kind }) => t(`kind.${kind}`) },
    {
      key: 'changes',
      title: t('history.changes'),
      width: '5rem',
      align: 'end',
      cell: ({ changes }) => grouped(changes),
    },
    {
      key: 'bytes',
      title: t('history.bytes'),
      width: '5.5rem',
      align: 'end',
      cell: ({ bytes }) => traffic(bytes),
    },
    {
      key: 'result',
      title: t('history.result'),
      width: 'minmax(10rem, 1fr)',
      cell: ({ failure, receipt }) =>
        failure ? (
          <Failure sentence={say(failure.sentence)} />
        ) : (
          [t('done'), receipt?.slice(0, 12)].filter(Boolean).join(' · ')
        ),
    },
  ];
  return (
    <Card title={t('history')} flush>
      {error && <ErrorNote error={error} />}
      <DataTable
        label={t('history')}
        rows={data}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('history.empty')}
      />
    </Card>
  );
}
