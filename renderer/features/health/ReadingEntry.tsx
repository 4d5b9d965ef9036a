/** A reading of one person being typed: kept when the page is left, saved by Ctrl Enter or Enter in the last field. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DeskError } from '../../../db/core/errors.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { health, ReadingLine } from '../../../db/health/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { instantAt, readTime } from './instantAt.ts';
import css from './ReadingEntry.module.css';
import { ReadingFieldsGrid } from './ReadingFieldsGrid.tsx';
import { fieldsOf, nothingTyped, problemsOf, type Typed, typedOf } from './readingForm.ts';
import { healthTexts } from './texts.ts';

type OfPerson = OutputOf<typeof health.ofDay>;

interface Entry {
  /** Of the reading to come: sent twice, it is one. */
  id: string;
  typed: Typed;
  /** As typed; empty: now. */
  time: string;
  /** Why it is corrected. */
  reason: string;
}

const useEntryDraft = defineDraft<Entry>();
const usualTime = '09:00';

interface Props {
  of: Pick<OfPerson, 'person' | 'limits'>;
  day: string;
  /** The reading to be corrected; null: a new one. */
  base: ReadingLine | null;
  focus?: boolean;
  onDone?(): void;
}

export function ReadingEntry({ of: { person, limits }, day, base, focus = false, onDone }: Props) {
  const t = useText(healthTexts);
  const api = useApi();
  const today = useToday();
  const zone = useSession((session) => session.zone);
  const [initial] = useState<Entry>(() => ({
    id: newId(),
    typed: base ? typedOf(base) : nothingTyped,
    time: base ? clockTime(base.takenAt, zone) : day === today ? '' : usualTime,
    reason: '',
  }));
  const draft = useEntryDraft(`${person.id} ${base?.versionId ?? day}`, initial);
  const { id, typed, time, reason } = draft.value;
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const at = time === '' ? null : readTime(time);
  const timeWrong = time !== '' && at === null;
  const refused = error instanceof DeskError ? error.failure : null;
  const problems = tried ? problemsOf(typed) : {};

  async function save() {
    setTried(true);
    setError(null);
    if (timeWrong || Object.keys(problemsOf(typed)).length > 0) return;
    const takenAt = at === null ? {} : { takenAt: instantAt(day, at, zone) };
    const fields = { ...fieldsOf(typed), ...takenAt };
    try {
      const saved = base
        ? await api.health.correct({ ...fields, id, versionId: base.versionId, reason })
        : await api.health.save({ ...fields, id, residentId: person.id });
      const { name } = person;
      const task = saved.reading.outOfRange.length > 0;
      const { versionId } = saved.reading;
      notify({
        text: base ? t('corrected.toast') : task ? t('saved.task', { name }) : t('saved', { name }),
        ...(base ? {} : { undo: () => api.health.withdraw({ id: newId(), versionId }) }),
      });
      // The time of glucose stays: a morning's values are all before the meal.
      draft.clear();
      if (!base)
        draft.set(() => ({
          ...initial,
          id: newId(),
          typed: { ...nothingTyped, glucoseTime: typed.glucoseTime },
        }));
      setTried(false);
      onDone?.();
    } catch (failure) {
      setError(failure);
    }
  }

  return (
    <form className={css.entry} onSubmit={(event) => event.preventDefault()}>
      <ReadingFieldsGrid
        typed={typed}
        onChange={(part) => draft.set((entry) => ({ ...entry, typed: { ...entry.typed, ...part } }))}
        problems={problems}
        limits={limits}
        onDone={() => void save()}
        focus={focus}
      />
      {base && (
        <TextField
          label={t('reason')}
          hint={t('reason.hint')}
          value={reason}
          onChange={(value) => draft.set((entry) => ({ ...entry, reason: value }))}
        />
      )}
      {refused && <ErrorNote error={error} />}
      <div className={css.foot}>
        <TextInput
          className={css.time ?? ''}
          aria-label={t('takenAt')}
          placeholder={t('takenAt')}
          value={time}
          inputMode="numeric"
          error={timeWrong && t('takenAt.wrong')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            draft.set((entry) => ({ ...entry, time: value }));
          }}
        />
        <span className={css.hint}>{t('hint.keys')}</span>
        {base && <ActionButton label={t('cancel')} kind="quiet" onAction={() => onDone?.()} />}
        <ActionButton
          label={base ? t('save.correction') : t('save')}
          keys="Mod+Enter"
          kind="primary"
          onAction={save}
        />
      </div>
    </form>
  );
}
