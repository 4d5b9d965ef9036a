/** What waits for a decision: the clean ones together, each doubtful one by itself. */
import { IconChecks, IconClipboardCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { service } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { FlagTags, ServiceTimes, useStationName } from '../parts/ServiceWords.tsx';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { volunteersTexts } from '../texts.ts';
import { ApproveDialog, ApproveImported } from './ApproveDialog.tsx';
import css from './Today.module.css';
import { volunteerTodayTexts } from './texts.ts';
import { importedRows, shownRows, type WaitingRow, type WaitingShow, waitingShows } from './waitingRows.ts';

interface Props {
  waiting: OutputOf<typeof service.waiting> | undefined;
  openKey: string | null;
  onOpen(rootId: string): void;
}

export function WaitingCard({ waiting, openKey, onOpen }: Props) {
  const t = useText(volunteerTodayTexts);
  const mayWrite = useMayWrite();
  const [show, setShow] = useState<WaitingShow>('all');
  const [asking, setAsking] = useState<'clean' | 'imported' | null>(null);
  const rows = waiting?.rows;
  const counts = { all: waiting?.total ?? 0, clean: waiting?.clean ?? 0 };
  const clean = shownRows(rows ?? [], 'clean').length;
  const imported = importedRows(rows ?? []).length;
  const part = rows && rows.length < counts.all;
  return (
    <Card
      flush
      title={t('waiting')}
      subtitle={part ? t('waiting.first', { count: rows.length }) : undefined}
      actions={
        mayWrite && (
          <>
            {imported > 0 && (
              <ActionButton
                label={t('approveImported', { count: imported })}
                onAction={() => setAsking('imported')}
              />
            )}
            <ActionButton
              label={t('approveClean', { count: clean })}
              keys="Mod+Enter"
              kind="primary"
              icon={<IconChecks size={18} />}
              disabled={clean === 0}
              onAction={() => setAsking('clean')}
            />
          </>
        )
      }
    >
      {counts.all > 0 && (
        <div className={css.filter}>
          <Segmented
            label={t('waiting')}
            options={waitingShows.map((value) => ({
              value,
              label: t(`show.${value}`),
              count: value === 'flagged' ? counts.all - counts.clean : counts[value],
            }))}
            value={show}
            onChange={(value) => setShow(value)}
          />
        </div>
      )}
      <DataTable
        label={t('waiting')}
        rows={rows && shownRows(rows, show)}
        columns={useColumns()}
        rowKey={(row) => row.service.rootId}
        openKey={openKey}
        onOpen={(row) => onOpen(row.service.rootId)}
        empty={
          <EmptyState
            icon={<IconClipboardCheck size={40} />}
            sentence={counts.all === 0 ? t('waiting.none') : t('waiting.noneLeft')}
          />
        }
      />
      {asking === 'clean' && rows && <ApproveDialog rows={rows} onClose={() => setAsking(null)} />}
      {asking === 'imported' && rows && <ApproveImported rows={rows} onClose={() => setAsking(null)} />}
    </Card>
  );
}

function useColumns(): Column<WaitingRow>[] {
  const t = useText(volunteerTodayTexts);
  const words = useText(volunteersTexts);
  const duration = useDuration();
  const stationName = useStationName();
  return useMemo(
    () => [
      {
        key: 'name',
        title: words('volunteer'),
        width: 'minmax(5rem, 0.6fr)',
        cell: ({ service }) => <span className={css.name}>{service.volunteer.name}</span>,
        sortBy: ({ service }) => service.volunteer.name,
      },
      {
        key: 'when',
        title: t('col.when'),
        width: '9.75rem',
        cell: ({ service }) => (
          <>
            {service.day.slice(5)} <ServiceTimes service={service} />
          </>
        ),
        sortBy: ({ service }) => service.startAt,
      },
      {
        key: 'minutes',
        title: t('col.minutes'),
        width: '7rem',
        cell: ({ service }) => service.minutes !== null && duration(service.minutes),
        sortBy: ({ service }) => service.minutes,
      },
      {
        key: 'what',
        title: t('col.what'),
        cell: ({ service: { activity, kind, station } }) => (
          <>
            {activity || words(`kind.${kind}`)}
            {station && <span className={css.quiet}> · {stationName(station)}</span>}
          </>
        ),
        sortBy: ({ service }) => service.activity,
      },
      {
        key: 'evidence',
        title: t('col.evidence'),
        width: '6rem',
        cell: ({ service }) => words(`evidence.${service.evidence}`),
        sortBy: ({ service }) => service.evidence,
      },
      {
        key: 'flags',
        title: t('col.flags'),
        width: 'minmax(7rem, 0.9fr)',
        cell: ({ flags }) => <FlagTags flags={flags} />,
        sortBy: ({ flags }) => flags.length,
      },
    ],
    [t, words, duration, stationName],
  );
}
