/** A meal of a closed month: the difference, booked in the open month with its reason. */
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
import { money } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../newId.ts';
import { Difference } from './Difference.tsx';
import { MealFields } from './MealFields.tsx';
import type { MealDetail } from './MealPanel.tsx';
import { mealsTexts } from './texts.ts';

interface AdjustDraft {
  kind: 'notEaten' | 'priced';
  patch: MealPatch;
  reason: string;
}
const useAdjustDraft = defineDraft<AdjustDraft>();
const untouched: AdjustDraft = { kind: 'notEaten', patch: {}, reason: '' };

export function AdjustForm({ detail, onDone }: { detail: MealDetail; onDone(): void }) {
  const t = useText(mealsTexts);
  const say = useSay();
  const api = useApi();
  const { current, net } = detail;
  const [id] = useState(newId);
  const { value, set, clear } = useAdjustDraft(current.versionId, untouched);
  const { kind, patch, reason } = value;
  const [failure, setFailure] = useState<DeskError | null>(null);
  const reasonProblem = failure?.failure.field === 'reason' ? say(failure.failure.sentence) : undefined;

  async function save() {
    setFailure(null);
    const { payment: _, takenBy: __, ...priced } = patch;
    const change = kind === 'notEaten' ? { kind } : { kind, ...priced };
    try {
      const { adjustment } = await api.meals.adjust({ id, rootId: current.rootId, change, reason });
      notify({ text: t('adjust.saved', { amount: money(adjustment.personFen) }) });
      clear();
      onDone();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      setFailure(error);
    }
  }

  return (
    <Form
      label={t('adjust')}
      actions={
        <>
          <ActionButton label={t('back')} kind="quiet" onAction={onDone} />
          <ActionButton
            label={t('adjust.save')}
            keys="Mod+Enter"
            whileTyping
            kind="primary"
            onAction={save}
          />
        </>
      }
    >
      <Field label={t('adjust.what')}>
        {() => (
          <Segmented
            label={t('adjust.what')}
            options={(['notEaten', 'priced'] as const).map((one) => ({
              value: one,
              label: t(`adjust.${one}`),
            }))}
            value={kind}
            onChange={(next) => set((before) => ({ ...before, kind: next }))}
          />
        )}
      </Field>
      {kind === 'priced' ? (
        <>
          <MealFields
            line={current}
            patch={patch}
            onChange={(next) => set((before) => ({ ...before, patch: next }))}
          />
          <Difference rootId={current.rootId} patch={patch} paidFen={net.personFen} />
        </>
      ) : (
        <strong role="status">{t('correct.back', { amount: money(net.personFen) })}</strong>
      )}
      <TextField
        label={t('reason')}
        placeholder={t('reason.needed')}
        value={reason}
        maxLength={200}
        error={reasonProblem}
        required
        onChange={(next) => set((before) => ({ ...before, reason: next }))}
      />
      {failure && reasonProblem === undefined && <ErrorNote error={failure} />}
    </Form>
  );
}
