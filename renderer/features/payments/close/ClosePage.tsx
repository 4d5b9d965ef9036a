/** The day close (日结): what this desk's drawer should hold, what was counted, and which days still wait for it. */
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useLocation, useSearch } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { payments } from '../../../../db/payments/contract.ts';
import { paymentWords } from '../../../../db/payments/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { money, shiftDay, weekday, yuan } from '../../../ui/format.ts';
import { Columns, Page } from '../../../ui/Page.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TimeText } from '../../../ui/When.tsx';
import { paymentsTexts } from '../texts.ts';
import css from './ClosePage.module.css';
import { CountCard } from './CountCard.tsx';
import { useDifference } from './useDifference.ts';

export type Drawer = OutputOf<typeof payments.drawer>;

export default function ClosePage() {
  const t = useText(paymentsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const role = useSession((session) => session.account?.role);
  const today = useToday();
  const [, navigate] = useLocation();
  const day = new URLSearchParams(useSearch()).get('day') ?? today;
  const { data, error } = useDeskQuery('payments', 'drawer', { day }, { keepPrevious: true });
  const go = (to: string) =>
    navigate(to === today ? '/canteen/close' : `/canteen/close?day=${to}`, { replace: true });
  const before = () => go(shiftDay(day, -1));
  const after = () => day < today && go(shiftDay(day, 1));
  useKey({ keys: 'PageUp', label: t('close.before'), run: before });
  useKey({ keys: 'PageDown', label: t('close.after'), run: after });
  return (
    <Page
      title={`${day} ${weekday(day, language)}`}
      subtitle={
        <span className={css.steps}>
          <ActionIcon variant="default" size="lg" aria-label={t('close.before')} onClick={before}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('close.after')}
            disabled={day >= today}
            onClick={after}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
          {data && t('close.desk', { code: data.deskCode })}
        </span>
      }
      actions={
        <ActionButton
          label={t('close.print')}
          icon={<IconPrinter size={18} />}
          disabled={!data || data.closes.length === 0}
          onAction={() => navigate(`/canteen/close/${day}/print`)}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      <OpenDays day={day} onDay={go} />
      {data && data.day === day && (
        <Columns template="20rem minmax(22rem, 1fr) 22rem" narrow="16rem minmax(20rem, 1fr) 17rem">
          <Expected drawer={data} />
          <CountCard key={day} drawer={data} readOnly={role === 'evaluator'} />
          <History drawer={data} />
        </Columns>
      )}
    </Page>
  );
}

function OpenDays({ day, onDay }: { day: string; onDay(day: string): void }) {
  const t = useText(paymentsTexts);
  const { data } = useDeskQuery('payments', 'openDays', {});
  if (!data) return null;
  if (data.length === 0) return <p className={css.allClosed}>{t('close.allClosed')}</p>;
  return (
    <ul className={css.days} aria-label={t('close.open')}>
      {data.map((open) => (
        <li key={open.day}>
          <button
            type="button"
            className={css.day}
            aria-current={open.day === day ? 'date' : undefined}
            onClick={() => onDay(open.day)}
          >
            <b>{open.day}</b> {money(open.expectedFen)}{' '}
            <Tag tone="attention">{t(open.closedFen === null ? 'close.open' : 'close.changed')}</Tag>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Expected({ drawer }: { drawer: Drawer }) {
  const t = useText(paymentsTexts);
  const say = useSay();
  const { byKind, expectedFen, balanceFen, signedFen } = drawer;
  return (
    <Card title={t('close.expected')}>
      <p className={css.total}>¥{yuan(expectedFen)}</p>
      {byKind.length === 0 && <p className={css.quiet}>{t('close.noEntries')}</p>}
      <dl className={css.sums}>
        {byKind.map(({ kind, count, cashFen }) => (
          <div key={kind} className={css.sum}>
            <dt>
              {say(paymentWords[kind])} <span className={css.quiet}>{t('close.entries', { count })}</span>
            </dt>
            <dd>{yuan(cashFen)}</dd>
          </div>
        ))}
      </dl>
      {(balanceFen !== 0 || signedFen !== 0) && (
        <>
          <h3 className={css.heading}>{t('close.noCash')}</h3>
          <dl className={css.sums}>
            <div className={css.sum}>
              <dt>{t('close.byBalance')}</dt>
              <dd>{yuan(balanceFen)}</dd>
            </div>
            <div className={css.sum}>
              <dt>{t('close.bySigned')}</dt>
              <dd>{yuan(signedFen)}</dd>
            </div>
          </dl>
        </>
      )}
    </Card>
  );
}

function History({ drawer }: { drawer: Drawer }) {
  const t = useText(paymentsTexts);
  const difference = useDifference();
  return (
    <Card title={t('close.history')}>
      {drawer.closes.length === 0 && <p className={css.quiet}>{t('close.none')}</p>}
      <ol className={css.closes}>
        {drawer.closes.map((close, at) => (
          <li key={close.id} className={css.close} data-past={at > 0 || undefined}>
            <span className={css.closeHead}>
              <TimeText at={close.at} /> {close.accountName}
              <Tag tone={at === 0 ? 'good' : 'neutral'}>
                {t(at === 0 ? 'close.stands' : 'close.superseded')}
              </Tag>
            </span>
            <span>
              {t('close.counted')} {yuan(close.countedFen)} · {difference(close.differenceFen)}
            </span>
            {close.note && <span className={css.quiet}>{close.note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
