/** One movement of points: spent on something, given to somebody, or adjusted with a reason. */
import { type ReactNode, useState } from 'react';
import { service } from '../../../../db/service/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { PersonSearch } from '../../residents/parts/PersonSearch.tsx';
import { newId } from '../../visits/newId.ts';
import { type CheckedSave, useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { volunteersTexts } from '../texts.ts';
import css from './Points.module.css';
import { printPoints, readPoints } from './tenths.ts';
import { pointsTexts } from './texts.ts';

interface Props {
  residentId: string;
  /** Tenths. */
  usable: number;
  onDone(): void;
}

const fields = ['points', 'note', 'toResidentId'];

export function SpendForm({ residentId, usable, onDone }: Props) {
  const t = useText(pointsTexts);
  const api = useApi();
  const [id] = useState(newId);
  const checked = useCheckedSave(
    service.spendPoints.input,
    async (input: Parameters<typeof api.service.spendPoints>[0]) => {
      const left = await api.service.spendPoints(input);
      const said = { points: printPoints(input.points), usable: printPoints(left.usable) };
      notify({ text: t('done.spend', said) });
    },
    fields,
  );
  return (
    <Movement
      hint={t('amount.most', { points: printPoints(usable) })}
      noteLabel={t('spend.what')}
      act={t('spend')}
      checked={checked}
      save={(points, note) => checked.save({ id, residentId, points, note })}
      onDone={onDone}
    />
  );
}

export function GiveForm({ residentId, usable, onDone }: Props) {
  const t = useText(pointsTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [id] = useState(newId);
  const [to, setTo] = useState<{ id: string; name: string } | null>(null);
  const checked = useCheckedSave(
    service.givePoints.input,
    async (input: Parameters<typeof api.service.givePoints>[0]) => {
      const left = await api.service.givePoints(input);
      const said = { points: printPoints(input.points), usable: printPoints(left.usable) };
      notify({ text: t('done.give', said) });
    },
    fields,
  );
  return (
    <Movement
      hint={t('amount.most', { points: printPoints(usable) })}
      noteLabel={t('give.why')}
      act={t('give')}
      checked={checked}
      save={async (points, note) =>
        to !== null && checked.save({ id, fromResidentId: residentId, toResidentId: to.id, points, note })
      }
      onDone={onDone}
    >
      <Field label={t('give.to')} hint={t('give.note')} error={checked.problem('toResidentId')} required>
        {() =>
          to ? (
            <span className={css.acts}>
              <strong>{to.name}</strong>
              <ActionButton label={words('other')} kind="quiet" onAction={() => setTo(null)} />
            </span>
          ) : (
            <PersonSearch label={t('give.find')} without={[residentId]} onPick={setTo} />
          )
        }
      </Field>
    </Movement>
  );
}

export function AdjustForm({ residentId, onDone }: Props) {
  const t = useText(pointsTexts);
  const api = useApi();
  const [id] = useState(newId);
  const [direction, setDirection] = useState<'up' | 'down'>('up');
  const checked = useCheckedSave(
    service.adjustPoints.input,
    async (input: Parameters<typeof api.service.adjustPoints>[0]) => {
      const left = await api.service.adjustPoints(input);
      notify({ text: t('done.adjust', { usable: printPoints(left.usable) }) });
    },
    fields,
  );
  return (
    <Movement
      hint={t('adjust.note')}
      noteLabel={t('adjust.why')}
      act={t('adjust')}
      checked={checked}
      save={(points, note) =>
        checked.save({ id, residentId, points: direction === 'up' ? points : -points, note })
      }
      onDone={onDone}
    >
      <Field label={t('adjust.direction')}>
        {() => (
          <Segmented
            label={t('adjust.direction')}
            options={(['up', 'down'] as const).map((value) => ({ value, label: t(`adjust.${value}`) }))}
            value={direction}
            onChange={(value) => setDirection(value)}
          />
        )}
      </Field>
    </Movement>
  );
}

interface MovementProps {
  hint: string;
  noteLabel: string;
  /** What the button does. */
  act: string;
  checked: Pick<CheckedSave<never>, 'problem' | 'error'>;
  /** True when it was saved. */
  save(points: number, note: string): Promise<boolean>;
  onDone(): void;
  children?: ReactNode;
}

function Movement({ hint, noteLabel, act, checked, save, onDone, children }: MovementProps) {
  const t = useText(pointsTexts);
  const words = useText(volunteersTexts);
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState(false);
  async function send() {
    const points = readPoints(amount);
    setWrong(points === null);
    if (points !== null && (await save(points, note))) onDone();
  }
  return (
    <div className={css.form}>
      {children}
      <TextField
        label={t('amount')}
        hint={hint}
        value={amount}
        required
        autoFocus
        inputMode="numeric"
        maxLength={8}
        error={wrong ? t('amount.wrong') : checked.problem('points')}
        onChange={setAmount}
      />
      <TextField
        label={noteLabel}
        value={note}
        required
        maxLength={100}
        error={checked.problem('note')}
        onChange={setNote}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={act} keys="Mod+Enter" kind="primary" onAction={send} />
      </div>
    </div>
  );
}
