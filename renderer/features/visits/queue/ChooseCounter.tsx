/** Chosen once: the counter that this window serves today. */
import { IconBuildingStore } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useNameOf } from '../nameOf.ts';
import css from './ChooseCounter.module.css';
import type { MyCounter } from './counter.ts';
import { queueTexts } from './texts.ts';

interface Props {
  counter: MyCounter;
  onDone(): void;
  onTakeNumber(): void;
}

export function ChooseCounter({ counter, onDone, onTakeNumber }: Props) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const open = (counter.state?.counters ?? []).filter((candidate) => candidate.counter.active);
  if (open.length === 0) return <NoCounters />;
  const choose = (id: string | null) => {
    counter.choose(id);
    onDone();
  };
  return (
    <Card title={t('queue')} footer={<ActionButton label={t('take')} keys="F7" onAction={onTakeNumber} />}>
      <p className={css.ask}>{t('counter.ask')}</p>
      <div className={css.counters}>
        {open.map((candidate) => (
          <button
            key={candidate.counter.id}
            type="button"
            className={css.counter}
            data-mine={candidate === counter.mine || undefined}
            onClick={() => choose(candidate.counter.id)}
          >
            <span>{nameOf(candidate.counter)}</span>
            <span className={css.waiting}>{t('waiting', { count: candidate.waiting.length })}</span>
          </button>
        ))}
        {counter.mine && (
          <button type="button" className={css.counter} onClick={() => choose(null)}>
            {t('counter.none')}
          </button>
        )}
      </div>
    </Card>
  );
}

function NoCounters() {
  const t = useText(queueTexts);
  const [, navigate] = useLocation();
  const manager = useSession((session) => session.account?.role === 'manager');
  return (
    <Card title={t('queue')}>
      <EmptyState
        icon={<IconBuildingStore />}
        sentence={manager ? t('counter.noneYet') : t('counter.noneYet.ask')}
        action={
          manager && <ActionButton label={t('counter.set')} onAction={() => navigate('/settings/counters')} />
        }
      />
    </Card>
  );
}
