/** Who did what, when, and about whom; and whether the chain of it all still holds. */
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { dayIn, shiftDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { DateText, TimeText } from '../../ui/When.tsx';
import { ExportButton } from '../exchange/ExportButton.tsx';
import { AboutSubject } from './AboutSubject.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import css from './AuditPage.module.css';
import { auditTexts } from './texts.ts';
import { type AuditFilter, useAuditList } from './useAuditList.ts';
import { type Entry, useActionText, useEntryNote } from './useAuditText.ts';
import { useVerify, VerifyButton, VerifyChain } from './VerifyChain.tsx';

export default function AuditPage() {
  const t = useText(auditTexts);
  const asked = new URLSearchParams(useSearch());
  const subject = asked.get('subject');
  const revealsOnly = asked.has('reveals');
  const verify = useVerify();
  const today = useToday();
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <ExportButton list={{ kind: 'audit', from: shiftDay(today, -30), to: today }} />
          <VerifyButton verify={verify} />
        </>
      }
    >
      <VerifyChain verify={verify} />
      <AuditList
        key={`${subject} ${revealsOnly}`}
        initial={{ ...(subject ? { subject } : {}), ...(revealsOnly ? { revealsOnly } : {}) }}
      />
    </Page>
  );
}

function AuditList({ initial }: { initial: AuditFilter }) {
  const t = useText(auditTexts);
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState(initial);
  const { entries, error, readOn } = useAuditList(filter);
  const columns = useColumns();
  const subject = entries?.find((entry) => entry.subject?.id === filter.subject)?.subject ?? null;

  function lookAt({ subject: about }: Entry) {
    if (about && about.id !== filter.subject) navigate(`/audit?subject=${about.id}`);
  }

  return (
    <>
      <AuditFilters filter={filter} onChange={setFilter} />
      {filter.subject && (
        <AboutSubject
          name={subject?.name ?? null}
          mayBeInExports={filter.revealsOnly ?? false}
          onClear={() => navigate('/audit')}
        />
      )}
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable
          label={t('list')}
          rows={entries}
          columns={columns}
          rowKey={({ n }) => String(n)}
          onOpen={lookAt}
          onReachEnd={readOn}
          empty={t('empty')}
        />
      </Card>
    </>
  );
}

function useColumns(): Column<Entry>[] {
  const t = useText(auditTexts);
  return [
    { key: 'when', title: t('when'), width: '10.5rem', cell: ({ at }) => <Moment at={at} /> },
    {
      key: 'who',
      title: t('who'),
      width: '9rem',
      cell: ({ account }) => account?.name ?? <span className={css.muted}>{t('nobody')}</span>,
    },
    { key: 'what', title: t('what'), width: 'minmax(14rem, 3fr)', cell: (entry) => <Act entry={entry} /> },
    {
      key: 'whom',
      title: t('whom'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ subject, account }) =>
        subject?.kind === 'resident' && subject.name === null ? (
          <span className={css.muted}>{t('erased')}</span>
        ) : (
          // Signing in and the like is about nobody else.
          subject?.id !== account?.id && subject?.name
        ),
    },
  ];
}

function Moment({ at }: { at: number }) {
  const zone = useSession((session) => session.zone);
  return (
    <>
      <DateText day={dayIn(at, zone)} /> <TimeText at={at} />
    </>
  );
}

function Act({ entry }: { entry: Entry }) {
  const t = useText(auditTexts);
  const actionText = useActionText();
  const note = useEntryNote()(entry);
  return (
    <span className={css.act} title={note ?? undefined}>
      {entry.reveal && (
        <Tag tone="attention" icon={<IconEye />}>
          {t('reveal')}
        </Tag>
      )}
      <span>{actionText(entry.action, entry.count)}</span>
      {note && <span className={css.muted}>{note}</span>}
    </span>
  );
}
