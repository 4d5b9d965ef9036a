/** Gives out a number at the desk: choose the counter, Enter, and the slip is ready to print. */
import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { queue } from '../../../../db/queue/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { KeyLayerContext, useKey, useKeyLayer } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Tiles } from '../desk/Tiles.tsx';
import { useNameOf } from '../nameOf.ts';
import { newId } from '../newId.ts';
import type { MyCounter } from './counter.ts';
import css from './TakeNumber.module.css';
import { queueTexts } from './texts.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  counter: MyCounter;
  /** Who stands at the desk without a number; the number is made out to them. */
  person: { residentId: string; name: string } | null;
}

type Slip = OutputOf<typeof queue.takeNumber>;

export function TakeNumber({ opened, onClose, ...rest }: Props) {
  const t = useText(queueTexts);
  const layer = useKeyLayer(opened);
  return (
    <KeyLayerContext value={layer}>
      <Modal opened={opened} onClose={onClose} title={t('take.title')} withCloseButton={false}>
        {opened && <Steps onClose={onClose} {...rest} />}
      </Modal>
    </KeyLayerContext>
  );
}

function Steps({ onClose, counter, person }: Omit<Props, 'opened'>) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const open = (counter.state?.counters ?? []).filter((candidate) => candidate.counter.active);
  const [id] = useState(newId);
  const [counterId, setCounterId] = useState(counter.mine?.counter.id ?? open[0]?.counter.id ?? null);
  const [priority, setPriority] = useState(false);
  const [slip, setSlip] = useState<Slip | null>(null);
  useKey({
    keys: 'P',
    label: t('priority'),
    run: () => setPriority((given) => !given),
    disabled: slip !== null,
  });
  if (slip) return <Taken slip={slip} onClose={onClose} />;

  async function take() {
    if (counterId === null) return;
    const residentId = person?.residentId ?? null;
    setSlip(await api.queue.takeNumber({ id, counterId, residentId, priority }));
  }

  return (
    <div className={css.steps} data-autofocus tabIndex={-1}>
      <Tiles
        label={t('counter')}
        tileWidth="9rem"
        chosen={counterId}
        onChoose={setCounterId}
        tiles={open.map((candidate, index) => ({
          id: candidate.counter.id,
          label: nameOf(candidate.counter),
          note: t('waiting', { count: candidate.waiting.length }),
          ...(index < 9 ? { keys: String(index + 1) } : {}),
        }))}
      />
      <div className={css.priority}>
        <Switch
          checked={priority}
          onChange={(event) => setPriority(event.currentTarget.checked)}
          label={t('priority')}
          description={t('priority.who')}
        />
        <Kbd keys="P" />
      </div>
      {person && <p className={css.person}>{t('take.for', { name: person.name })}</p>}
      <div className={css.acts}>
        <ActionButton label={t('cancel')} keys="Escape" kind="quiet" onAction={onClose} />
        <ActionButton
          label={t('take')}
          keys="Enter"
          kind="primary"
          disabled={counterId === null}
          onAction={take}
        />
      </div>
    </div>
  );
}

function Taken({ slip, onClose }: { slip: Slip; onClose(): void }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const [, navigate] = useLocation();
  return (
    <div className={css.taken} role="status">
      <span className={css.label}>{slip.label}</span>
      <span className={css.where}>
        {nameOf({ name: slip.counterName, nameEn: slip.counterNameEn })} · {t('ahead', { count: slip.ahead })}
      </span>
      <div className={css.acts}>
        <ActionButton
          label={t('slip.print')}
          keys="P"
          onAction={() => navigate(`/slip/${slip.ticketId}?print=1`)}
        />
        <ActionButton label={t('done')} keys="Enter" kind="primary" onAction={onClose} focus />
      </div>
    </div>
  );
}
