/** Sessions of clinic and haircut (义诊剪), month by month. */
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus, IconStethoscope } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionSummary } from '../../../../db/health/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { DateText } from '../../../ui/When.tsx';
import css from './Session.module.css';
import { SessionForm } from './SessionForm.tsx';
import { sessionTexts } from './texts.ts';

/** The month before or after: `2026-01` and −1 is `2025-12`. */
function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export default function SessionsPage() {
  const t = useText(sessionTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const [month, setMonth] = useState(today.slice(0, 7));
  const [creating, setCreating] = useState(false);
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const sessions = useDeskQuery('clinics', 'month', { month }, { keepPrevious: true }).data;
  return (
    <Page
      title={t('sessions')}
      subtitle={
        <span className={css.month}>
          <ActionIcon
            variant="default"
            aria-label={t('month.previous')}
            onClick={() => setMonth(shiftMonth(month, -1))}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          {month}
          <ActionIcon
            variant="default"
            aria-label={t('month.next')}
            onClick={() => setMonth(shiftMonth(month, 1))}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </span>
      }
      actions={
        mayWrite && (
          <ActionButton
            label={t('create')}
            keys="N"
            kind="primary"
            icon={<IconPlus size={18} />}
            onAction={() => setCreating(true)}
          />
        )
      }
    >
      <Card flush>
        <DataTable
          label={t('sessions')}
          rows={sessions}
          columns={useColumns()}
          rowKey={(session) => session.id}
          onOpen={(session) => navigate(`/care/sessions/${session.id}`)}
          empty={<EmptyState icon={<IconStethoscope />} sentence={t('sessions.none')} />}
        />
      </Card>
      <SidePanel opened={creating} onClose={() => setCreating(false)} title={t('create.title')}>
        {creating && <SessionForm base={null} onDone={(id) => navigate(`/care/sessions/${id}`)} />}
      </SidePanel>
    </Page>
  );
}

function useColumns(): Column<SessionSummary>[] {
  const t = useText(sessionTexts);
  return useMemo(() => {
    const figure = (key: 'persons' | 'services' | 'readings' | 'abnormal'): Column<SessionSummary> => ({
      key,
      title: t(key),
      width: '6.5rem',
      align: 'end',
      cell: (session) => session[key],
      sortBy: (session) => session[key],
    });
    return [
      {
        key: 'day',
        title: t('day'),
        width: '9rem',
        cell: (session) => <DateText day={session.day} withWeekday />,
        sortBy: (session) => session.day,
      },
      {
        key: 'kind',
        title: t('kind'),
        width: '9rem',
        cell: (session) => t(`kind.${session.kind}`),
        sortBy: (session) => session.kind,
      },
      {
        key: 'place',
        title: t('place'),
        width: 'minmax(8rem, 1fr)',
        cell: (session) => [session.place, session.providers].filter(Boolean).join(' · '),
        sortBy: (session) => session.place,
      },
      figure('persons'),
      figure('services'),
      figure('readings'),
      figure('abnormal'),
      {
        key: 'state',
        title: t('state'),
        width: '6.5rem',
        cell: (session) =>
          session.closedAt === null ? (
            <Tag tone="accent">{t('state.running')}</Tag>
          ) : (
            <Tag>{t('state.closed')}</Tag>
          ),
        sortBy: (session) => session.closedAt,
      },
    ];
  }, [t]);
}
