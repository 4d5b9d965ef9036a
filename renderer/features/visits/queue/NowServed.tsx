/** The number at my counter: called and on its way, or being served. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconDoorExit } from '@tabler/icons-react';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { TimeText } from '../../../ui/When.tsx';
import type { Ticket } from './counter.ts';
import css from './NowServed.module.css';
import { queueTexts } from './texts.ts';

interface Props {
  ticket: Ticket;
  /** Opens the form of whose number it is. */
  onServe(): void;
}

export function NowServed({ ticket, onServe }: Props) {
  const t = useText(queueTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const input = { ticketId: ticket.id };
  const others = [
    { text: t('putBack'), icon: <IconArrowBackUp size={18} />, run: () => api.queue.putBack(input) },
    { text: t('left'), icon: <IconDoorExit size={18} />, run: () => api.queue.cancel(input) },
  ];
  return (
    <section className={css.now} aria-label={t('now')}>
      <div className={css.top}>
        <span className={css.label}>{ticket.label}</span>
        <span className={css.who}>
          {ticket.residentName ? (
            <button type="button" className={css.name} onClick={onServe}>
              {ticket.residentName}
            </button>
          ) : (
            <span className={css.unnamed}>{t('unnamed')}</span>
          )}
          <span className={css.state}>
            {t(ticket.state === 'serving' ? 'state.serving' : 'state.called')}{' '}
            <TimeText at={ticket.startedAt ?? ticket.calledAt ?? ticket.takenAt} />
            {ticket.calls > 1 && ` · ${t('calls', { count: ticket.calls })}`}
          </span>
        </span>
        <span className={css.others}>
          {others.map(({ text, icon, run }) => (
            <Tooltip key={text} label={text}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text}
                onClick={() => void run().catch(notifyError)}
              >
                {icon}
              </ActionIcon>
            </Tooltip>
          ))}
        </span>
      </div>
      <div className={css.acts}>
        <ActionButton label={t('recall')} keys="F9" onAction={() => api.queue.recall(input)} />
        <ActionButton label={t('skip')} keys="F10" kind="quiet" onAction={() => api.queue.skip(input)} />
      </div>
    </section>
  );
}
