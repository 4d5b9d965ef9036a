/** What the exchange is doing now, with whom, and the last receipt. */

import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyableText } from '../../ui/CopyableText.tsx';
import { grouped } from '../../ui/format.ts';
import { WhenText } from '../../ui/When.tsx';
import { WorkProgress } from '../../ui/WorkProgress.tsx';
import { ProxyForm } from './ProxyForm.tsx';
import css from './SyncPage.module.css';
import { syncTexts } from './texts.ts';
import { type Status, useDuration } from './useStatus.ts';

const tones = { failing: 'attention', paused: 'attention', revoked: 'danger', resting: 'good' } as const;

export function StateCard({ status, isManager }: { status: Status; isManager: boolean }) {
  const t = useText(syncTexts);
  const say = useSay();
  const { phase, failure, doing } = status;
  const tone =
    phase === 'failing' || phase === 'paused' || phase === 'revoked' || phase === 'resting'
      ? tones[phase]
      : undefined;
  return (
    <Card title={t('state')}>
      <div className={css.stack}>
        {doing ? (
          <WorkProgress
            label={t(`doing.${doing.task === 'push' || doing.task === 'pull' ? doing.task : 'snapshot'}`)}
            done={doing.done}
            total={doing.total}
            note={t(doing.task === 'snapshot' ? 'doing.copyNote' : 'doing.note')}
          />
        ) : (
          <p className={css.sentence} data-tone={tone}>
            {t(`phase.${phase}`)}
          </p>
        )}
        {failure && phase !== 'resting' && <p className={css.sentence}>{say(failure.sentence)}</p>}
        <Hints status={status} />
        <Facts status={status} />
        {isManager && <ProxyForm />}
      </div>
    </Card>
  );
}

function Hints({ status }: { status: Status }) {
  const t = useText(syncTexts);
  const duration = useDuration();
  const { secondsLeft, clockOff, kept } = status;
  const time = clockOff === null ? '' : duration(Math.abs(clockOff) / 1000);
  return (
    <>
      {secondsLeft !== null && <p className={css.quiet}>{t('left', { time: duration(secondsLeft) })}</p>}
      {clockOff !== null && (
        <p className={css.sentence} data-tone="attention">
          {clockOff > 0 ? t('clock.slow', { time }) : t('clock.fast', { time })}
        </p>
      )}
      {kept > 0 && <p className={css.quiet}>{t('kept', { count: kept })}</p>}
    </>
  );
}

function Facts({ status }: { status: Status }) {
  const t = useText(syncTexts);
  const { district, receipt, heardAt, nextTryAt } = status;
  return (
    <dl className={css.facts}>
      <dt>{t('district')}</dt>
      <dd>{district?.name}</dd>
      <dt>{t('address')}</dt>
      <dd>{district?.address}</dd>
      <dt>{t('proxy')}</dt>
      <dd>{district?.proxy ?? t('proxy.none')}</dd>
      <dt>{t('heard')}</dt>
      <dd>{heardAt === null ? t('never') : <WhenText at={heardAt} />}</dd>
      {nextTryAt !== null && (
        <>
          <dt>{t('nextTry')}</dt>
          <dd>
            <WhenText at={nextTryAt} />
          </dd>
        </>
      )}
      <dt>{t('receipt')}</dt>
      <dd>
        {receipt ? (
          <>
            <WhenText at={receipt.at} /> ·{' '}
            <span className={css.whole}>{t('receipt.text', { last: grouped(receipt.last) })}</span>
          </>
        ) : (
          t('never')
        )}
      </dd>
      {receipt && (
        <>
          <dt>{t('hash')}</dt>
          <dd>
            <CopyableText text={receipt.hash.slice(0, 12)} label={t('hash')} mono />
          </dd>
        </>
      )}
    </dl>
  );
}
