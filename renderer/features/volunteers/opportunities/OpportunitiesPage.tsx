/** What there is to do for volunteers (服务岗位): written once, planned as shifts, closed when it is over. */
import { Select } from '@mantine/core';
import { IconClipboardHeart, IconClipboardPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { serviceKinds, type shifts } from '../../../../db/shifts/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { usePlaceOf } from '../shifts/ShiftWords.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './Opportunities.module.css';
import { OpportunityPanel } from './OpportunityPanel.tsx';
import { opportunitiesTexts } from './texts.ts';

export type Opportunity = OutputOf<typeof shifts.opportunities>[number];

export default function OpportunitiesPage() {
  const t = useText(opportunitiesTexts);
  const words = useText(volunteersTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const mayWrite = useMayWrite();
  const [show, setShow] = useState<'open' | 'all'>('open');
  const [kind, setKind] = useState<string | null>(null);
  const [teamId, setTeamId] = useState<string | null>(null);
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  const { data, error } = useDeskQuery('shifts', 'opportunities', { closed: true });
  const rows = data?.filter(
    (row) =>
      (show === 'all' || !row.closed) &&
      (kind === null || row.kind === kind) &&
      (teamId === null || row.teamId === teamId),
  );
  const opened = data?.find(({ id }) => id === asked.get('open'));
  const go = (search: string) => navigate(`/volunteers/opportunities${search}`, { replace: true });
  const add = (
    <ActionButton
      label={t('add')}
      keys="N"
      kind="primary"
      icon={<IconClipboardPlus size={18} />}
      onAction={() => go('?new')}
    />
  );
  return (
    <Page title={t('title')} actions={mayWrite && add}>
      <Toolbar>
        <Segmented
          label={t('show')}
          quiet
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
          value={show}
          onChange={(value) => setShow(value)}
        />
        <Select
          className={css.select ?? ''}
          aria-label={t('kind')}
          placeholder={t('kind')}
          clearable
          data={serviceKinds.map((value) => ({ value, label: words(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <Select
          className={css.select ?? ''}
          aria-label={t('team')}
          placeholder={t('team')}
          clearable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={setTeamId}
        />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable<Opportunity>
          label={t('title')}
          rows={rows}
          columns={useColumns()}
          rowKey={(row) => row.id}
          openKey={asked.get('open')}
          onOpen={({ id }) => go(`?open=${id}`)}
          empty={
            <EmptyState
              icon={<IconClipboardHeart size={40} />}
              sentence={data?.length === 0 ? t('none') : t('noneLeft')}
            />
          }
        />
      </Card>
      {(opened ?? asked.has('new')) && (
        <OpportunityPanel key={opened?.id ?? 'new'} opportunity={opened ?? null} onClose={() => go('')} />
      )}
    </Page>
  );
}

function useColumns(): Column<Opportunity>[] {
  const t = useText(opportunitiesTexts);
  const words = useText(volunteersTexts);
  const placeOf = usePlaceOf();
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('col.title'),
        width: 'minmax(10rem, 1.4fr)',
        cell: ({ title }) => <span className={css.name}>{title}</span>,
        sortBy: ({ title }) => title,
      },
      {
        key: 'kind',
        title: t('kind'),
        width: '7rem',
        cell: ({ kind }) => words(`kind.${kind}`),
        sortBy: ({ kind }) => kind,
      },
      { key: 'place', title: t('col.place'), cell: placeOf, sortBy: placeOf },
      {
        key: 'team',
        title: t('team'),
        cell: ({ team }) => team?.name,
        sortBy: ({ team }) => team?.name ?? null,
      },
      {
        key: 'upcoming',
        title: t('col.upcoming'),
        width: '8rem',
        align: 'end',
        cell: ({ upcoming }) => upcoming,
        sortBy: ({ upcoming }) => upcoming,
      },
      {
        key: 'next',
        title: t('col.next'),
        width: '12rem',
        cell: ({ next }) => next && `${next.day.slice(5)} ${next.from}–${next.to}`,
        sortBy: ({ next }) => next && `${next.day} ${next.from}`,
      },
      {
        key: 'state',
        title: t('col.state'),
        width: '6rem',
        cell: ({ closed }) => <Tag tone={closed ? 'neutral' : 'good'}>{t(closed ? 'closed' : 'open')}</Tag>,
      },
    ],
    [t, words, placeOf],
  );
}
