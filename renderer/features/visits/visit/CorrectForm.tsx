/** Mends a saved visit: a new version that supersedes the old one, with the reason. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { DeskError, type Sentence } from '../../../../db/core/errors.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { DetailFields } from '../desk/DetailFields.tsx';
import { OutcomeFields } from '../desk/OutcomeFields.tsx';
import { ResidentSearch } from '../desk/ResidentSearch.tsx';
import { fieldOf, type Problems, problemsOf, type VisitForm } from '../desk/visitForm.ts';
import { useNameOf } from '../nameOf.ts';
import { newId } from '../newId.ts';
import { visitsTexts } from '../texts.ts';
import { todayTexts } from '../today/texts.ts';
import { formOf, patchOf } from './correction.ts';
import type { VisitDetail } from './VisitPanel.tsx';
import css from './VisitSection.module.css';

export function CorrectForm({ detail, onDone }: { detail: VisitDetail; onDone(): void }) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const api = useApi();
  const line = detail.current;
  const [id] = useState(newId);
  const [form, setForm] = useState(() => formOf(line));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const problems: Problems = tried ? problemsOf(form, undefined) : {};
  const refused = error ? fieldOf(error.failure.field ?? '') : null;
  const told: Problems = error && refused ? { ...problems, [refused]: error.failure.sentence } : problems;
  const reasonMissing = error?.failure.field === 'reason' ? error.failure.sentence : null;
  const edit = (step: (current: VisitForm) => VisitForm) => setForm(step);

  async function save() {
    setTried(true);
    setError(null);
    if (Object.keys(problemsOf(form, undefined)).length > 0) return;
    try {
      const patch = patchOf(line, form);
      const { visit } = await api.visits.correct({ id, versionId: line.versionId, patch, reason });
      notify({ text: t('correct.saved', { name: visit.subject.name }) });
      onDone();
    } catch (failure) {
      if (!(failure instanceof DeskError)) throw failure;
      setError(failure);
    }
  }

  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()}>
      <WhoField form={form} onEdit={edit} problem={told.who} />
      <MatterField form={form} onEdit={edit} retired={line.matter} />
      <OutcomeFields form={form} onEdit={edit} problems={told} today={line.day} places={[]} />
      <DetailFields form={form} onEdit={edit} problems={told} />
      <Reason value={reason} onChange={setReason} problem={reasonMissing} />
      {error && refused === 'form' && !reasonMissing && <ErrorNote error={error} />}
      <div className={css.end}>
        <ActionButton label={words('back')} kind="quiet" onAction={onDone} />
        <ActionButton label={t('correct.save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </form>
  );
}

interface PartProps {
  form: VisitForm;
  onEdit(step: (form: VisitForm) => VisitForm): void;
}

/** The wrong person was chosen: a common slip. Whoever came in their place stays as saved. */
function WhoField({ form, onEdit, problem }: PartProps & { problem: Sentence | undefined }) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const say = useSay();
  const { visitor } = form;
  const set = (part: Partial<NonNullable<VisitForm['visitor']>>) =>
    onEdit((current) =>
      current.visitor ? { ...current, visitor: { ...current.visitor, ...part } } : current,
    );
  return (
    <>
      {form.residentId ? (
        <Field label={t('visit.who')} error={problem && say(problem)}>
          {() => (
            <>
              <p className={css.name}>{form.name}</p>
              <ResidentSearch
                label={t('correct.person')}
                without={form.residentId}
                onPick={({ id, name }) =>
                  onEdit((current) => ({
                    ...current,
                    residentId: id,
                    name,
                    agent: current.agent?.residentId === id ? null : current.agent,
                  }))
                }
              />
            </>
          )}
        </Field>
      ) : null}
      {visitor && (
        <>
          <TextField
            label={form.residentId ? t('visit.agent') : words('visitor.name')}
            value={visitor.name}
            maxLength={40}
            error={form.residentId ? undefined : problem && say(problem)}
            onChange={(name) => set({ name })}
          />
          <TextField
            label={words('visitor.phone')}
            value={visitor.phone}
            inputMode="tel"
            maxLength={30}
            placeholder={words('optional')}
            onChange={(phone) => set({ phone })}
          />
        </>
      )}
    </>
  );
}

/** All matters of the desk by group; the visit's own stays in the list when it was retired since. */
function MatterField({ form, onEdit, retired }: PartProps & { retired: VisitDetail['current']['matter'] }) {
  const words = useText(visitsTexts);
  const nameOf = useNameOf();
  const catalogue = useDeskQuery('visits', 'catalogue', {}).data ?? [];
  const offered = catalogue.flatMap((group) => group.matters);
  const own = offered.some(({ id }) => id === retired.id)
    ? []
    : [
        {
          group: nameOf({ name: retired.groupName, nameEn: retired.groupNameEn }),
          items: [{ value: retired.id, label: nameOf(retired) }],
        },
      ];
  const groups = catalogue.map((group) => ({
    group: nameOf(group),
    items: group.matters.map((matter) => ({ value: matter.id, label: nameOf(matter) })),
  }));
  return (
    <Field label={words('matter')}>
      {(control) => (
        <Select
          {...control}
          data={[...own, ...groups]}
          value={form.matterId}
          allowDeselect={false}
          searchable
          onChange={(matterId) => {
            if (matterId) onEdit((current) => ({ ...current, matterId }));
          }}
        />
      )}
    </Field>
  );
}

interface ReasonProps {
  value: string;
  onChange(value: string): void;
  problem: Sentence | null;
}

function Reason({ value, onChange, problem }: ReasonProps) {
  const t = useText(todayTexts);
  const say = useSay();
  return (
    <TextField
      label={t('correct.why')}
      value={value}
      maxLength={200}
      placeholder={t('correct.why.own')}
      error={problem && say(problem)}
      onChange={onChange}
    />
  );
}
