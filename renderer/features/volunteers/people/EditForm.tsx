/** Edits what a coordinator may say about a volunteer; the person's own facts are edited on their card. */
import { volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { volunteersTexts } from '../texts.ts';
import { GuardianFields } from './GuardianFields.tsx';
import { guardianOf, noGuardian, type TypedGuardian } from './guardianForm.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';
import { VolunteerFieldset } from './VolunteerFieldset.tsx';
import type { VolunteerView } from './VolunteerPanel.tsx';

type Edited = Pick<
  VolunteerView,
  'skills' | 'languages' | 'availability' | 'organisation' | 'partyBranch' | 'remarks'
>;
const useEditDraft = defineDraft<{ fields: Edited; guardian: TypedGuardian }>();

export function EditForm({ volunteer, onDone }: { volunteer: VolunteerView; onDone(): void }) {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const { skills, languages, availability, organisation, partyBranch, remarks } = volunteer;
  const fields = { skills, languages, availability, organisation, partyBranch, remarks };
  const draft = useEditDraft(volunteer.id, { fields, guardian: noGuardian });
  const form = draft.value;
  const checked = useCheckedSave(volunteers.edit.input, api.volunteers.edit, ['guardian']);
  const asksGuardian = volunteer.guardianNeeded && volunteer.guardian === null;

  async function save() {
    const guardian = asksGuardian ? guardianOf(form.guardian) : null;
    const given = { id: volunteer.id, ...form.fields, ...(guardian ? { guardian } : {}) };
    if (!(await checked.save(given))) return;
    notify({ text: t('edit.saved', { name: volunteer.person.name }) });
    draft.clear();
    onDone();
  }
  return (
    <div className={css.form}>
      <Form label={t('edit')}>
        <VolunteerFieldset
          value={form.fields}
          onChange={(part) => draft.set((now) => ({ ...now, fields: { ...now.fields, ...part } }))}
        />
        {asksGuardian && (
          <GuardianFields
            value={form.guardian}
            problem={checked.problem('guardian')}
            onChange={(part) => draft.set((now) => ({ ...now, guardian: { ...now.guardian, ...part } }))}
          />
        )}
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={words('save')} keys="Mod+S" kind="primary" whileTyping onAction={save} />
      </div>
    </div>
  );
}
