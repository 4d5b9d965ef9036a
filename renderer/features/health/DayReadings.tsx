/** Readings of a day as a table, the latest first. */
import { IconHeartRateMonitor } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { health } from '../../../db/health/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { TimeText } from '../../ui/When.tsx';
import { ReadingText } from './ReadingText.tsx';
import { healthTexts } from './texts.ts';

type DayLine = OutputOf<typeof health.day>['lines'][number];

interface Props {
  day: string;
  /** The resident who stands open. */
  openKey: string | null;
  onOpen(residentId: string): void;
}

export function DayReadings({ day, openKey, onOpen }: Props) {
  const t = useText(healthTexts);
  const lines = useDeskQuery('health', 'day', { day }).data?.lines;
  const columns = useMemo<Column<DayLine>[]>(
    () => [
      {
        key: 'time',
        title: t('time'),
        width: '4.5rem',
        cell: ({ reading }) => <TimeText at={reading.takenAt} />,
        sortBy: ({ reading }) => reading.takenAt,
      },
      {
        key: 'person',
        title: t('person'),
        width: 'minmax(5rem, 7rem)',
        cell: ({ person }) => person.name,
        sortBy: ({ person }) => person.name,
      },
      {
        key: 'values',
        title: t('values'),
        width: 'minmax(10rem, 1fr)',
        cell: ({ reading }) => <ReadingText reading={reading} oneLine />,
        sortBy: ({ reading }) => -reading.outOfRange.length,
      },
    ],
    [t],
  );
  const opened = lines?.find(({ person }) => person.id === openKey)?.reading.rootId ?? null;
  return (
    <DataTable
      label={t('today.readings')}
      rows={lines}
      columns={columns}
      rowKey={({ reading }) => reading.rootId}
      onOpen={({ person }) => onOpen(person.id)}
      openKey={opened}
      empty={<EmptyState icon={<IconHeartRateMonitor />} sentence={t('today.none')} />}
    />
  );
}
