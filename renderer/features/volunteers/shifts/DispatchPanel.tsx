/** Sends volunteers to one resident: what is asked for, when, and who fits best. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { serviceKinds, shifts } from '../../../../db/shifts/contract.ts';
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
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { PersonSearch } from '../../residents/parts/PersonSearch.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { volunteersTexts } from '../texts.ts';
import { readSkills } from './OpportunityFieldset.tsx';
import css from './Shifts.module.css';
import { TimesField } from './TimesField.tsx';
import { shiftsTexts } from './texts.ts';
import { readTimes } from './week.ts';

interface Request {
  person: ResidentLine | null;
  title: string;
  kind: (typeof serviceKinds)[number];
  place: string;
  description: string;
  skills: string;
  day: string | null;
  times: { from: string; to: string };
  chosen: readonly string[];
}
const useRequestDraft = defineDraft<Request>();

interface Props {
  onClose(): void;
  /** Somebody goes on this day. */
  onSent(day: string): void;
}

export function DispatchPanel({ onClose, onSent }: Props) {
  const t = useText(shiftsTexts);
  return (
    <SidePanel opened onClose={onClose} title={t('dispatch')} width="38rem">
      <DispatchForm onSent={onSent} />
    </SidePanel>
  );
}

function DispatchForm({ onSent }: Pick<Props, 'onSent'>) {
  const t = useText(shiftsTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const today = useToday();
  const [id] = useState(newId);
  const draft = useRequestDraft('new', {
    person: null,
    title: '',
    kind: 'visiting',
    place: '',
    description: '',
    skills: '',
    day: today,
    times: { from: '', to: '' },
    chosen: [],
  });
  const { person, title, kind, place, description, day, chosen, ...form } = draft.value;
  const put = (part: Partial<Request>) => draft.set((now) => ({ ...now, ...part }));
  const times = readTimes(form.times.from, form.times.to);
  const skills = readSkills(form.skills);
  const [tried, setTried] = useState(false);
  const checked = useCheckedSave(shifts.dispatch.input, api.shifts.dispatch, ['title', 'day']);

  async function save() {
    setTried(true);
    if (person === null || times === null || day === null) return;
    const given = { id, residentId: person.id, title, kind, description, skills, day, times };
    const where = place || (person.address ?? '');
    if (!(await checked.save({ ...given, place: where, volunteerIds: [...chosen] }))) return;
    notify({ text: t('dispatch.done', { name: person.name }) });
    draft.clear();
    onSent(day);
  }
  return (
    <>
      <Form label={t('dispatch')}>
        <Field label={t('dispatch.who')} required>
          {() =>
            person ? (
              <span className={css.picked}>
                <strong>{person.name}</strong>
                <span className={css.quiet}>{person.address}</span>
                <ActionButton label={words('other')} kind="quiet" onAction={() => put({ person: null })} />
              </span>
            ) : (
              <PersonSearch
                label={t('dispatch.find')}
                without={[]}
                onPick={(found) => put({ person: found })}
              />
            )
          }
        </Field>
        <TextField
          label={t('dispatch.what')}
          value={title}
          required
          maxLength={60}
          error={checked.problem('title')}
          onChange={(value) => put({ title: value })}
        />
        <SelectField
          label={t('kind')}
          options={serviceKinds.map((value) => ({ value, label: words(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => put({ kind: value })}
        />
        <DateField
          label={t('dispatch.day')}
          value={day}
          min={today}
          error={checked.problem('day')}
          onChange={(value) => put({ day: value })}
        />
        <TimesField
          {...form.times}
          tried={tried}
          onChange={(part) => put({ times: { ...form.times, ...part } })}
        />
        <TextField
          label={t('skills')}
          hint={t('skills.hint')}
          value={form.skills}
          maxLength={120}
          onChange={(value) => put({ skills: value })}
        />
        <TextField
          label={t('dispatch.place')}
          value={place}
          placeholder={person?.address ?? ''}
          maxLength={60}
          onChange={(value) => put({ place: value })}
        />
        <TextField
          label={t('dispatch.note')}
          value={description}
          lines
          maxLength={1000}
          onChange={(value) => put({ description: value })}
        />
      </Form>
      <Candidates
        day={day}
        times={times}
        skills={skills}
        chosen={chosen}
        onChoose={(ids) => put({ chosen: ids })}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton
          label={t('dispatch.save', { count: chosen.length })}
          keys="Mod+Enter"
          kind="primary"
          disabled={person === null || chosen.length === 0}
          onAction={save}
        />
      </div>
    </>
  );
}

const offered = 12;

interface CandidatesProps {
  day: string | null;
  times: { from: string; to: string } | null;
  skills: string[];
  chosen: readonly string[];
  onChoose(ids: readonly string[]): void;
}

function Candidates({ day, times, skills, chosen, onChoose }: CandidatesProps) {
  const t = useText(shiftsTexts);
  const ready = day !== null && times !== null;
  const { data } = useDeskQuery(
    'shifts',
    'candidates',
    { skills, day: day ?? '', times: times ?? { from: '', to: '' }, limit: offered },
    { enabled: ready, keepPrevious: true },
  );
  return (
    <section className={css.section}>
      <h4 className={css.title}>{t('dispatch.candidates')}</h4>
      {!ready && <p className={css.quiet}>{t('dispatch.none')}</p>}
      <ul className={css.rows}>
        {ready &&
          data?.map(({ volunteer: { id, person, skills: has }, warnings, busy }) => (
            <li key={id} className={css.row}>
              <Checkbox
                label={person.name}
                checked={chosen.includes(id)}
                disabled={busy}
                onChange={(event) =>
                  onChoose(
                    event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
                  )
                }
              />
              <span className={css.quiet}>{has.join('、')}</span>
              <span className={css.rowEnd}>
                {busy && <Tag tone="danger">{t('dispatch.busy')}</Tag>}
                {warnings.map((warning) => (
                  <Tag key={warning} tone="attention">
                    {t(`warn.${warning}`)}
                  </Tag>
                ))}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
