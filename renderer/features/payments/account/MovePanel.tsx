/** Money brought or taken: one form for each kind, with what happens to the drawer said before it is saved. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { money } from '../../../ui/format.ts';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { paymentsTexts } from '../texts.ts';
import { AdjustFields } from './AdjustFields.tsx';
import css from './MovePanel.module.css';
import { cashOf, emptyMove, type MoveForm, type Movement } from './moveForm.ts';

export type { Movement } from './moveForm.ts';

interface Purse {
  balanceFen: number;
  owedFen: number;
}

interface Props {
  movement: Movement;
  person: Pick<ResidentLine, 'id' | 'name'>;
  purse: Purse;
  onClose(): void;
}

/** What was typed outlives the panel; its id too, so that one request is never two entries. */
const useMoveDraft = defineDraft<MoveForm>();

/** Fen; the notes that people bring. */
const usualFen = [5_000, 10_000, 20_000, 50_000];

export function MovePanel({ movement, person, purse, onClose }: Props) {
  const t = useText(paymentsTexts);
  const [, navigate] = useLocation();
  const [initial] = useState(() => emptyMove(newId()));
  const { value: form, set, clear } = useMoveDraft(`${movement} ${person.id}`, initial);
  const change = (more: Partial<MoveForm>) => set((now) => ({ ...now, ...more }));
  const save = useSave(movement, person);

  async function submit(print: boolean) {
    const entryId = await save.run(form);
    clear();
    onClose();
    if (print) navigate(`/canteen/receipt/${entryId}?print`);
  }
  const ready = movement === 'adjust' ? form.reason.trim() !== '' : form.amountFen !== null;
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={`${t(movement)} · ${person.name}`}
      footer={
        <>
          {ready && <CashSaid cashFen={cashOf(movement, form)} />}
          <ActionButton
            label={t('saveAndPrint')}
            disabled={!ready}
            onAction={() => submit(true).catch(() => undefined)}
          />
          <ActionButton
            kind="primary"
            label={t('save')}
            keys="Mod+Enter"
            whileTyping
            disabled={!ready}
            onAction={() => submit(false).catch(() => undefined)}
          />
        </>
      }
    >
      {save.error && <ErrorNote error={save.error} />}
      <Form label={t(movement)}>
        {movement === 'adjust' ? (
          <AdjustFields form={form} onChange={change} />
        ) : (
          <AmountFields movement={movement} form={form} purse={purse} onChange={change} />
        )}
      </Form>
    </SidePanel>
  );
}

/** The four commands as one; a refusal stays in `error`. */
function useSave(movement: Movement, person: Props['person']) {
  const t = useText(paymentsTexts);
  const topUp = useDeskCommand('payments', 'topUp');
  const payOut = useDeskCommand('payments', 'payOut');
  const settle = useDeskCommand('payments', 'settle');
  const adjust = useDeskCommand('payments', 'adjust');

  async function run({ id, amountFen, note, by, reason, balanceFen, owedFen, ...signs }: MoveForm) {
    const who = { id, residentId: person.id };
    const amount = { ...who, amountFen: amountFen ?? 0, note };
    const saved = await {
      topUp: () => topUp.mutateAsync(amount),
      payOut: () => payOut.mutateAsync(amount),
      settle: () => settle.mutateAsync({ ...amount, by }),
      adjust: () =>
        adjust.mutateAsync({
          ...who,
          reason,
          balanceFen: signs.balanceSign * (balanceFen ?? 0),
          owedFen: signs.owedSign * (owedFen ?? 0),
        }),
    }[movement]();
    const said = { name: person.name, amount: money(amountFen ?? 0) };
    const balance = money(saved.purse.balanceFen);
    const owed = money(saved.purse.owedFen);
    notify({ text: t(`${movement}.done`, { ...said, balance, owed }) });
    return saved.entryId;
  }
  return { run, error: topUp.error ?? payOut.error ?? settle.error ?? adjust.error };
}

function CashSaid({ cashFen }: { cashFen: number }) {
  const t = useText(paymentsTexts);
  const said =
    cashFen === 0
      ? t('noCash')
      : cashFen > 0
        ? t('takeCash', { amount: money(cashFen) })
        : t('handOut', { amount: money(-cashFen) });
  return <span className={css.cash}>{said}</span>;
}

interface FieldsProps {
  movement: Exclude<Movement, 'adjust'>;
  form: MoveForm;
  purse: Purse;
  onChange(more: Partial<MoveForm>): void;
}

function AmountFields({ movement, form, purse, onChange }: FieldsProps) {
  const t = useText(paymentsTexts);
  const allFen = movement === 'payOut' ? purse.balanceFen : purse.owedFen;
  return (
    <>
      <MoneyField
        label={t('amount')}
        required
        autoFocus
        value={form.amountFen}
        onChange={(amountFen) => onChange({ amountFen })}
      />
      <Field label={movement === 'topUp' ? t('amount.quick') : ''}>
        {() => (
          <div className={css.quick}>
            {movement === 'topUp' ? (
              usualFen.map((fen) => (
                <ActionButton key={fen} label={money(fen)} onAction={() => onChange({ amountFen: fen })} />
              ))
            ) : (
              <ActionButton
                label={t(`${movement}.all`, { amount: money(allFen) })}
                onAction={() => onChange({ amountFen: allFen })}
              />
            )}
          </div>
        )}
      </Field>
      {movement === 'settle' && (
        <Field label={t('settle.by')}>
          {() => (
            <Segmented
              label={t('settle.by')}
              value={form.by}
              onChange={(by) => onChange({ by })}
              options={[
                { value: 'cash', label: t('settle.cash') },
                { value: 'balance', label: t('settle.balance'), disabled: purse.balanceFen <= 0 },
              ]}
            />
          )}
        </Field>
      )}
      <TextField
        label={t('note')}
        value={form.note}
        onChange={(note) => onChange({ note })}
        maxLength={200}
      />
    </>
  );
}
