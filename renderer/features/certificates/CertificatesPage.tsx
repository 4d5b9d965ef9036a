/** Certificates of volunteer service (志愿服务记录证明): posted, to be issued, issued, revoked. */
import { TextInput } from '@mantine/core';
import { IconCertificate, IconFilePlus, IconPrinter, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type CertificateLine, certificateStates } from '../../../db/certificates/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { WhenText } from '../../ui/When.tsx';
import { openWindow } from '../visits/openWindow.ts';
import { useDuration } from '../volunteers/parts/useDuration.ts';
import { useMayWrite } from '../volunteers/parts/useMayWrite.ts';
import { CertificatePanel } from './CertificatePanel.tsx';
import css from './Certificates.module.css';
import { CertificateStateTag } from './CertificateWords.tsx';
import { certificatesTexts } from './texts.ts';
import { useCertificates } from './useCertificates.ts';

const shown = ['all', ...certificateStates] as const;

export default function CertificatesPage() {
  const t = useText(certificatesTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const mayWrite = useMayWrite();
  const open = (id: string | null) =>
    navigate(id ? `/volunteers/certificates?open=${id}` : '/volunteers/certificates', { replace: true });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ActionButton
            label={t('verify')}
            kind="quiet"
            icon={<IconShieldCheck size={18} />}
            onAction={() => openWindow('/verify')}
          />
          <ActionButton
            label={t('posting')}
            icon={<IconPrinter size={18} />}
            onAction={() => navigate('/volunteers/certificates/posting')}
          />
          {mayWrite && (
            <ActionButton
              label={t('new')}
              keys="N"
              kind="primary"
              icon={<IconFilePlus size={18} />}
              onAction={() => navigate('/volunteers/certificates/new')}
            />
          )}
        </>
      }
    >
      <CertificateList openKey={asked.get('open')} onOpen={open} />
      <CertificatePanel id={asked.get('open')} onClose={() => open(null)} />
    </Page>
  );
}

function CertificateList({ openKey, onOpen }: { openKey: string | null; onOpen(id: string): void }) {
  const t = useText(certificatesTexts);
  const [show, setShow] = useState<(typeof shown)[number]>('all');
  const [text, setText] = useState('');
  const state = show === 'all' ? {} : { state: show };
  const { rows, total, readOn, error } = useCertificates({ ...state, text });
  const filtered = show !== 'all' || text !== '';
  return (
    <>
      <Toolbar end={rows && <span className={css.quiet}>{t('total', { count: total })}</span>}>
        <Segmented
          label={t('show')}
          quiet
          options={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
          value={show}
          onChange={(value) => setShow(value)}
        />
        <TextInput
          className={css.search ?? ''}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
        />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable
          label={t('title')}
          rows={rows}
          columns={useColumns()}
          rowKey={(row) => row.id}
          openKey={openKey}
          onOpen={(row) => onOpen(row.id)}
          total={total}
          onReachEnd={readOn}
          empty={
            <EmptyState
              icon={<IconCertificate size={40} />}
              sentence={filtered ? t('none.found') : t('none')}
            />
          }
        />
      </Card>
    </>
  );
}

function useColumns(): Column<CertificateLine>[] {
  const t = useText(certificatesTexts);
  const duration = useDuration();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('col.name'),
        width: '8rem',
        cell: ({ volunteer }) => <span className={css.name}>{volunteer.name}</span>,
        sortBy: ({ volunteer }) => volunteer.name,
      },
      {
        key: 'state',
        title: t('col.state'),
        width: '11.5rem',
        cell: (line) => <CertificateStateTag line={line} />,
        sortBy: ({ state, daysLeft }) => `${state}${daysLeft ?? ''}`,
      },
      {
        key: 'period',
        title: t('col.period'),
        width: 'minmax(12.5rem, 1fr)',
        cell: ({ fromDay, toDay }) => t('period', { from: fromDay, to: toDay }),
        sortBy: ({ fromDay }) => fromDay,
      },
      {
        key: 'hours',
        title: t('col.hours'),
        width: 'minmax(7rem, 0.6fr)',
        align: 'end',
        cell: ({ minutes }) => duration(minutes),
        sortBy: ({ minutes }) => minutes,
      },
      {
        key: 'number',
        title: t('col.number'),
        width: 'minmax(14rem, 1.1fr)',
        cell: ({ number }) => number,
        sortBy: ({ number }) => number,
      },
      {
        key: 'created',
        title: t('col.created'),
        width: 'minmax(11rem, 0.9fr)',
        cell: ({ createdAt, createdBy }) => (
          <>
            <WhenText at={createdAt} /> <span className={css.quiet}>{createdBy}</span>
          </>
        ),
        sortBy: ({ createdAt }) => createdAt,
      },
    ],
    [t, duration],
  );
}
