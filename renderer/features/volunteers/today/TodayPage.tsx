/** The coordinator's today (今日): who is here, whose sign-out is missing, and what waits for a decision. */
import { IconDeviceTablet, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { clockTime, grouped } from '../../../ui/format.ts';
import { Columns, Page } from '../../../ui/Page.tsx';
import { Stat, StatRow } from '../../../ui/Stat.tsx';
import { RecordPanel } from '../hours/RecordPanel.tsx';
import { ServicePanel } from '../hours/ServicePanel.tsx';
import { ServiceList } from '../parts/ServiceList.tsx';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import css from './Today.module.css';
import { volunteerTodayTexts } from './texts.ts';
import { WaitingCard } from './WaitingCard.tsx';
import { nextOf } from './waitingRows.ts';

/** Decided together at most; a page of more begins with the oldest. */
const waitingShown = 500;
const presentEvery = 60_000;

export default function TodayPage() {
  const t = useText(volunteerTodayTexts);
  const [, navigate] = useLocation();
  const opened = new URLSearchParams(useSearch()).get('service');
  const mayWrite = useMayWrite();
  const [signingIn, setSigningIn] = useState(false);
  const waiting = useDeskQuery(
    'service',
    'waiting',
    { filter: {}, offset: 0, limit: waitingShown },
    { keepPrevious: true },
  );
  const open = (rootId: string | null) =>
    navigate(rootId === null ? '/volunteers' : `/volunteers?service=${rootId}`, { replace: true });
  return (
    <Page
      title={t('title')}
      actions={
        mayWrite && (
          <>
            <ActionButton
              label={t('kiosk')}
              kind="quiet"
              icon={<IconDeviceTablet size={18} />}
              onAction={() => navigate('/kiosk')}
            />
            <ActionButton
              label={t('signIn')}
              keys="N"
              icon={<IconUserCheck size={18} />}
              onAction={() => setSigningIn(true)}
            />
          </>
        )
      }
    >
      {waiting.error && <ErrorNote error={waiting.error} />}
      <TodayStats waiting={waiting.data} />
      <Columns template="minmax(0, 1fr) 22rem" narrow="minmax(0, 1fr) 18rem">
        <WaitingCard waiting={waiting.data} openKey={opened} onOpen={open} />
        <div className={css.side}>
          <HereCard onOpen={open} />
          <MissingCard onOpen={open} />
        </div>
      </Columns>
      <ServicePanel
        rootId={opened}
        onClose={() => open(null)}
        onDecided={() => open(nextOf(waiting.data?.rows ?? [], opened))}
      />
      {signingIn && <RecordPanel start onClose={() => setSigningIn(false)} />}
    </Page>
  );
}

function usePresent() {
  return useDeskQuery('service', 'present', {}, { refetchEvery: presentEvery });
}

function TodayStats({ waiting }: { waiting: { total: number; clean: number } | undefined }) {
  const t = useText(volunteerTodayTexts);
  const [, navigate] = useLocation();
  const today = useToday();
  const here = usePresent().data;
  const missing = useDeskQuery('service', 'missing', {}).data;
  const shifts = useDeskQuery('shifts', 'shifts', { from: today, days: 1 }).data;
  const oldest = missing?.[0]?.service.day;
  return (
    <StatRow>
      <Stat label={t('stat.here')} value={here?.length ?? '–'} tone={here?.length ? 'good' : 'neutral'} />
      <Stat
        label={t('stat.missing')}
        value={missing?.length ?? '–'}
        tone={missing?.length ? 'danger' : 'neutral'}
        {...(oldest ? { note: t('stat.missingNote', { day: oldest.slice(5) }) } : {})}
      />
      <Stat
        label={t('stat.waiting')}
        value={waiting ? grouped(waiting.total) : '–'}
        tone={waiting?.total ? 'attention' : 'neutral'}
        {...(waiting?.total ? { note: t('stat.cleanNote', { count: waiting.clean }) } : {})}
      />
      <Stat
        label={t('stat.shifts')}
        value={shifts?.shifts.length ?? '–'}
        tone={shifts?.short ? 'attention' : 'neutral'}
        onOpen={() => navigate('/volunteers/shifts')}
        {...(shifts?.shifts.length
          ? { note: shifts.short ? t('stat.shiftsNote', { count: shifts.short }) : t('stat.full') }
          : {})}
      />
    </StatRow>
  );
}

function HereCard({ onOpen }: { onOpen(rootId: string): void }) {
  const t = useText(volunteerTodayTexts);
  const duration = useDuration();
  const zone = useSession((session) => session.zone);
  const { data } = usePresent();
  return (
    <Card flush title={t('here')}>
      {data && (
        <ServiceList
          label={t('here')}
          none={t('here.none')}
          entries={data.map(({ service, minutesSoFar }) => ({
            service,
            when: t('since', { time: clockTime(service.startAt, zone) }),
            more: duration(minutesSoFar),
          }))}
          onOpen={onOpen}
        />
      )}
    </Card>
  );
}

function MissingCard({ onOpen }: { onOpen(rootId: string): void }) {
  const t = useText(volunteerTodayTexts);
  const zone = useSession((session) => session.zone);
  const { data } = useDeskQuery('service', 'missing', {});
  return (
    <Card flush title={t('missing')}>
      {data && (
        <ServiceList
          label={t('missing')}
          none={t('missing.none')}
          entries={data.map(({ service }) => ({
            service,
            when: service.day,
            more: t('since', { time: clockTime(service.startAt, zone) }),
          }))}
          onOpen={onOpen}
        />
      )}
      {data && data.length > 0 && <p className={css.hint}>{t('missing.hint')}</p>}
    </Card>
  );
}
