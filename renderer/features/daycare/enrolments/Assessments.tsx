/** Ability assessed (GB/T 42195-2022), the latest first: facts, so that one is corrected by the next. */
import { useState } from 'react';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { enrolTexts } from '../enrolTexts.ts';
import { useLevelName } from './Known.tsx';
import css from './StayPanel.module.css';
import type { EnrolmentDetail } from './stayForm.ts';
import { useStaySave } from './useStaySave.ts';

interface Props {
  residentId: string;
  assessments: EnrolmentDetail['assessments'];
  readOnly: boolean;
}

export function Assessments({ residentId, assessments, readOnly }: Props) {
  const t = useText(enrolTexts);
  const levelName = useLevelName();
  const [adding, setAdding] = useState(false);
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('assessments')}</h3>
      {assessments.length === 0 && <p className={css.quiet}>{t('assessments.none')}</p>}
      <ul className={css.rows}>
        {assessments.map(({ id, level, assessedOn, assessor, note, accountName }) => (
          <li key={id} className={css.row}>
            <span>{levelName(level)}</span>
            <span className={css.quiet}>
              {[assessedOn, assessor, note, accountName].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {!readOnly &&
        (adding ? (
          <AssessForm residentId={residentId} onDone={() => setAdding(false)} />
        ) : (
          <div>
            <ActionButton label={t('assess.add')} onAction={() => setAdding(true)} />
          </div>
        ))}
    </section>
  );
}

function AssessForm({ residentId, onDone }: { residentId: string; onDone(): void }) {
  const t = useText(enrolTexts);
  const say = useSay();
  const api = useApi();
  const today = useToday();
  const levels = useDeskQuery('centre', 'settings', {}).data?.abilityLevels ?? [];
  const [id] = useState(newId);
  const [level, setLevel] = useState<string | null>(null);
  const [assessedOn, setAssessedOn] = useState<string | null>(today);
  const [assessor, setAssessor] = useState('');
  const [note, setNote] = useState('');
  const { save, error } = useStaySave();
  async function add() {
    if (level === null || assessedOn === null) return;
    const assessment = { id, residentId, level: Number(level), assessedOn, assessor, note };
    if (!(await save(() => api.daycare.assess(assessment)))) return;
    notify({ text: t('assess.saved') });
    onDone();
  }
  return (
    <Form
      label={t('assess.add')}
      actions={
        <ActionButton
          kind="primary"
          label={t('assess.add')}
          disabled={level === null || assessedOn === null || assessor.trim() === ''}
          onAction={add}
        />
      }
    >
      <Field label={t('assess.level')}>
        {() => (
          <Segmented
            label={t('assess.level')}
            quiet
            value={level}
            options={levels.map((name, index) => ({ value: String(index), label: say(name) }))}
            onChange={setLevel}
          />
        )}
      </Field>
      <DateField
        label={t('assess.on')}
        value={assessedOn}
        max={today}
        error={error && say(error.failure.sentence)}
        onChange={setAssessedOn}
      />
      <TextField label={t('assess.by')} required value={assessor} maxLength={60} onChange={setAssessor} />
      <TextField label={t('assess.note')} value={note} maxLength={500} onChange={setNote} />
    </Form>
  );
}
