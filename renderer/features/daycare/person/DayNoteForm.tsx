/** How the day went: mood and activities by taps, words for the family and for staff apart. Drafts survive leaving. */
import { TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { DeskError } from '../../../../db/core/errors.ts';
import { type ActivityTaken, moods, type NoteLine } from '../../../../db/daycare/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { inputMethodAtWork } from '../../../keys/inputMethod.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { clockTime } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { personTexts } from '../personTexts.ts';
import css from './DayNoteForm.module.css';
import type { PersonDay } from './PersonPage.tsx';

type NoteForm = Pick<NoteLine, 'mood' | 'activities' | 'noteForFamily' | 'noteForStaff'> & {
  /** The version that was changed. */
  basedOn: string | null;
};
const useNoteDraft = defineDraft<NoteForm>();

function formOf(note: NoteLine | null): NoteForm {
  const { mood = null, activities = [], noteForFamily = '', noteForStaff = '' } = note ?? {};
  return { mood, activities, noteForFamily, noteForStaff, basedOn: note?.id ?? null };
}

export function DayNoteForm({ of, readOnly }: { of: PersonDay; readOnly: boolean }) {
  const t = useText(personTexts);
  const api = useApi();
  const zone = useSession((session) => session.zone);
  const { person, day, note, usualActivities } = of;
  const draft = useNoteDraft(`${person.id} ${day}`, formOf(note));
  const [error, setError] = useState<DeskError | null>(null);
  const { mood, activities, noteForFamily, noteForStaff } = draft.value;
  const put = (part: Partial<NoteForm>) => draft.set((form) => ({ ...form, ...part }));

  async function save() {
    setError(null);
    try {
      await api.daycare.saveNote({ residentId: person.id, day, ...draft.value });
      draft.clear();
      notify({ text: t('saved', { name: person.name }) });
    } catch (refused) {
      if (!(refused instanceof DeskError)) throw refused;
      setError(refused);
      // What a colleague wrote is shown above; saving once more puts these words after it.
      if (refused.code === 'daycare.noteChanged') put({ basedOn: note?.id ?? null });
    }
  }

  return (
    <Card
      title={t('note')}
      subtitle={note && t('saved.by', { name: note.savedBy, time: clockTime(note.savedAt, zone) })}
      footer={
        !readOnly && (
          <ActionButton
            kind="primary"
            label={t('save')}
            keys="Mod+S"
            whileTyping
            disabled={!draft.dirty}
            onAction={save}
          />
        )
      }
    >
      <fieldset className={css.all} disabled={readOnly}>
        {error && <ErrorNote error={error} />}
        <Form label={t('note')}>
          <Field label={t('mood')}>
            {() => (
              <Segmented
                label={t('mood')}
                quiet
                value={mood}
                options={moods.map((value) => ({ value, label: t(`mood.${value}`) }))}
                onChange={(chosen) => put({ mood: chosen === mood ? null : chosen })}
              />
            )}
          </Field>
          <Field label={t('activities')}>
            {() => (
              <Activities
                taken={activities}
                usual={usualActivities}
                readOnly={readOnly}
                onChange={(next) => put({ activities: next })}
              />
            )}
          </Field>
          <TextField
            lines
            label={t('forFamily')}
            hint={t('forFamily.hint')}
            value={noteForFamily}
            maxLength={2000}
            onChange={(text) => put({ noteForFamily: text })}
          />
          <TextField
            lines
            label={t('forStaff')}
            hint={t('forStaff.hint')}
            value={noteForStaff}
            maxLength={2000}
            onChange={(text) => put({ noteForStaff: text })}
          />
        </Form>
      </fieldset>
    </Card>
  );
}

interface ActivitiesProps {
  taken: readonly ActivityTaken[];
  usual: readonly string[];
  readOnly: boolean;
  onChange(taken: ActivityTaken[]): void;
}

/** Each usual one is one tap: joined, tapped again declined, once more neither. */
function Activities({ taken, usual, readOnly, onChange }: ActivitiesProps) {
  const t = useText(personTexts);
  const [typed, setTyped] = useState('');
  const names = [...new Set([...usual, ...taken.map(({ name }) => name)])];
  function tap(name: string) {
    const now = taken.find((one) => one.name === name);
    const rest = taken.filter((one) => one.name !== name);
    if (!now) onChange([...taken, { name, joined: true, note: '' }]);
    else onChange(now.joined ? [...rest, { ...now, joined: false }] : rest);
  }
  function add() {
    const name = typed.trim();
    if (name !== '' && !taken.some((one) => one.name === name))
      onChange([...taken, { name, joined: true, note: '' }]);
    setTyped('');
  }
  return (
    <div className={css.activities}>
      {names.length === 0 && <p className={css.quiet}>{t('activity.none')}</p>}
      <div className={css.chips}>
        {names.map((name) => {
          const now = taken.find((one) => one.name === name);
          const state = now ? (now.joined ? 'joined' : 'declined') : null;
          return (
            <button
              key={name}
              type="button"
              className={css.chip}
              data-state={state ?? undefined}
              aria-pressed={now !== undefined}
              onClick={() => tap(name)}
            >
              {state === 'declined' && <IconX size={14} />}
              {name}
              {state && <span className={css.how}>{t(`activity.${state}`)}</span>}
            </button>
          );
        })}
      </div>
      {!readOnly && (
        <div className={css.add}>
          <TextInput
            className={css.other ?? ''}
            aria-label={t('activity.name')}
            placeholder={t('activity.name')}
            value={typed}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || inputMethodAtWork(event.nativeEvent)) return;
              event.preventDefault();
              add();
            }}
          />
          <ActionButton
            kind="quiet"
            label={t('activity.add')}
            icon={<IconPlus size={18} />}
            disabled={typed.trim() === ''}
            onAction={add}
          />
        </div>
      )}
    </div>
  );
}
