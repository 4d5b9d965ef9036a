/** Hours that staff enter: somebody who stands here signs in, or a time that is over is put in afterwards. */
import { useState } from 'react';
import { service } from '../../../../db/service/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { readTypedSpan, type TypedSpan } from '../parts/spanForm.ts';
import { emptyTask, TaskFields, type TypedTask, taskOf } from '../parts/TaskFields.tsx';
import { type ChosenVolunteer, VolunteerField } from '../parts/VolunteerField.tsx';
import css from './Hours.module.css';
import { SpanFields } from './SpanFields.tsx';
import { hoursTexts } from './texts.ts';

interface Entry {
  volunteer: ChosenVolunteer | null;
  task: TypedTask;
  span: TypedSpan;
  note: string;
}
const useEntryDraft = defineDraft<Entry>();

interface Props {
  /** Signs in now; otherwise the time is typed. */
  start?: boolean;
  onClose(): void;
}

export function RecordPanel({ start = false, onClose }: Props) {
  const t = useText(hoursTexts);
  return (
    <SidePanel opened onClose={onClose} title={start ? t('start.title') : t('record.title')} width="34rem">
      <RecordForm start={start} onDone={onClose} />
    </SidePanel>
  );
}

function RecordForm({ start, onDone }: { start: boolean; onDone(): void }) {
  const t = useText(hoursTexts);
  const api = useApi();
  const today = useToday();
  const zone = useSession((session) => session.zone);
  const [id] = useState(newId);
  const draft = useEntryDraft(start ? 'start' : 'record', {
    volunteer: null,
    task: emptyTask,
    span: { day: today, from: '', to: '', breakMinutes: '' },
    note: '',
  });
  const { volunteer, task: typed, span: typedSpan, note } = draft.value;
  const put = (part: Partial<Entry>) => draft.set((now) => ({ ...now, ...part }));
  const [tried, setTried] = useState(false);
  const starting = useCheckedSave(service.startFor.input, api.service.startFor, []);
  const recording = useCheckedSave(service.record.input, api.service.record, []);
  const failed = starting.error ?? recording.error;
  const task = taskOf(typed);
  const problem = (start ? starting : recording).problem('task');

  async function save() {
    setTried(true);
    if (!volunteer) return;
    const given = { id, volunteerId: volunteer.id, stationId: typed.stationId, task };
    const span = readTypedSpan(typedSpan, zone);
    if (!start && span === null) return;
    const saved =
      start || span === null ? await starting.save(given) : await recording.save({ ...given, span, note });
    if (!saved) return;
    notify({ text: t(start ? 'start.done' : 'record.done', { name: volunteer.name }) });
    draft.clear();
    onDone();
  }

  return (
    <>
      <Form label={start ? t('start.title') : t('record.title')}>
        <VolunteerField value={volunteer} onChange={(chosen) => put({ volunteer: chosen })} />
        {!start && (
          <SpanFields
            value={typedSpan}
            tried={tried}
            onChange={(part) => put({ span: { ...typedSpan, ...part } })}
          />
        )}
        <TaskFields
          day={start ? today : typedSpan.day}
          value={typed}
          problem={problem}
          onChange={(part) => put({ task: { ...typed, ...part } })}
        />
        {!start && (
          <TextField
            label={t('note')}
            hint={t('record.note')}
            value={note}
            maxLength={200}
            onChange={(value) => put({ note: value })}
          />
        )}
      </Form>
      {failed && <ErrorNote error={failed} />}
      <div className={css.end}>
        <ActionButton
          label={start ? t('start.save') : t('record.save')}
          keys="Mod+Enter"
          kind="primary"
          disabled={volunteer === null}
          onAction={save}
        />
      </div>
    </>
  );
}
