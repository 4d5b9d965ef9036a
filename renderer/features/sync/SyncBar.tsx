/** At the left of the status bar, always: online or not, what waits, the last receipt, what wants a person (SPEC R13). */
import {
  IconCircleCheck,
  IconClockExclamation,
  IconCloudOff,
  IconPlayerPause,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { SyncPhase } from '../../../db/sync/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { mayOpen } from '../../shell/feature.ts';
import { useSession } from '../../state/session.ts';
import { grouped } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import css from './SyncBar.module.css';
import { syncTexts } from './texts.ts';

const looks = {
  alone: { icon: IconCloudOff, tone: 'quiet' },
  joining: { icon: IconRefresh, tone: 'busy' },
  talking: { icon: IconRefresh, tone: 'busy' },
  resting: { icon: IconCircleCheck, tone: 'good' },
  failing: { icon: IconCloudOff, tone: 'attention' },
  paused: { icon: IconPlayerPause, tone: 'attention' },
  revoked: { icon: IconPlugConnectedX, tone: 'danger' },
} as const satisfies Record<SyncPhase, unknown>;

export function SyncBar() {
  const t = useText(syncTexts);
  const role = useSession((session) => session.account?.role);
  const { data } = useDeskQuery('sync', 'status', {}, { keepPrevious: true });
  if (!data) return null;
  const { icon: Icon, tone } = looks[data.phase];
  const state = t(`phase.${data.phase}`);
  const { receipt } = data;
  const content = (
    <>
      <span className={css.state} data-tone={tone}>
        <Icon size={16} aria-hidden="true" />
        {state}
      </span>
      {data.waiting > 0 && <span>{t('bar.waiting', { count: data.waiting })}</span>}
      {data.behind > 0 && <span>{t('bar.behind', { count: data.behind })}</span>}
      {data.cards > 0 && <Tag tone="attention">{t('bar.cards', { count: data.cards })}</Tag>}
      {data.refused > 0 && <Tag tone="danger">{t('bar.refused', { count: data.refused })}</Tag>}
      {data.clockOff !== null && (
        <Tag tone="attention" icon={<IconClockExclamation size={14} />}>
          {t('bar.clock')}
        </Tag>
      )}
      {receipt && (
        <span className={css.receipt}>
          {t('bar.receipt', { last: grouped(receipt.last), hash: receipt.hash.slice(0, 6) })}
        </span>
      )}
    </>
  );
  return mayOpen(['manager', 'frontDesk', 'careOperator', 'volunteerCoordinator'], role) ? (
    <Link href="/sync" className={css.bar ?? ''} aria-label={t('bar.label', { state })}>
      {content}
    </Link>
  ) : (
    <span className={css.bar}>{content}</span>
  );
}
