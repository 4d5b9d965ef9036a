/** Enrols somebody: who, now or on the waiting list, and the plan. What is typed stays when the panel is closed. */
import { useState } from 'react';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { ConsentAsk } from '../../health/ConsentAsk.tsx';
import { PersonSearch } from '../../residents/parts/PersonSearch.tsx';
import { newId } from '../../visits/newId.ts';
import { enrolTexts } from '../enrolTexts.ts';
import { Known } from './Known.tsx';
import { StayFields } from './StayFields.tsx';
import { emptyStay, type StayForm, stayFields } from './stayForm.ts';
import { useStaySave } from './useStaySave.ts';

interface NewForm {
  id: string;
  residentId: string | null;
  stay: StayForm;
}
const useNewDraft = defineDraft<NewForm>();

interface Props {
  onClose(): void;
  onOpen(id: string): void;
}

export function NewPanel({ onClose, onOpen }: Props) {
  const t = useText(enrolTexts);
  const api = useApi();
  const today = useToday();
  const [empty] = useState<NewForm>(() => ({ id: newId(), residentId: null, stay: emptyStay(today) }));
  const { value, set, clear } = useNewDraft('new', empty);
  const { save, problem, error } = useStaySave();
  const { residentId, stay } = value;
  const { data } = useDeskQuery(
    'daycare',
    'candidate',
    { residentId: residentId ?? '' },
    { enabled: residentId !== null },
  );
  const edit = (step: (form: StayForm) => StayForm) =>
    set((current) => ({ ...current, stay: step(current.stay) }));

  async function enrol() {
    if (residentId === null || !data) return;
    const { name } = data.person;
    const done = await save(() => api.daycare.enrol({ id: value.id, residentId, ...stayFields(stay) }));
    if (!done) return;
    clear();
    notify({ text: t(stay.waits ? 'form.savedWaiting' : 'form.saved', { name }) });
    onOpen(value.id);
  }

  return (
    <SidePanel
      opened
      onClose={onClose}
      width="40rem"
      title={t('form.new')}
      footer={
        <ActionButton
          kind="primary"
          label={t('form.save')}
          keys="Mod+Enter"
          whileTyping
          disabled={!data}
          onAction={enrol}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      <Form label={t('form.new')}>
        <Field label={t('form.person')} error={problem('residentId')} required>
          {() =>
            data ? (
              <>
                <Known {...data} readOnly={false} />
                <ActionButton
                  kind="quiet"
                  label={t('form.change')}
                  onAction={() => set((current) => ({ ...current, residentId: null }))}
                />
              </>
            ) : (
              <PersonSearch
                label={t('form.find')}
                without={[]}
                onPick={({ id }) => set((current) => ({ ...current, residentId: id }))}
              />
            )
          }
        </Field>
        {data?.current && (
          <Field label="">
            {() => (
              <p>
                {t('form.exists', { name: data.person.name })}{' '}
                <ActionButton
                  kind="quiet"
                  label={t('form.openExisting')}
                  onAction={() => onOpen(data.current?.id ?? '')}
                />
              </p>
            )}
          </Field>
        )}
        {data && (
          <>
            <Field label={t('form.place')}>
              {() => (
                <Segmented
                  label={t('form.place')}
                  value={stay.waits ? 'waiting' : 'now'}
                  options={[
                    { value: 'now', label: t('form.now') },
                    { value: 'waiting', label: t('form.waiting') },
                  ]}
                  onChange={(place) => edit((form) => ({ ...form, waits: place === 'waiting' }))}
                />
              )}
            </Field>
            <StayFields
              form={stay}
              onEdit={edit}
              problem={problem}
              places={data.places}
              load={data.load}
              consent={data.consents.health ? null : <ConsentAsk person={data.person} />}
            />
          </>
        )}
      </Form>
    </SidePanel>
  );
}
