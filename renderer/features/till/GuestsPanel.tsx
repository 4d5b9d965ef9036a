/** Guests without a card: how many portions of what, at the whole price, in cash. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { DeskError } from '../../../db/core/errors.ts';
import type { MenuOption } from '../../../db/menu/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { money, yuan } from '../../ui/format.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import css from './GuestsPanel.module.css';
import { newId } from './newId.ts';
import { tillTexts } from './texts.ts';

interface GuestsForm {
  id: string;
  portions: number | null;
  guest: string;
  /** `other`: a price typed in; null: the first option. */
  optionId: string | null;
  priceFen: number | null;
  mode: 'dineIn' | 'takeAway';
}

const useGuestsDraft = defineDraft<GuestsForm>();
const empty: GuestsForm = { id: '', portions: 1, guest: '', optionId: null, priceFen: null, mode: 'dineIn' };

interface Props {
  opened: boolean;
  onClose(): void;
  day: string;
  meal: 'breakfast' | 'lunch' | 'dinner';
  options: readonly MenuOption[];
}

export function GuestsPanel({ opened, onClose, day, meal, options }: Props) {
  const t = useText(tillTexts);
  const say = useSay();
  const api = useApi();
  const { nameOf } = useFoodWords();
  const { value: form, set, clear } = useGuestsDraft(day + meal, empty);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const change = (part: Partial<GuestsForm>) => set((before) => ({ ...before, ...part }));
  const optionId = form.optionId ?? options[0]?.id ?? 'other';
  const option = options.find(({ id }) => id === optionId);
  const priceFen = option ? option.priceFen : form.priceFen;
  const portions = form.portions ?? 0;
  const amount = money((priceFen ?? 0) * portions);
  const problem = (field: string) =>
    failure?.failure.field === field ? say(failure.failure.sentence) : undefined;
  const choices = [
    ...options.map((one) => ({ value: one.id, label: `${nameOf(one)} · ${yuan(one.priceFen)}` })),
    { value: 'other', label: t('option.other') },
  ];

  async function save() {
    setFailure(null);
    // Kept with the draft: sent twice, it is one.
    const id = form.id || newId();
    change({ id });
    const food = option
      ? { optionId: option.id }
      : { optionId: null, ...(priceFen === null ? {} : { priceFen }) };
    try {
      await api.meals.serveGuests({ id, day, meal, portions, guest: form.guest, ...food, mode: form.mode });
      notify({ text: t('guests.saved', { count: portions, amount }) });
      clear();
      onClose();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      setFailure(error);
    }
  }

  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('guests')}
      footer={
        <>
          <ActionButton
            kind="primary"
            size="md"
            label={t('guests.save', { count: portions })}
            keys="Mod+Enter"
            whileTyping
            disabled={portions < 1 || priceFen === null}
            onAction={save}
          />
          <strong className={css.total}>{t('guests.total', { amount })}</strong>
        </>
      }
    >
      <Form label={t('guests')}>
        <Field label={t('guests.portions')} error={problem('portions')}>
          {(control) => (
            <NumberInput
              {...control}
              value={form.portions ?? ''}
              onChange={(next) => change({ portions: typeof next === 'number' ? next : null })}
              min={1}
              max={200}
              allowDecimal={false}
              data-autofocus
            />
          )}
        </Field>
        <SelectField
          label={t('option')}
          options={choices}
          value={optionId}
          error={problem('optionId')}
          onChange={(next) => change({ optionId: next })}
        />
        {!option && (
          <MoneyField
            label={t('option.otherPrice')}
            value={form.priceFen}
            error={problem('priceFen')}
            onChange={(next) => change({ priceFen: next })}
          />
        )}
        <Field label={t('mode')}>
          {() => (
            <Segmented
              label={t('mode')}
              options={(['dineIn', 'takeAway'] as const).map((value) => ({
                value,
                label: t(`mode.${value}`),
              }))}
              value={form.mode}
              onChange={(mode) => change({ mode })}
            />
          )}
        </Field>
        <TextField
          label={t('guests.who')}
          placeholder={t('guests.whoHint')}
          value={form.guest}
          maxLength={60}
          onChange={(guest) => change({ guest })}
        />
      </Form>
      {failure && failure.failure.field === undefined && <ErrorNote error={failure} />}
    </SidePanel>
  );
}
