/** Registers a volunteer: a resident found by search, or somebody from elsewhere, who gets a card in the same step. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { printNumber, type VolunteerFields, volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
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
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useFocusProblem } from '../../../ui/useFocusProblem.ts';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { GuardianFields } from './GuardianFields.tsx';
import { guardianOf, noGuardian, type TypedGuardian } from './guardianForm.ts';
import { isMinor } from './isMinor.ts';
import css from './People.module.css';
import { ResidentField } from './ResidentField.tsx';
import { peopleTexts } from './texts.ts';
import { blankFields, VolunteerFieldset } from './VolunteerFieldset.tsx';

interface NewVolunteer {
  kind: 'resident' | 'outside';
  person: ResidentLine | null;
  name: string;
  phone: string;
  birthDate: string | null;
  notDuplicates: readonly string[];
  state: 'applied' | 'active';
  fields: VolunteerFields;
  guardian: TypedGuardian;
}
const blank: NewVolunteer = {
  kind: 'resident',
  person: null,
  name: '',
  phone: '',
  birthDate: null,
  notDuplicates: [],
  state: 'active',
  fields: blankFields,
  guardian: noGuardian,
};
const useNewDraft = defineDraft<NewVolunteer>();

type Draft = ReturnType<typeof useNewDraft>;

interface Props {
  onClose(): void;
  onRegistered(id: string): void;
}

export function RegisterPanel({ onClose, onRegistered }: Props) {
  const t = useText(peopleTexts);
  return (
    <SidePanel opened onClose={onClose} title={t('register')} width="38rem">
      <RegisterForm onRegistered={onRegistered} />
    </SidePanel>
  );
}

function RegisterForm({ onRegistered }: Pick<Props, 'onRegistered'>) {
  const t = useText(peopleTexts);
  const api = useApi();
  const today = useToday();
  const [residentId] = useState(newId);
  const draft = useNewDraft('new', blank);
  const form = draft.value;
  const put = (part: Partial<NewVolunteer>) => draft.set((now) => ({ ...now, ...part }));
  const suspects = useSuspects(form);
  const minor =
    form.kind === 'resident'
      ? form.person?.age !== null && form.person !== null && form.person.age < 18
      : isMinor(form.birthDate, today);
  const [known, setKnown] = useState<{ id: string; number: string } | null>(null);
  const checked = useCheckedSave(
    volunteers.register.input,
    async (input: InputOf<typeof volunteers.register>) => setKnown(await api.volunteers.register(input)),
    ['guardian'],
  );
  const [refused, setRefused] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(refused);
  const name = form.kind === 'resident' ? (form.person?.name ?? '') : form.name.trim();

  async function save() {
    const who =
      form.kind === 'resident'
        ? { kind: 'resident' as const, residentId: form.person?.id ?? '' }
        : {
            kind: 'outside' as const,
            residentId,
            person: { name, birthDate: form.birthDate },
            phones: form.phone.trim() === '' ? [] : [{ number: form.phone, label: '' }],
            notDuplicates: [...form.notDuplicates],
          };
    const saved = await checked.save({
      ...form.fields,
      who,
      state: form.state,
      guardian: minor ? guardianOf(form.guardian) : null,
    });
    if (!saved) setRefused((times) => times + 1);
  }
  if (known) {
    return <Registered name={name} volunteer={known} draft={draft} onRegistered={onRegistered} />;
  }
  return (
    <div ref={place}>
      <Form label={t('register')}>
        <Field label={t('new.who')}>
          {() => (
            <Segmented
              label={t('new.who')}
              options={[
                { value: 'resident', label: t('new.resident') },
                { value: 'outside', label: t('new.outside') },
              ]}
              value={form.kind}
              onChange={(kind) => put({ kind })}
            />
          )}
        </Field>
        {form.kind === 'resident' ? (
          <ResidentField person={form.person} onChange={(person) => put({ person })} />
        ) : (
          <OutsideFields form={form} suspects={suspects} onChange={put} />
        )}
        {minor && (
          <GuardianFields
            value={form.guardian}
            problem={checked.problem('guardian')}
            onChange={(part) => put({ guardian: { ...form.guardian, ...part } })}
          />
        )}
        <Field label={t('new.state')}>
          {() => (
            <Segmented
              label={t('new.state')}
              options={(['active', 'applied'] as const).map((value) => ({
                value,
                label: t(`state.${value}`),
              }))}
              value={form.state}
              onChange={(state) => put({ state })}
            />
          )}
        </Field>
        <VolunteerFieldset
          value={form.fields}
          onChange={(part) => put({ fields: { ...form.fields, ...part } })}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton
          label={t('new.save')}
          keys="Mod+Enter"
          kind="primary"
          disabled={name === '' || (form.kind === 'outside' && suspects.length > 0)}
          onAction={save}
        />
      </div>
    </div>
  );
}

interface RegisteredProps {
  name: string;
  volunteer: { id: string; number: string };
  draft: Draft;
  onRegistered(id: string): void;
}

/** The number is read out to the new volunteer before the record opens. */
function Registered({ name, volunteer, draft, onRegistered }: RegisteredProps) {
  const t = useText(peopleTexts);
  const said = t('new.saved', { name, number: printNumber(volunteer.number) });
  function open() {
    draft.clear();
    notify({ text: said });
    onRegistered(volunteer.id);
  }
  return (
    <div className={css.panel}>
      <p className={css.big}>{said}</p>
      <ActionButton label={t('new.open')} keys="Enter" kind="primary" focus onAction={open} />
    </div>
  );
}

function useSuspects(form: NewVolunteer): ResidentLine[] {
  const [{ name, phone, birthDate }] = useDebouncedValue(form, 250);
  const outside = form.kind === 'outside';
  const { data } = useDeskQuery(
    'residents',
    'possibleDuplicates',
    {
      id: null,
      name,
      documentNumber: null,
      phones: phone === '' ? [] : [phone],
      birthDate,
      estate: null,
      building: null,
      unit: null,
      room: null,
    },
    { enabled: outside && name.trim() !== '', keepPrevious: true },
  );
  if (!outside) return [];
  return (data ?? []).map(({ person }) => person).filter(({ id }) => !form.notDuplicates.includes(id));
}

interface OutsideProps {
  form: NewVolunteer;
  suspects: readonly ResidentLine[];
  onChange(part: Partial<NewVolunteer>): void;
}

function OutsideFields({ form, suspects, onChange }: OutsideProps) {
  const t = useText(peopleTexts);
  const facts = usePersonFacts();
  const today = useToday();
  return (
    <>
      <TextField
        label={t('new.name')}
        value={form.name}
        required
        maxLength={60}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('new.phone')}
        value={form.phone}
        inputMode="tel"
        maxLength={40}
        onChange={(phone) => onChange({ phone })}
      />
      <DateField
        label={t('new.birth')}
        value={form.birthDate}
        max={today}
        onChange={(birthDate) => onChange({ birthDate })}
      />
      {suspects.length > 0 && (
        <div className={css.form} role="alert">
          <p>{t('new.suspects')}</p>
          {suspects.map((person) => (
            <div key={person.id} className={css.acts}>
              <strong>{person.name}</strong>
              <span className={css.quiet}>{facts(person)}</span>
              <ActionButton label={t('new.same')} onAction={() => onChange({ kind: 'resident', person })} />
              <ActionButton
                label={t('new.isOther')}
                kind="quiet"
                onAction={() => onChange({ notDuplicates: [...form.notDuplicates, person.id] })}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
