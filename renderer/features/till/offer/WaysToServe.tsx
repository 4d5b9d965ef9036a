/** How it is served, how it is paid, and who takes it: each a key away from the usual. */
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { inputMethodAtWork } from '../../../keys/inputMethod.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Choice, Chosen, Mode, OfferData } from '../choice.ts';
import { tillTexts } from '../texts.ts';
import css from './WaysToServe.module.css';

interface Props {
  offer: OfferData;
  chosen: Chosen;
  choice: Choice;
  onChange(part: Choice): void;
  /** The field has been left: the keys of the till answer again. */
  onDone(): void;
}

const modeKeys = { dineIn: 'T', takeAway: 'P', delivery: 'D' } as const satisfies Record<Mode, string>;
const paymentKeys = { cash: 'C', balance: 'B', signed: 'S' } as const;

export function WaysToServe({ offer, chosen, choice, onChange, onDone }: Props) {
  const t = useText(tillTexts);
  const [naming, setNaming] = useState(false);
  const modes = (['dineIn', 'takeAway', 'delivery'] as const).map((value) => ({
    value,
    label: t(`mode.${value}`),
    keys: modeKeys[value],
  }));
  const due = chosen.quote?.personFen ?? 0;
  const payments = (['cash', 'balance', 'signed'] as const).map((value) => ({
    value,
    label: t(`payment.${value}`),
    keys: paymentKeys[value],
    disabled: value === 'balance' && offer.balanceFen < due,
  }));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || inputMethodAtWork(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    setNaming(false);
    onDone();
  }

  return (
    <div className={css.ways}>
      <Segmented
        label={t('mode')}
        options={modes}
        value={chosen.mode}
        onChange={(mode) => onChange({ mode })}
      />
      {chosen.payment !== 'subsidyOnly' && (
        <Segmented
          label={t('payment')}
          options={payments}
          value={chosen.payment}
          onChange={(payment) => onChange({ payment })}
        />
      )}
      {naming ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter leaves the field that stands in it
        <div className={css.name} onKeyDown={onKeyDown}>
          <TextField
            label={t('takenBy.who')}
            placeholder={t('takenBy.hint')}
            value={choice.takenBy ?? ''}
            maxLength={40}
            autoFocus
            onChange={(takenBy) => onChange({ takenBy })}
          />
        </div>
      ) : (
        <ActionButton
          label={choice.takenBy ? `${t('takenBy')} · ${choice.takenBy}` : t('takenBy')}
          keys="H"
          onAction={() => setNaming(true)}
        />
      )}
      {chosen.mode === 'delivery' && (
        <span className={css.route}>
          {offer.route
            ? t('mode.route', { route: offer.route.name, name: offer.route.deliverer })
            : t('mode.noRoute')}
        </span>
      )}
    </div>
  );
}
