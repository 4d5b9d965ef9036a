/** One session: the table where one person after another is entered, and everyone served so far. */
import { IconLock, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { SessionSummary } from '../../../../db/health/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { ExportButton } from '../../exchange/ExportButton.tsx';
import { ServedList } from './ServedList.tsx';
import { SessionForm } from './SessionForm.tsx';
import { TableEntry } from './TableEntry.tsx';
import { sessionTexts } from './texts.ts';

export default function SessionPage() {
  const t = useText(sessionTexts);
  const { id = '' } = useParams<{ id: string }>();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const { data, error } = useDeskQuery('clinics', 'session', { id });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const { session } = data;
  const running = session.closedAt === null;
  return (
    <Page
      title={`${t(`kind.${session.kind}`)} · ${session.day}`}
      subtitle={[session.place, session.providers, !running && t('state.closed')].filter(Boolean).join(' · ')}
      actions={<Acts session={session} mayWrite={mayWrite} />}
    >
      <Columns template={mayWrite && running ? 'minmax(26rem, 1.2fr) minmax(22rem, 1fr)' : 'minmax(0, 1fr)'}>
        {mayWrite && running && <TableEntry session={session} />}
        <Card title={t('people')} subtitle={String(session.persons)} flush>
          <ServedList detail={data} mayWrite={mayWrite && running} />
        </Card>
      </Columns>
    </Page>
  );
}

function Acts({ session, mayWrite }: { session: SessionSummary; mayWrite: boolean }) {
  const t = useText(sessionTexts);
  const api = useApi();
  const [, navigate] = useLocation();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<'close' | 'remove' | null>(null);
  const { id } = session;
  const setClosed = (closed: boolean) => api.clinics.close({ id, closed });

  async function confirm() {
    if (asking === 'remove') {
      await api.clinics.remove({ id });
      notify({ text: t('removed') });
      navigate('/care/sessions');
      return;
    }
    await setClosed(true);
    setAsking(null);
    notify({ text: t('closed'), undo: () => setClosed(false) });
  }

  return (
    <>
      <ActionButton label={t('back')} kind="quiet" onAction={() => navigate('/care/sessions')} />
      {mayWrite && (
        <ActionButton label={t('edit')} icon={<IconPencil size={18} />} onAction={() => setEditing(true)} />
      )}
      <ExportButton list={{ kind: 'clinicSession', sessionId: id }} />
      <ActionButton
        label={t('print')}
        keys="Mod+P"
        icon={<IconPrinter size={18} />}
        onAction={() => navigate(`/care/sessions/${id}/print`)}
      />
      {mayWrite && session.persons === 0 && (
        <ActionButton label={t('remove')} kind="quiet" onAction={() => setAsking('remove')} />
      )}
      {mayWrite &&
        (session.closedAt === null ? (
          <ActionButton
            label={t('close')}
            icon={<IconLock size={18} />}
            onAction={() => setAsking('close')}
          />
        ) : (
          <ActionButton label={t('reopen')} onAction={() => setClosed(false)} />
        ))}
      <SidePanel opened={editing} onClose={() => setEditing(false)} title={t('edit.title')}>
        {editing && <SessionForm base={session} onDone={() => setEditing(false)} />}
      </SidePanel>
      <ConfirmDialog
        opened={asking !== null}
        title={asking === 'remove' ? t('remove.ask') : t('close.ask')}
        confirm={asking === 'remove' ? t('remove') : t('close')}
        onConfirm={confirm}
        onCancel={() => setAsking(null)}
      >
        {asking === 'close' && t('close.why')}
      </ConfirmDialog>
    </>
  );
}
