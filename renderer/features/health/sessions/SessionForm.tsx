/** When and where a session is, what it offers and who comes to serve. */
import { useState } from 'react';
import { clinics, type SessionSummary, sessionKinds } from '../../../../db/health/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import css from './Session.module.css';
import { sessionTexts } from './texts.ts';

interface Typed {
  id: string;
  day: string | null;
  kind: SessionSummary['kind'];
  place: string;
  providers: string;
  note: string;
}

const useSessionDraft = defineDraft<Typed>();

interface Props {
  /** The session to be edited; null: a new one. */
  base: SessionSummary | null;
  onDone(id: string): void;
}

export function SessionForm({ base, onDone }: Props) {
  const t = useText(sessionTexts);
  const api = useApi();
  const today = useToday();
  const [initial] = useState<Typed>(
    () => base ?? { id: newId(), day: today, kind: 'both', place: '', providers: '', note: '' },
  );
  const draft = useSessionDraft(base?.id ?? 'new', initial);
  const { id, day, kind, place, providers, note } = draft.value;
  const put = (part: Partial<Typed>) => draft.set((typed) => ({ ...typed, ...part }));
  const checked = useCheckedSave(
    clinics.create.input,
    (input) => (base ? api.clinics.edit(input) : api.clinics.create(input)),
    ['day', 'place', 'providers', 'note'],
  );

  async function save() {
    if (!(await checked.save({ id, day: day ?? '', kind, place, providers, note }))) return;
    if (base) notify({ text: t('edit.saved') });
    draft.clear();
    onDone(id);
  }

  return (
    <div className={css.stack}>
      <Form label={base ? t('edit.title') : t('create.title')}>
        <DateField
          label={t('day')}
          value={day}
          required
          error={checked.problem('day')}
          onChange={(value) => put({ day: value })}
        />
        <Field label={t('kind')}>
          {() => (
            <Segmented
              label={t('kind')}
              options={sessionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              value={kind}
              onChange={(value) => put({ kind: value })}
            />
          )}
        </Field>
        <TextField
          label={t('place')}
          value={place}
          required
          autoFocus
          maxLength={60}
          error={checked.problem('place')}
          onChange={(value) => put({ place: value })}
        />
        <TextField
          label={t('providers')}
          value={providers}
          hint={t('providers.hint')}
          maxLength={200}
          error={checked.problem('providers')}
          onChange={(value) => put({ providers: value })}
        />
        <TextField
          label={t('note')}
          value={note}
          lines
          maxLength={500}
          error={checked.problem('note')}
          onChange={(value) => put({ note: value })}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton
          label={base ? t('edit.save') : t('create.save')}
          keys="Mod+Enter"
          kind="primary"
          onAction={save}
        />
      </div>
    </div>
  );
}
