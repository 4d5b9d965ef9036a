/** Training, insurance, awards and evaluations of a volunteer: added, never changed; a mistake is taken back. */
import { useState } from 'react';
import { volunteerRecordKinds, volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { volunteersTexts } from '../texts.ts';
import { ExpiryTag } from './ExpiringCard.tsx';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';
import type { VolunteerView } from './VolunteerPanel.tsx';

type RecordLine = VolunteerView['records'][number];

export function RecordsSection({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const mayWrite = useMayWrite();
  const [adding, setAdding] = useState(false);
  const [taking, setTaking] = useState<RecordLine | null>(null);
  return (
    <section className={css.section}>
      <div className={css.sectionHead}>
        <h4 className={css.title}>{t('records')}</h4>
        {mayWrite && !adding && <ActionButton label={t('record.add')} onAction={() => setAdding(true)} />}
      </div>
      {adding && <RecordForm volunteerId={volunteer.id} onDone={() => setAdding(false)} />}
      {volunteer.records.length === 0 && <p className={css.quiet}>{t('records.none')}</p>}
      <ul className={css.rows}>
        {volunteer.records.map((record) => (
          <RecordRow key={record.id} record={record} onTake={mayWrite ? () => setTaking(record) : null} />
        ))}
      </ul>
      {taking && <TakeBack record={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

function RecordRow({ record, onTake }: { record: RecordLine; onTake: (() => void) | null }) {
  const t = useText(peopleTexts);
  const duration = useDuration();
  const { kind, title, day, expiresOn, minutes, score, note } = record;
  const facts = [
    day,
    minutes !== null && duration(minutes),
    score !== null && t('record.score.is', { score }),
    expiresOn && t('record.until', { day: expiresOn }),
    note,
  ].filter(Boolean);
  return (
    <li className={css.row}>
      <span className={css.quiet}>{t(`record.${kind}`)}</span>
      <strong>{title}</strong>
      <ExpiryTag expiry={record.expiry} />
      <span className={css.quiet}>{facts.join(' · ')}</span>
      {onTake && (
        <span className={css.rowEnd}>
          <ActionButton label={t('record.withdraw')} kind="quiet" onAction={onTake} />
        </span>
      )}
    </li>
  );
}

function TakeBack({ record, onClose }: { record: RecordLine; onClose(): void }) {
  const t = useText(peopleTexts);
  const api = useApi();
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const checked = useCheckedSave(volunteers.withdrawRecord.input, api.volunteers.withdrawRecord, ['reason']);
  async function take() {
    if (await checked.save({ id, recordId: record.id, reason })) onClose();
  }
  return (
    <ConfirmDialog
      opened
      danger
      title={t('record.withdrawTitle', { title: record.title })}
      confirm={t('record.withdraw')}
      onConfirm={take}
      onCancel={onClose}
    >
      <TextField
        label={t('record.reason')}
        value={reason}
        required
        maxLength={200}
        error={checked.problem('reason')}
        onChange={setReason}
      />
      {checked.error && <ErrorNote error={checked.error} />}
    </ConfirmDialog>
  );
}

interface NewRecord {
  kind: (typeof volunteerRecordKinds)[number];
  title: string;
  day: string | null;
  expiresOn: string | null;
  minutes: string;
  score: string;
  note: string;
}
const useRecordDraft = defineDraft<NewRecord>();

function RecordForm({ volunteerId, onDone }: { volunteerId: string; onDone(): void }) {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const today = useToday();
  const [id] = useState(newId);
  const draft = useRecordDraft(volunteerId, {
    kind: 'training',
    title: '',
    day: today,
    expiresOn: null,
    minutes: '',
    score: '',
    note: '',
  });
  const { kind, title, day, expiresOn, minutes, score, note } = draft.value;
  const put = (part: Partial<NewRecord>) => draft.set((now) => ({ ...now, ...part }));
  const checked = useCheckedSave(volunteers.addRecord.input, api.volunteers.addRecord, [
    'title',
    'day',
    'expiresOn',
  ]);
  async function save() {
    const saved = await checked.save({
      id,
      volunteerId,
      kind,
      title,
      day: day ?? '',
      expiresOn: kind === 'training' || kind === 'insurance' ? expiresOn : null,
      minutes: kind === 'training' ? (wholeNumber(minutes) ?? null) : null,
      score: kind === 'evaluation' ? (wholeNumber(score) ?? null) : null,
      note,
    });
    if (!saved) return;
    notify({ text: t('record.saved', { title }) });
    draft.clear();
    onDone();
  }
  return (
    <div className={css.form}>
      <Segmented
        label={t('record.kind')}
        options={volunteerRecordKinds.map((value) => ({ value, label: t(`record.${value}`) }))}
        value={kind}
        onChange={(value) => put({ kind: value })}
      />
      <TextField
        label={t('record.title')}
        value={title}
        required
        autoFocus
        maxLength={80}
        error={checked.problem('title')}
        onChange={(value) => put({ title: value })}
      />
      <DateField
        label={t('record.day')}
        value={day}
        max={today}
        error={checked.problem('day')}
        onChange={(value) => put({ day: value })}
      />
      {(kind === 'training' || kind === 'insurance') && (
        <DateField
          label={t('record.expires')}
          value={expiresOn}
          error={checked.problem('expiresOn')}
          onChange={(value) => put({ expiresOn: value })}
        />
      )}
      {kind === 'training' && (
        <TextField
          label={t('record.minutes')}
          value={minutes}
          inputMode="numeric"
          maxLength={4}
          onChange={(value) => put({ minutes: value })}
        />
      )}
      {kind === 'evaluation' && (
        <TextField
          label={t('record.score')}
          value={score}
          required
          inputMode="numeric"
          maxLength={1}
          error={checked.problem('score')}
          onChange={(value) => put({ score: value })}
        />
      )}
      <TextField
        label={t('record.note')}
        value={note}
        maxLength={500}
        onChange={(value) => put({ note: value })}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={words('save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}
