/** Places to check in (驿站与其他签到点): their names, their order, and the codes that hang at their doors. */
import { IconMapPin, IconMapPinPlus, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { StationView } from '../../../../db/shifts/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { StationPanel } from './StationPanel.tsx';
import css from './Stations.module.css';
import { printStationCode } from './stationCode.ts';
import { stationsTexts } from './texts.ts';

const defaultStations = 12;

export default function StationsPage() {
  const t = useText(stationsTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const mayWrite = useMayWrite();
  const [show, setShow] = useState<'inUse' | 'all'>('inUse');
  const { data, error } = useDeskQuery('shifts', 'stations', { retired: true });
  const rows = data?.filter(({ retired }) => show === 'all' || !retired);
  const opened = data?.find(({ id }) => id === asked.get('open'));
  const go = (search: string) => navigate(`/volunteers/stations${search}`, { replace: true });
  return (
    <Page
      title={t('title')}
      subtitle={t('about')}
      actions={
        <>
          <ActionButton
            label={t('print')}
            keys="P"
            icon={<IconPrinter size={18} />}
            disabled={!data?.some(({ retired }) => !retired)}
            onAction={() => navigate('/volunteers/stations/print')}
          />
          {mayWrite && (
            <ActionButton
              label={t('add')}
              keys="N"
              kind="primary"
              icon={<IconMapPinPlus size={18} />}
              onAction={() => go('?new')}
            />
          )}
        </>
      }
    >
      <Toolbar
        end={mayWrite && data && data.length > 0 && data.length < defaultStations && <AddDefaults quiet />}
      >
        <Segmented
          label={t('show')}
          quiet
          options={(['inUse', 'all'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
          value={show}
          onChange={(value) => setShow(value)}
        />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable<StationView>
          label={t('title')}
          rows={rows}
          columns={useColumns()}
          rowKey={(row) => row.id}
          openKey={asked.get('open')}
          onOpen={({ id }) => go(`?open=${id}`)}
          empty={
            <EmptyState
              icon={<IconMapPin size={40} />}
              sentence={t('none')}
              action={mayWrite && <AddDefaults />}
            />
          }
        />
      </Card>
      {(opened ?? asked.has('new')) && (
        <StationPanel key={opened?.id ?? 'new'} station={opened ?? null} onClose={() => go('')} />
      )}
    </Page>
  );
}

function AddDefaults({ quiet = false }: { quiet?: boolean }) {
  const t = useText(stationsTexts);
  const api = useApi();
  async function add() {
    const { added } = await api.shifts.addDefaultStations({});
    notify({ text: added > 0 ? t('defaults.done', { count: added }) : t('defaults.none') });
  }
  return <ActionButton label={t('defaults')} kind={quiet ? 'quiet' : 'primary'} onAction={add} />;
}

function useColumns(): Column<StationView>[] {
  const t = useText(stationsTexts);
  return useMemo(
    () => [
      {
        key: 'position',
        title: t('position'),
        width: '5rem',
        align: 'end',
        cell: ({ position }) => position,
        sortBy: ({ position }) => position,
      },
      {
        key: 'name',
        title: t('name'),
        cell: ({ name }) => <span className={css.name}>{name}</span>,
        sortBy: ({ name }) => name,
      },
      {
        key: 'nameEn',
        title: t('nameEn'),
        cell: ({ nameEn }) => nameEn,
        sortBy: ({ nameEn }) => nameEn,
      },
      { key: 'address', title: t('address'), width: 'minmax(0, 1.4fr)', cell: ({ address }) => address },
      {
        key: 'code',
        title: t('code'),
        width: '11rem',
        cell: ({ code }) => <span className={css.code}>{printStationCode(code)}</span>,
      },
      {
        key: 'state',
        title: t('state'),
        width: '7rem',
        cell: ({ retired }) => (
          <Tag tone={retired ? 'neutral' : 'good'}>{t(retired ? 'retired' : 'inUse')}</Tag>
        ),
      },
    ],
    [t],
  );
}
