/** Incidents of a month (意外事件): what happened, how bad, whether somebody still sees to it. */
import { ActionIcon, Select } from '@mantine/core';
import { IconAlertHexagon, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { severities } from '../../../db/careTasks/contract.ts';
import type { InputOf } from '../../../db/core/procedure.ts';
import { type IncidentLine, incidentKinds, type incidents } from '../../../db/incidents/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { TimeText } from '../../ui/When.tsx';
import { ExportButton } from '../exchange/ExportButton.tsx';
import css from './Incident.module.css';
import { IncidentForm } from './IncidentForm.tsx';
import { IncidentPanel } from './IncidentPanel.tsx';
import { SeverityTag, StateTag } from './IncidentTags.tsx';
import { incidentsTexts } from './texts.ts';

type Filters = Omit<InputOf<typeof incidents.month>, 'month'>;

/** The month before or after: `2026-01` and −1 is `2025-12`. */
function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export default function IncidentsPage() {
  const t = useText(incidentsTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const opened = new URLSearchParams(useSearch()).get('incident');
  const [month, setMonth] = useState(today.slice(0, 7));
  const [filters, setFilters] = useState<Filters>({ withdrawn: true });
  const [reporting, setReporting] = useState(false);
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const { data } = useDeskQuery('incidents', 'month', { month, ...filters }, { keepPrevious: true });
  const go = (id: string | null) =>
    navigate(id === null ? '/care/incidents' : `/care/incidents?incident=${id}`, { replace: true });
  return (
    <Page
      title={t('incidents')}
      subtitle={<MonthPicker month={month} latest={today.slice(0, 7)} onChange={setMonth} />}
      actions={
        <>
          <ExportButton list={{ kind: 'incidents', month }} />
          {mayWrite && (
            <ActionButton
              label={t('report')}
              keys="N"
              kind="primary"
              icon={<IconPlus size={18} />}
              onAction={() => setReporting(true)}
            />
          )}
        </>
      }
    >
      <Card flush>
        <IncidentFilters filters={filters} onChange={setFilters} counts={data?.counts} />
        <IncidentTable lines={data?.lines} counts={data?.counts} openKey={opened} onOpen={go} />
      </Card>
      <IncidentPanel rootId={opened} onClose={() => go(null)} />
      <SidePanel
        opened={reporting}
        onClose={() => setReporting(false)}
        title={t('report.title')}
        width="36rem"
      >
        {reporting && <IncidentForm base={null} onDone={() => setReporting(false)} />}
      </SidePanel>
    </Page>
  );
}

interface MonthProps {
  month: string;
  latest: string;
  onChange(month: string): void;
}

function MonthPicker({ month, latest, onChange }: MonthProps) {
  const t = useText(incidentsTexts);
  return (
    <span className={css.month}>
      <ActionIcon
        variant="default"
        aria-label={t('month.previous')}
        onClick={() => onChange(shiftMonth(month, -1))}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      {month}
      <ActionIcon
        variant="default"
        aria-label={t('month.next')}
        disabled={month >= latest}
        onClick={() => onChange(shiftMonth(month, 1))}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </span>
  );
}

type Counts = { all: number; open: number; serious: number } | undefined;

interface FilterProps {
  filters: Filters;
  onChange(filters: Filters): void;
  counts: Counts;
}

function IncidentFilters({ filters, onChange, counts }: FilterProps) {
  const t = useText(incidentsTexts);
  const { kind, severity, open, ...rest } = filters;
  const state = open === undefined ? 'all' : open ? 'open' : 'closed';
  const put = (part: {
    kind?: Filters['kind'];
    severity?: Filters['severity'];
    open?: boolean | undefined;
  }) => {
    const next = { kind, severity, open, ...part };
    onChange({
      ...rest,
      ...(next.kind === undefined ? {} : { kind: next.kind }),
      ...(next.severity === undefined ? {} : { severity: next.severity }),
      ...(next.open === undefined ? {} : { open: next.open }),
    });
  };
  return (
    <div className={css.filters}>
      <Segmented
        label={t('filter.state')}
        options={[
          { value: 'all', label: t('filter.all'), count: counts?.all ?? 0 },
          { value: 'open', label: t('filter.open'), count: counts?.open ?? 0 },
          { value: 'closed', label: t('filter.closed'), count: (counts?.all ?? 0) - (counts?.open ?? 0) },
        ]}
        value={state}
        onChange={(value) => put({ open: value === 'all' ? undefined : value === 'open' })}
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('kind')}
        placeholder={t('kind.all')}
        data={incidentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind ?? null}
        onChange={(value) => put({ kind: value ?? undefined })}
        clearable
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('severity')}
        placeholder={t('severity.all')}
        data={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
        value={severity ?? null}
        onChange={(value) => put({ severity: value ?? undefined })}
        clearable
      />
    </div>
  );
}

interface TableProps {
  lines: readonly IncidentLine[] | undefined;
  counts: Counts;
  openKey: string | null;
  onOpen(rootId: string): void;
}

function IncidentTable({ lines, counts, openKey, onOpen }: TableProps) {
  const t = useText(incidentsTexts);
  const columns = useMemo<Column<IncidentLine>[]>(
    () => [
      {
        key: 'when',
        title: t('when'),
        width: '8.5rem',
        cell: (line) => (
          <>
            {line.day.slice(5)} <TimeText at={line.at} />
          </>
        ),
        sortBy: (line) => line.at,
      },
      {
        key: 'person',
        title: t('person'),
        width: '7rem',
        cell: (line) => line.person.name,
        sortBy: (line) => line.person.name,
      },
      {
        key: 'kind',
        title: t('kind'),
        width: '8rem',
        cell: (line) => t(`kind.${line.kind}`),
        sortBy: (line) => line.kind,
      },
      {
        key: 'severity',
        title: t('severity'),
        width: '6rem',
        cell: (line) => <SeverityTag severity={line.severity} />,
        sortBy: (line) => severities.indexOf(line.severity),
      },
      {
        key: 'what',
        title: t('what'),
        width: 'minmax(12rem, 1fr)',
        cell: (line) => <span title={line.what}>{[line.place, line.what].join(' · ')}</span>,
      },
      {
        key: 'state',
        title: t('filter.state'),
        width: '10rem',
        cell: (line) => (
          <span className={css.tags}>
            <StateTag incident={line} />
            {line.corrected && !line.withdrawn && <Tag>{t('corrected')}</Tag>}
          </span>
        ),
        sortBy: (line) => Number(line.open),
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('incidents')}
      rows={lines}
      columns={columns}
      rowKey={(line) => line.rootId}
      onOpen={(line) => onOpen(line.rootId)}
      openKey={openKey}
      empty={
        <EmptyState
          icon={<IconAlertHexagon />}
          sentence={counts && counts.all > 0 ? t('none.filtered') : t('none.month')}
        />
      }
    />
  );
}
