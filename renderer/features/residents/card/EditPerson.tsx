/** Mends a card. What is typed stays when the panel closes; a field that somebody else changed meanwhile says so. */
import { useMemo } from 'react';
import { DeskError } from '../../../../db/core/errors.ts';
import { type Card, codesOf, sexes } from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { useErrorSentence } from '../../../ui/errorSentence.ts';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { cardTexts } from '../cardTexts.ts';
import { AddressFields } from '../parts/AddressFields.tsx';
import { DocumentFields } from '../parts/DocumentFields.tsx';
import { EmergencyFields } from '../parts/EmergencyFields.tsx';
import { type EditForm, formOf, toEdit } from './editForm.ts';

const useEditDraft = defineDraft<{ start: EditForm; form: EditForm }>();

interface Props {
  card: Card;
  opened: boolean;
  onClose(): void;
}

const notes = ['ethnicity', 'hukou', 'language', 'diet', 'mobility'] as const;

export function EditPerson({ card, opened, onClose }: Props) {
  const t = useText(cardTexts);
  const say = useSay();
  const sentence = useErrorSentence();
  const today = useToday();
  const initial = useMemo(() => ({ start: formOf(card), form: formOf(card) }), [card]);
  const draft = useEditDraft(card.id, initial);
  const { start, form } = draft.value;
  const save = useDeskCommand('residents', 'edit', {
    onSuccess: () => {
      draft.clear();
      notify({ text: t('saved') });
      onClose();
    },
  });
  const failure = save.error instanceof DeskError ? save.error.failure : null;
  const problem = (field: string) =>
    failure?.field?.split('.').at(-1) === field ? sentence(save.error) : null;
  const set = (edit: Partial<EditForm>) => draft.set((now) => ({ ...now, form: { ...now.form, ...edit } }));

  function submit() {
    const edit = toEdit(card, start, form);
    if (edit) save.mutate(edit);
    else onClose();
  }

  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('edit.title', { name: card.name })}
      width="38rem"
      footer={
        <>
          <ActionButton kind="primary" label={t('save')} keys="Mod+S" whileTyping onAction={submit} />
          <ActionButton
            kind="quiet"
            label={t('giveUp')}
            onAction={() => {
              draft.clear();
              onClose();
            }}
          />
        </>
      }
    >
      {save.error && !failure?.field && <ErrorNote error={save.error} />}
      <Form label={t('edit.title', { name: card.name })}>
        <TextField
          label={t('fact.name')}
          required
          value={form.name}
          onChange={(name) => set({ name })}
          error={problem('name')}
        />
        <TextField
          label={t('fact.formerNames')}
          value={form.formerNames}
          onChange={(formerNames) => set({ formerNames })}
        />
        <DocumentFields
          value={form}
          onChange={set}
          masked={start.documentNumber}
          error={problem('documentNumber')}
        />
        <Field label={t('fact.sex')} error={problem('sex')}>
          {() => (
            <Segmented
              label={t('fact.sex')}
              options={codesOf(sexes).map((value) => ({ value, label: say(sexes[value]) }))}
              value={form.sex}
              onChange={(sex) => set({ sex })}
            />
          )}
        </Field>
        <DateField
          label={t('fact.birthDate')}
          value={form.birthDate}
          onChange={(birthDate) => set({ birthDate })}
          max={today}
          error={problem('birthDate')}
        />
        <AddressFields value={form} onChange={set} />
        <EmergencyFields value={form} onChange={set} problem={problem} />
        {notes.map((field) => (
          <TextField
            key={field}
            label={t(`fact.${field}`)}
            value={form[field]}
            onChange={(value) => set({ [field]: value })}
          />
        ))}
        <TextField
          label={t('fact.remarks')}
          lines
          value={form.remarks}
          onChange={(remarks) => set({ remarks })}
        />
      </Form>
    </SidePanel>
  );
}
