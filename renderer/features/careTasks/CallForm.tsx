/** A call that was made: whom, reached or not, what was said; with a task, it may be closed in the same act. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { careTasks } from '../../../db/careTasks/contract.ts';
import type { ResidentLine } from '../../../db/residents/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './TaskPanel.module.css';
import { careTasksTexts } from './texts.ts';

const useCallDraft = defineDraft<{ whom: string; reached: 'yes' | 'no'; said: string; closes: boolean }>();
const emptyCall = { whom: '', reached: 'yes', said: '', closes: false } as const;

interface Props {
  person: Pick<ResidentLine, 'id' | 'name'>;
  /** Null: the call belongs to no task, or to one that is closed. */
  taskId: string | null;
  /** The day the call is about; left out: today. */
  day?: string;
  onDone(): void;
}

export function CallForm({ person, taskId, day, onDone }: Props) {
  const t = useText(careTasksTexts);
  const api = useApi();
  const [id] = useState(newId);
  const draft = useCallDraft(`${person.id} ${taskId ?? day ?? ''}`, emptyCall);
  const { whom, reached, said, closes } = draft.value;
  const put = (part: Partial<typeof draft.value>) => draft.set((call) => ({ ...call, ...part }));
  const checked = useCheckedSave(careTasks.recordCall.input, api.careTasks.recordCall, ['whom', 'said']);

  async function save() {
    const about = day === undefined ? {} : { day };
    const saved = await checked.save({
      ...{ id, residentId: person.id, taskId, ...about, whom, said },
      reached: reached === 'yes',
      closes: taskId !== null && closes,
    });
    if (!saved) return;
    notify({ text: t('call.saved', { whom }) });
    draft.clear();
    onDone();
  }

  return (
    <div className={css.form}>
      <Form label={t('call.title')}>
        <TextField
          label={t('call.whom')}
          value={whom}
          required
          autoFocus
          maxLength={40}
          error={checked.problem('whom')}
          onChange={(value) => put({ whom: value })}
        />
        <Field label={t('call.reached')} hint={reached === 'no' ? t('call.hint.none') : undefined}>
          {() => (
            <Segmented
              label={t('call.reached')}
              options={[
                { value: 'yes', label: t('call.reached.yes') },
                { value: 'no', label: t('call.reached.no') },
              ]}
              value={reached}
              onChange={(value) => put({ reached: value })}
            />
          )}
        </Field>
        <TextField
          label={t('call.said')}
          value={said}
          lines
          maxLength={1000}
          error={checked.problem('said')}
          onChange={(value) => put({ said: value })}
        />
        {taskId !== null && (
          <Checkbox
            label={t('call.closes')}
            checked={closes}
            onChange={(event) => put({ closes: event.currentTarget.checked })}
          />
        )}
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={t('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={t('call.save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}
