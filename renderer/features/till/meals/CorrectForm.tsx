/** Mends a meal of an open month: a new version, and the difference taken or given back. */
import { useState } from 'react';
import { DeskError } from '../../../../db/core/errors.ts';
import type { MealPatch } from '../../../../db/meals/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../newId.ts';
import { tillTexts } from '../texts.ts';
import { Difference } from './Difference.tsx';
import { MealFields } from './MealFields.tsx';
import type { MealDetail } from './MealPanel.tsx';
import { mealsTexts } from './texts.ts';

const useCorrectionDraft = defineDraft<{ patch: MealPatch; reason: string }>();
const untouched = { patch: {}, reason: '' };

export function CorrectForm({ detail, onDone }: { detail: MealDetail; onDone(): void }) {
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  const say = useSay();
  const api = useApi();
  const line = detail.current;
  const [id] = useState(newId);
  const draft = useCorrectionDraft(line.versionId, untouched);
  const { patch, reason } = draft.value;
  const [failure, setFailure] = useState<DeskError | null>(null);
  const problem = (field: string) =>
    failure?.failure.field === field ? say(failure.failure.sentence) : undefined;
  const change = (next: MealPatch) => draft.set((before) => ({ ...before, patch: next }));
  const isPerson = line.diner.residentId !== null;

  async function save() {
    setFailure(null);
    try {
      await api.meals.correct({ id, versionId: line.versionId, patch, reason });
      notify({ text: t('correct.saved', { name: line.diner.name || t('guests') }) });
      draft.clear();
      onDone();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      setFailure(error);
    }
  }

  return (
    <Form
      label={t('correct')}
      actions={
        <>
          <ActionButton label={t('back')} kind="quiet" onAction={onDone} />
          <ActionButton
            label={t('correct.save')}
            keys="Mod+Enter"
            whileTyping
            kind="primary"
            onAction={save}
          />
        </>
      }
    >
      <MealFields line={line} patch={patch} onChange={change} />
      {isPerson && (
        <Field label={t('payment')} error={problem('payment')}>
          {() => (
            <Segmented
              label={t('payment')}
              options={(['cash', 'balance', 'signed'] as const).map((value) => ({
                value,
                label: words(`payment.${value}`),
              }))}
              value={patch.payment ?? line.payment}
              onChange={(payment) => {
                if (payment !== 'subsidyOnly') change({ ...patch, payment });
              }}
            />
          )}
        </Field>
      )}
      {isPerson && (
        <TextField
          label={t('takenBy')}
          value={patch.takenBy ?? line.takenBy ?? ''}
          maxLength={40}
          onChange={(takenBy) => change({ ...patch, takenBy })}
        />
      )}
      <TextField
        label={t('reason')}
        placeholder={t('reason.own')}
        value={reason}
        maxLength={200}
        error={problem('reason')}
        onChange={(next) => draft.set((before) => ({ ...before, reason: next }))}
      />
      <Difference rootId={line.rootId} patch={patch} />
      {failure && problem('reason') === undefined && problem('payment') === undefined && (
        <ErrorNote error={failure} />
      )}
    </Form>
  );
}
