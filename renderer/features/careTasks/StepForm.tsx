/** The next step of a task: a note, another date, the result that closes it, the reason that opens it again. */
import { useState } from 'react';
import { type careTaskStepKinds, careTasks } from '../../../db/careTasks/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useToday } from '../../state/now.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './TaskPanel.module.css';
import { careTasksTexts } from './texts.ts';

const useStepDraft = defineDraft<{ note: string; dueOn: string | null }>();
const emptyStep = { note: '', dueOn: null };

interface Props {
  kind: (typeof careTaskStepKinds)[number];
  taskId: string;
  onDone(): void;
}

export function StepForm({ kind, taskId, onDone }: Props) {
  const t = useText(careTasksTexts);
  const api = useApi();
  const today = useToday();
  const [id] = useState(newId);
  const draft = useStepDraft(`${taskId} ${kind}`, emptyStep);
  const { note, dueOn } = draft.value;
  const checked = useCheckedSave(careTasks.step.input, api.careTasks.step, ['note', 'dueOn']);
  const dated = kind === 'extended' || kind === 'reopened';

  async function save() {
    const step = { id, taskId, note };
    const saved = await checked.save(dated ? { ...step, kind, dueOn: dueOn ?? '' } : { ...step, kind });
    if (!saved) return;
    notify({ text: t('step.saved', { kind: t(`step.${kind}`) }) });
    draft.clear();
    onDone();
  }

  return (
    <div className={css.form}>
      <Form label={t(`step.${kind}`)}>
        {dated && (
          <DateField
            label={t('step.due')}
            value={dueOn}
            min={today}
            required
            error={checked.problem('dueOn')}
            onChange={(value) => draft.set((step) => ({ ...step, dueOn: value }))}
          />
        )}
        <TextField
          label={kind === 'closed' ? t('step.result') : t('step.text')}
          value={note}
          lines
          autoFocus={!dated}
          maxLength={1000}
          error={checked.problem('note')}
          onChange={(value) => draft.set((step) => ({ ...step, note: value }))}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={t('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={t(`step.${kind}`)} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}
