/** Hours (时长): every time of service of a period, entered afterwards, corrected, looked into. */
import { Select } from '@mantine/core';
import {
  IconClipboardList,
  IconClockPlus,
  IconFileImport,
  IconHourglass,
  IconPrinter,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { evidences, type ServiceLine, service, serviceKinds } from '../../../../db/service/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { ServiceStateTag, ServiceTimes, useStationName } from '../parts/ServiceWords.tsx';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { volunteersTexts } from '../texts.ts';
import css from './List.module.css';
import { hoursListTexts } from './listTexts.ts';
import { OwnDays } from './OwnDays.tsx';
import { type OwnPeriod, ownPeriod, type PeriodKind, periodKinds, periodOf } from './period.ts';
import { RecordPanel } from './RecordPanel.tsx';
import { ServicePanel } from './ServicePanel.tsx';
import { useServiceList } from './useServiceList.ts';

const states = ['open', 'waiting', 'approved', 'refused', 'withdrawn'] as const;
const filterKeys = ['teamId', 'stationId', 'kind', 'state', 'evidence'] as const;
type Chosen = Readonly<Partial<Record<(typeof filterKeys)[number], string>>>;

export default function HoursPage() {
  const t = useText(hoursListTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const mayWrite = useMayWrite();
  const volunteerId = asked.get('volunteer');
  const go = (to: Record<string, string>) => {
    const kept = volunteerId ? { volunteer: volunteerId } : {};
    const search = new URLSearchParams({ ...kept, ...to }).toString();
    navigate(search ? `/volunteers/hours?${search}` : '/volunteers/hours', { replace: true });
  };
  return (
    <Page
      title={t('title')}
      actions={
        mayWrite && (
          <>
            <ActionButton
              label={t('import')}
              kind="quiet"
              icon={<IconFileImport size={18} />}
              onAction={() => navigate('/volunteers/hours/import')}
            />
            <ActionButton
              label={t('sheet.print')}
              kind="quiet"
              icon={<IconPrinter size={18} />}
              onAction={() => navigate('/volunteers/sheet/print')}
            />
            <ActionButton
              label={t('sheet')}
              icon={<IconClipboardList size={18} />}
              onAction={() => navigate('/volunteers/hours/sheet')}
            />
            <ActionButton
              label={t('record')}
              keys="N"
              kind="primary"
              icon={<IconClockPlus size={18} />}
              onAction={() => go({ new: '' })}
            />
          </>
        )
      }
    >
      <HoursList
        volunteerId={volunteerId}
        openKey={asked.get('service')}
        onOpen={(rootId) => go({ service: rootId })}
        onEveryone={() => navigate('/volunteers/hours', { replace: true })}
      />
      <ServicePanel rootId={asked.get('service')} onClose={() => go({})} />
      {asked.has('new') && <RecordPanel onClose={() => go({})} />}
    </Page>
  );
}

interface ListProps {
  volunteerId: string | null;
  openKey: string | null;
  onOpen(rootId: string): void;
  onEveryone(): void;
}

function HoursList({ volunteerId, openKey, onOpen, onEveryone }: ListProps) {
  const t = useText(hoursListTexts);
  const duration = useDuration();
  const today = useToday();
  // Of one person one wants to see more than a month.
  const [kind, setKind] = useState<PeriodKind>(volunteerId ? 'year' : 'month');
  const [chosen, setChosen] = useState<Chosen>({});
  const [own, setOwn] = useState<OwnPeriod>({ from: null, until: null });
  const period = kind === 'other' ? ownPeriod(own, today) : periodOf(kind, today);
  const filter = service.list.input.shape.filter.parse(chosen);
  const { rows, total, minutes, readOn, error } = useServiceList({
    ...period,
    filter: { ...filter, ...(volunteerId ? { volunteerId } : {}) },
  });
  return (
    <>
      <Toolbar
        end={
          rows && <span className={css.quiet}>{t('total', { count: total, time: duration(minutes) })}</span>
        }
      >
        <Segmented
          label={t('period')}
          options={periodKinds.map((value) => ({ value, label: t(value) }))}
          value={kind}
          onChange={(value) => {
            // Other days begin with those that stood there.
            if (value === 'other') setOwn(period);
            setKind(value);
          }}
        />
        <ListFilters chosen={chosen} onChange={setChosen} />
        {volunteerId && <ActionButton label={t('filter.everyone')} kind="quiet" onAction={onEveryone} />}
      </Toolbar>
      {kind === 'other' && <OwnDays own={own} today={today} onChange={setOwn} />}
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable
          label={t('title')}
          rows={rows}
          columns={useColumns()}
          rowKey={(row) => row.rootId}
          openKey={openKey}
          onOpen={(row) => onOpen(row.rootId)}
          total={total}
          onReachEnd={readOn}
          empty={<EmptyState icon={<IconHourglass size={40} />} sentence={t('none')} />}
        />
      </Card>
    </>
  );
}

interface FilterProps {
  chosen: Chosen;
  onChange(chosen: Chosen): void;
}

function ListFilters({ chosen, onChange }: FilterProps) {
  const t = useText(hoursListTexts);
  const words = useText(volunteersTexts);
  const stationName = useStationName();
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  const stations = useDeskQuery('shifts', 'stations', {}).data ?? [];
  const choices = {
    teamId: teams.map(({ id, name }) => ({ value: id, label: name })),
    stationId: stations.map((station) => ({ value: station.id, label: stationName(station) })),
    kind: serviceKinds.map((value) => ({ value, label: words(`kind.${value}`) })),
    state: states.map((value) => ({ value, label: words(`state.${value}`) })),
    evidence: evidences.map((value) => ({ value, label: words(`evidence.${value}`) })),
  };
  return filterKeys.map((key) => (
    <Select
      key={key}
      className={css.select ?? ''}
      aria-label={t(`filter.${key}`)}
      placeholder={t(`filter.${key}`)}
      clearable
      data={choices[key]}
      value={chosen[key] ?? null}
      onChange={(value) => {
        const { [key]: _, ...rest } = chosen;
        onChange(value === null ? rest : { ...rest, [key]: value });
      }}
    />
  ));
}

function useColumns(): Column<ServiceLine>[] {
  const t = useText(hoursListTexts);
  const words = useText(volunteersTexts);
  const duration = useDuration();
  const stationName = useStationName();
  return useMemo(
    () => [
      {
        key: 'day',
        title: t('col.day'),
        width: '6.5rem',
        cell: ({ day }) => day,
        sortBy: ({ startAt }) => startAt,
      },
      {
        key: 'name',
        title: words('volunteer'),
        width: '6.5rem',
        cell: ({ volunteer }) => <span className={css.name}>{volunteer.name}</span>,
        sortBy: ({ volunteer }) => volunteer.name,
      },
      {
        key: 'times',
        title: t('col.times'),
        width: '7.5rem',
        cell: (service) => <ServiceTimes service={service} />,
      },
      {
        key: 'minutes',
        title: t('col.minutes'),
        width: '7.5rem',
        align: 'end',
        cell: ({ minutes }) => minutes !== null && duration(minutes),
        sortBy: ({ minutes }) => minutes,
      },
      {
        key: 'what',
        title: t('col.what'),
        width: 'minmax(8rem, 1.3fr)',
        cell: ({ activity, kind }) => activity || words(`kind.${kind}`),
        sortBy: ({ activity }) => activity,
      },
      {
        key: 'station',
        title: t('col.station'),
        cell: ({ station }) => station && stationName(station),
        sortBy: ({ station }) => station?.name ?? null,
      },
      {
        key: 'evidence',
        title: t('col.evidence'),
        width: '6.5rem',
        cell: ({ evidence }) => words(`evidence.${evidence}`),
        sortBy: ({ evidence }) => evidence,
      },
      {
        key: 'state',
        title: t('col.state'),
        width: '10rem',
        cell: (line) => (
          <>
            <ServiceStateTag service={line} />{' '}
            {line.corrected && <span className={css.quiet}>{t('corrected')}</span>}
          </>
        ),
        sortBy: ({ state }) => state,
      },
    ],
    [t, words, duration, stationName],
  );
}
