/** My counter's queue: who is at the counter, who waits how long, and the keys that move it on. */
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDeviceTv,
  IconDoorExit,
  IconPlayerPlay,
  IconSpeakerphone,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { useNameOf } from '../nameOf.ts';
import { openWindow } from '../openWindow.ts';
import { ChooseCounter } from './ChooseCounter.tsx';
import type { CounterQueue, MyCounter, Ticket } from './counter.ts';
import { NowServed } from './NowServed.tsx';
import css from './QueueCard.module.css';
import { queueTexts } from './texts.ts';

interface Props {
  counter: MyCounter;
  onCallNext(): Promise<unknown>;
  onCalled(ticket: Ticket): void;
  onTakeNumber(): void;
  /** Calling is the next best thing to do: nobody is being served. */
  idle: boolean;
}

export function QueueCard({ counter, onCallNext, onCalled, onTakeNumber, idle }: Props) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const [choosing, setChoosing] = useState(false);
  const { mine, current, state } = counter;
  if (!state) return <Card title={t('queue')}>{null}</Card>;
  if (!mine || choosing) {
    return <ChooseCounter counter={counter} onDone={() => setChoosing(false)} onTakeNumber={onTakeNumber} />;
  }
  return (
    <Card
      title={nameOf(mine.counter)}
      subtitle={t('waiting', { count: mine.waiting.length })}
      actions={
        <>
          <Tooltip label={t('display.open')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('display.open')}
              onClick={() => openWindow('/display')}
            >
              <IconDeviceTv size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('counter.change')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('counter.change')}
              onClick={() => setChoosing(true)}
            >
              <IconSwitchHorizontal size={18} />
            </ActionIcon>
          </Tooltip>
        </>
      }
      footer={
        <>
          <ActionButton
            label={t('callNext')}
            keys="F8"
            kind={idle ? 'primary' : 'normal'}
            onAction={onCallNext}
          />
          <ActionButton label={t('take')} keys="F7" onAction={onTakeNumber} />
        </>
      }
    >
      {current && <NowServed ticket={current} onServe={() => onCalled(current)} />}
      <Waiting mine={mine} onCalled={onCalled} />
      {mine.skipped.length > 0 && <Skipped tickets={mine.skipped} onCalled={onCalled} />}
    </Card>
  );
}

function useCall(onCalled: (ticket: Ticket) => void) {
  const notifyError = useNotifyError();
  return useDeskCommand('queue', 'call', {
    onSuccess: ({ ticket }) => onCalled(ticket),
    onError: notifyError,
  });
}

function Waiting({ mine, onCalled }: { mine: CounterQueue; onCalled(ticket: Ticket): void }) {
  const t = useText(queueTexts);
  const call = useCall(onCalled);
  const longWait = useDeskQuery('centre', 'settings', {}).data?.longWaitMinutes;
  if (mine.waiting.length === 0) return <p className={css.nobody}>{t('nobodyWaits')}</p>;
  return (
    <ol className={css.list} aria-label={t('queue')}>
      {mine.waiting.map((ticket) => {
        const long = longWait !== undefined && ticket.waitedMinutes >= longWait;
        return (
          <li key={ticket.id} className={css.place}>
            <span className={css.label}>{ticket.label}</span>
            <span className={css.who}>
              <span className={css.name}>{ticket.residentName ?? t('unnamed')}</span>
              <span className={css.detail} data-long={long || undefined}>
                {long
                  ? t('waited.long', { minutes: ticket.waitedMinutes })
                  : t('waited', { minutes: ticket.waitedMinutes })}
                {ticket.priority && ` · ${t('priority')}`}
              </span>
            </span>
            <Tooltip label={t('callThis', { label: ticket.label })}>
              <ActionIcon
                className={css.act ?? ''}
                variant="subtle"
                aria-label={t('callThis', { label: ticket.label })}
                onClick={() => call.mutate({ ticketId: ticket.id })}
              >
                <IconSpeakerphone size={18} />
              </ActionIcon>
            </Tooltip>
          </li>
        );
      })}
    </ol>
  );
}

function Skipped({ tickets, onCalled }: { tickets: readonly Ticket[]; onCalled(ticket: Ticket): void }) {
  const t = useText(queueTexts);
  const notifyError = useNotifyError();
  const call = useCall(onCalled);
  const putBack = useDeskCommand('queue', 'putBack', { onError: notifyError });
  const cancel = useDeskCommand('queue', 'cancel', { onError: notifyError });
  return (
    <section className={css.skipped} aria-label={t('skipped')}>
      <h3 className={css.heading}>{t('skipped.count', { count: tickets.length })}</h3>
      {tickets.map(({ id, label, residentName }) => (
        <div key={id} className={css.skippedLine}>
          <span className={css.smallLabel}>{label}</span>
          <span className={css.name}>{residentName ?? t('unnamed')}</span>
          {[
            { text: t('callThis', { label }), icon: <IconPlayerPlay size={16} />, run: call },
            { text: t('putBack.this', { label }), icon: <IconArrowBackUp size={16} />, run: putBack },
            { text: t('left.this', { label }), icon: <IconDoorExit size={16} />, run: cancel },
          ].map(({ text, icon, run }) => (
            <Tooltip key={text} label={text}>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={text}
                onClick={() => run.mutate({ ticketId: id })}
              >
                {icon}
              </ActionIcon>
            </Tooltip>
          ))}
        </div>
      ))}
    </section>
  );
}
