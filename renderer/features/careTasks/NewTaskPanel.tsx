/** A task that a person opens: about whom, what, until when. */
import { useState } from 'react';
import { careTasks, severities } from '../../../db/careTasks/contract.ts';
import type { ResidentLine } from '../../../db/residents/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useToday } from '../../state/now.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PersonSearch } from '../residents/parts/PersonSearch.tsx';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './TaskPanel.module.css';
import { careTasksTexts } from './texts.ts';

interface NewTask {
  person: Pick<ResidentLine, 'id' | 'name'> | null;
  severity: (typeof severities)[number];
  detail: string;
  dueOn: string | null;
}

const useTaskDraft = defineDraft<NewTask>();
const emptyTask: NewTask = { person: null, severity: 'moderate', detail: '', dueOn: null };

export function NewTaskPanel({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useText(careTasksTexts);
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('add.title')}>
      {opened && <NewTaskForm onClose={onClose} />}
    </SidePanel>
  );
}

function NewTaskForm({ onClose }: { onClose(): void }) {
  const t = useText(careTasksTexts);
  const api = useApi();
  const today = useToday();
  const [id] = useState(newId);
  const draft = useTaskDraft('new', emptyTask);
  const { person, severity, detail, dueOn } = draft.value;
  const put = (part: Partial<NewTask>) => draft.set((task) => ({ ...task, ...part }));
  const checked = useCheckedSave(careTasks.add.input, api.careTasks.add, ['detail', 'dueOn']);

  async function save() {
    if (!person) return;
    if (!(await checked.save({ id, residentId: person.id, severity, detail, dueOn: dueOn ?? today }))) return;
    notify({ text: t('add.saved', { name: person.name }) });
    draft.clear();
    onClose();
  }

  return (
    <>
      <Form label={t('add.title')}>
        <Field label={t('add.person')} required>
          {() =>
            person ? (
              <span className={css.phone}>
                <strong>{person.name}</strong>
                <ActionButton label={t('add.other')} kind="quiet" onAction={() => put({ person: null })} />
              </span>
            ) : (
              <PersonSearch
                label={t('add.find')}
                without={[]}
                onPick={({ id: residentId, name }) => put({ person: { id: residentId, name } })}
              />
            )
          }
        </Field>
        <TextField
          label={t('add.detail')}
          value={detail}
          lines
          required
          maxLength={500}
          error={checked.problem('detail')}
          onChange={(value) => put({ detail: value })}
        />
        <Field label={t('severity')}>
          {() => (
            <Segmented
              label={t('severity')}
              options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
              value={severity}
              onChange={(value) => put({ severity: value })}
            />
          )}
        </Field>
        <DateField
          label={t('add.due')}
          value={dueOn ?? today}
          min={today}
          error={checked.problem('dueOn')}
          onChange={(value) => put({ dueOn: value })}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton
          label={t('add.save')}
          keys="Mod+Enter"
          kind="primary"
          disabled={person === null}
          onAction={save}
        />
      </div>
    </>
  );
}
