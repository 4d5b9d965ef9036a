/** How this computer stands with the district: what waits, the last receipt, what went over the wire, and what to do. */
import { IconCloudOff, IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { grouped } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { Stat, StatRow } from '../../ui/Stat.tsx';
import { BundleCard } from './bundle/BundleCard.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { History } from './History.tsx';
import { SafeCard } from './SafeCard.tsx';
import { StateCard } from './StateCard.tsx';
import css from './SyncPage.module.css';
import { syncTexts } from './texts.ts';
import type { Status } from './useStatus.ts';

export default function SyncPage() {
  const t = useText(syncTexts);
  const { data, error } = useDeskQuery('sync', 'status', {}, { keepPrevious: true });
  const isManager = useSession((session) => session.account?.role === 'manager');
  return (
    <Page title={t('title')} actions={data && data.phase !== 'alone' && <Actions status={data} />}>
      {error && <ErrorNote error={error} />}
      {data && data.phase !== 'alone' && <Standing status={data} isManager={isManager} />}
      {data?.phase === 'alone' &&
        (isManager ? (
          <EnrolForm />
        ) : (
          <Card>
            <EmptyState icon={<IconCloudOff size={32} />} sentence={t('alone.sentence')} />
          </Card>
        ))}
    </Page>
  );
}

function Actions({ status }: { status: Status }) {
  const t = useText(syncTexts);
  const isManager = useSession((session) => session.account?.role === 'manager');
  const sendNow = useDeskCommand('sync', 'sendNow');
  const pause = useDeskCommand('sync', 'pause');
  const paused = status.phase === 'paused';
  const toggle = () => pause.mutateAsync({ paused: !paused });
  return (
    <>
      {isManager && (
        <ActionButton
          label={paused ? t('resume') : t('pause')}
          icon={paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          kind={paused ? 'primary' : 'quiet'}
          onAction={toggle}
        />
      )}
      {!paused && (
        <ActionButton
          label={t('sendNow')}
          keys="S"
          kind="primary"
          icon={<IconRefresh size={18} />}
          onAction={() => sendNow.mutateAsync({})}
        />
      )}
    </>
  );
}

function Standing({ status, isManager }: { status: Status; isManager: boolean }) {
  const t = useText(syncTexts);
  const [, navigate] = useLocation();
  const again = status.phase === 'revoked' || status.failure?.code === 'sync.unknownDesk';
  return (
    <>
      <StatRow>
        <Stat
          label={t('waiting')}
          value={grouped(status.waiting)}
          note={t('waiting.note')}
          tone={status.waiting > 0 ? 'attention' : 'good'}
        />
        <Stat label={t('behind')} value={grouped(status.behind)} note={t('behind.note')} />
        <Stat
          label={t('cards')}
          value={grouped(status.cards)}
          note={t('cards.note')}
          tone={status.cards > 0 ? 'attention' : 'neutral'}
          onOpen={() => navigate('/sync/cards')}
        />
        <Stat
          label={t('refused')}
          value={grouped(status.refused)}
          note={t('refused.note')}
          tone={status.refused > 0 ? 'danger' : 'neutral'}
          {...(isManager ? { onOpen: () => navigate('/sync/refused') } : {})}
        />
      </StatRow>
      {isManager && again && <EnrolForm anew />}
      <div className={css.columns}>
        <History />
        <div className={css.side}>
          <StateCard status={status} isManager={isManager} />
        </div>
        {isManager && (
          <div className={css.side}>
            <BundleCard />
            <SafeCard status={status} />
          </div>
        )}
      </div>
    </>
  );
}
