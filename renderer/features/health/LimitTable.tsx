/** Limits as a table of two numbers for each measure, each saved by itself: of the centre, or of one person. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type LimitInForce, measureWords } from '../../../db/health/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { Tag } from '../../ui/Tag.tsx';
import css from './LimitTable.module.css';
import { readLimit, type TypedLimit, typedLimit } from './limitForm.ts';
import { healthTexts } from './texts.ts';

interface Bounds {
  low: number | null;
  high: number | null;
}

interface Props {
  limits: readonly LimitInForce[];
  editable: boolean;
  onSave(limit: LimitInForce, bounds: Bounds): Promise<unknown>;
  /** Gives a personal limit up. */
  onReset?(limit: LimitInForce): Promise<unknown>;
}

export function LimitTable({ limits, editable, onSave, onReset }: Props) {
  const t = useText(healthTexts);
  return (
    <table className={css.limits}>
      <thead>
        <tr>
          <th scope="col">{t('limits.measure')}</th>
          <th scope="col">{t('limits.low')}</th>
          <th scope="col">{t('limits.high')}</th>
          <th scope="col">{t('limits.source')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <LimitRow
            // A saved limit comes back with other numbers: the row starts anew from them.
            key={`${limit.measure} ${limit.glucoseTime} ${limit.low} ${limit.high} ${limit.source}`}
            limit={limit}
            editable={editable}
            onSave={onSave}
            onReset={onReset}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  limit: LimitInForce;
  editable: boolean;
  onSave: Props['onSave'];
  onReset: Props['onReset'];
}

function LimitRow({ limit, editable, onSave, onReset }: RowProps) {
  const t = useText(healthTexts);
  const say = useSay();
  const before = typedLimit(limit);
  const [typed, setTyped] = useState<TypedLimit>(before);
  const [error, setError] = useState<unknown>(null);
  const bounds = readLimit(limit, typed);
  const changed = typed.low !== before.low || typed.high !== before.high;
  const { measure, glucoseTime, source } = limit;
  const name = [t(`measure.${measure}`), glucoseTime && t(`time.${glucoseTime}`)].filter(Boolean).join(' · ');

  async function save() {
    if (!bounds) return;
    setError(null);
    try {
      await onSave(limit, bounds);
      notify({ text: t('limits.saved') });
    } catch (refused) {
      setError(refused);
    }
  }
  const side = (key: 'low' | 'high') => (
    <TextInput
      className={css.field ?? ''}
      aria-label={`${name} ${t(`limits.${key}`)}`}
      value={typed[key]}
      placeholder={t('limits.none')}
      inputMode="decimal"
      disabled={!editable}
      error={readLimit(limit, { low: '', high: '', [key]: typed[key] }) === undefined}
      onChange={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <tr>
        <th scope="row">
          {name} <span className={css.unit}>{say(measureWords[measure].unit)}</span>
        </th>
        <td>{side('low')}</td>
        <td>{side('high')}</td>
        <td>
          <Tag tone={source === 'default' ? 'neutral' : 'accent'}>{t(`source.${source}`)}</Tag>
        </td>
        <td className={css.acts}>
          {changed && <ActionButton label={t('limits.save')} disabled={!bounds} onAction={save} />}
          {!changed && source === 'personal' && onReset && editable && (
            <ActionButton label={t('limits.reset')} kind="quiet" onAction={() => onReset(limit)} />
          )}
        </td>
      </tr>
      {(error !== null || !bounds) && (
        <tr>
          <td colSpan={5}>
            {error !== null ? <ErrorNote error={error} /> : <p role="alert">{t('settings.number')}</p>}
          </td>
        </tr>
      )}
    </>
  );
}
