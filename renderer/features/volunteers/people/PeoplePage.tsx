/** The volunteers (志愿者): the register with filters, their teams, and what runs out soon. */
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { printNumber, type VolunteerFilter, type VolunteerLine } from '../../../../db/volunteers/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { PointsPanel } from '../points/PointsPanel.tsx';
import { volunteersTexts } from '../texts.ts';
import { ExpiringCard } from './ExpiringCard.tsx';
import css from './People.module.css';
import { PeopleFilters } from './PeopleFilters.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';
import { TeamsView } from './TeamsView.tsx';
import { peopleTexts } from './texts.ts';
import { useVolunteerList, type VolunteerSort } from './useVolunteerList.ts';
import { VolunteerPanel } from './VolunteerPanel.tsx';
import { Stars, VolunteerStateTag } from './VolunteerWords.tsx';

const views = ['people', 'teams', 'expiring'] as const;
type View = (typeof views)[number];
const sorts: readonly VolunteerSort['by'][] = ['name', 'number', 'minutes', 'registeredOn', 'stateSince'];

interface ListView {
  filter: VolunteerFilter;
  sort: VolunteerSort;
}
const everyone: ListView = { filter: {}, sort: { by: 'name', descending: false } };
const useListView = defineDraft<ListView>();

export default function PeoplePage() {
  const t = useText(peopleTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const mayWrite = useMayWrite();
  const view = views.find((one) => one === asked.get('view')) ?? 'people';
  const go = (to: Record<string, string>) => {
    const search = new URLSearchParams(view === 'people' ? to : { view, ...to }).toString();
    navigate(search ? `/volunteers/people?${search}` : '/volunteers/people', { replace: true });
  };
  const open = (id: string) => go({ open: id });
  return (
    <Page
      title={t('title')}
      actions={
        mayWrite && (
          <ActionButton
            label={t('register')}
            keys="N"
            kind="primary"
            icon={<IconUserPlus size={18} />}
            onAction={() => go({ new: '' })}
          />
        )
      }
    >
      <Toolbar>
        <Segmented<View>
          label={t('view')}
          quiet
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={(value) =>
            navigate(value === 'people' ? '/volunteers/people' : `/volunteers/people?view=${value}`, {
              replace: true,
            })
          }
        />
      </Toolbar>
      {view === 'people' && <Register openKey={asked.get('open')} onOpen={open} />}
      {view === 'teams' && <TeamsView onOpen={open} />}
      {view === 'expiring' && <ExpiringCard onOpen={open} />}
      <VolunteerPanel id={asked.get('open')} onClose={() => go({})} />
      <PointsPanel residentId={asked.get('points')} onClose={() => go({})} />
      {asked.has('new') && <RegisterPanel onClose={() => go({})} onRegistered={open} />}
    </Page>
  );
}

function Register({ openKey, onOpen }: { openKey: string | null; onOpen(id: string): void }) {
  const t = useText(peopleTexts);
  const { value: view, set } = useListView('list', everyone);
  const { rows, total, readOn, error } = useVolunteerList(view.filter, view.sort);
  const everybody = Object.keys(view.filter).length === 0;
  return (
    <>
      <Toolbar end={rows && <span className={css.quiet}>{t('total', { count: total })}</span>}>
        <PeopleFilters filter={view.filter} onChange={(filter) => set((now) => ({ ...now, filter }))} />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable<VolunteerLine>
          label={t('title')}
          rows={rows}
          columns={useColumns()}
          rowKey={(row) => row.id}
          openKey={openKey}
          onOpen={(row) => onOpen(row.id)}
          total={total}
          onReachEnd={readOn}
          sort={{ key: view.sort.by, descending: view.sort.descending }}
          onSort={({ key, descending }) => {
            const by = sorts.find((sort) => sort === key);
            if (by) set((now) => ({ ...now, sort: { by, descending } }));
          }}
          empty={
            <EmptyState
              icon={<IconUsers size={40} />}
              sentence={everybody ? t('none') : t('noneLeft')}
              action={!everybody && <ActionButton label={t('clear')} onAction={() => set(() => everyone)} />}
            />
          }
        />
      </Card>
    </>
  );
}

function useColumns(): Column<VolunteerLine>[] {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const duration = useDuration();
  return useMemo(
    () => [
      {
        key: 'name',
        title: words('volunteer'),
        width: 'minmax(5.5rem, 0.5fr)',
        cell: ({ person }) => <span className={css.name}>{person.name}</span>,
        sortBy: ({ person }) => person.name,
      },
      {
        key: 'number',
        title: t('col.number'),
        width: '7.5rem',
        cell: ({ number }) => printNumber(number),
        sortBy: ({ number }) => number,
      },
      {
        key: 'stateSince',
        title: t('col.state'),
        width: '6.5rem',
        cell: ({ state }) => <VolunteerStateTag state={state} />,
        sortBy: ({ stateSince }) => stateSince,
      },
      {
        key: 'age',
        title: t('col.age'),
        width: '4rem',
        align: 'end',
        cell: ({ person }) => person.age,
      },
      {
        key: 'minutes',
        title: t('col.hours'),
        width: '8rem',
        align: 'end',
        cell: ({ earned }) => duration(earned.minutes),
        sortBy: ({ earned }) => earned.minutes,
      },
      {
        key: 'star',
        title: t('col.star'),
        width: '7rem',
        cell: ({ earned }) => <Stars star={earned.star} />,
      },
      { key: 'teams', title: t('col.teams'), cell: ({ teams }) => teams.map(({ name }) => name).join('、') },
      { key: 'skills', title: t('col.skills'), cell: ({ skills }) => skills.join('、') },
    ],
    [t, words, duration],
  );
}
