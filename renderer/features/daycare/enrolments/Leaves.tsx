/** Leaves from today on: announced, ended on coming back, or cancelled. */
import { useState } from 'react';
import { absenceReasons, type LeaveLine } from '../../../../db/daycare/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { shiftDay } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { enrolTexts } from '../enrolTexts.ts';
import { daycareTexts } from '../texts.ts';
import css from './StayPanel.module.css';
import { useStaySave } from './useStaySave.ts';

interface Props {
  residentId: string;
  leaves: readonly LeaveLine[];
  readOnly: boolean;
}

export function Leaves({ residentId, leaves, readOnly }: Props) {
  const t = useText(enrolTexts);
  const words = useText(daycareTexts);
  const api = useApi();
  const today = useToday();
  const [adding, setAdding] = useState(false);

  async function endNow(leave: LeaveLine) {
    await api.daycare.changeLeave({ ...leave, toDay: shiftDay(today, -1) });
    notify({ text: t('leave.ended'), undo: () => api.daycare.changeLeave(leave) });
  }
  async function cancel({ id }: LeaveLine) {
    await api.daycare.cancelLeave({ id, cancelled: true });
    notify({
      text: t('leave.cancelled'),
      undo: () => api.daycare.cancelLeave({ id, cancelled: false }),
    });
  }
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('leaves')}</h3>
      {leaves.length === 0 && <p className={css.quiet}>{t('leaves.none')}</p>}
      <ul className={css.rows}>
        {leaves.map((leave) => (
          <li key={leave.id} className={css.row}>
            <span>
              {leave.fromDay} – {leave.toDay ?? t('leave.open')}
            </span>
            <span className={css.quiet}>
              {[words(`reason.${leave.reason}`), leave.note].filter(Boolean).join(' · ')}
            </span>
            {!readOnly && (
              <span className={css.end}>
                {leave.fromDay < today && (
                  <ActionButton kind="quiet" label={t('leave.end')} onAction={() => endNow(leave)} />
                )}
                <ActionButton kind="quiet" label={t('leave.cancel')} onAction={() => cancel(leave)} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {!readOnly &&
        (adding ? (
          <LeaveForm residentId={residentId} onDone={() => setAdding(false)} />
        ) : (
          <div>
            <ActionButton label={t('leave.add')} onAction={() => setAdding(true)} />
          </div>
        ))}
    </section>
  );
}

function LeaveForm({ residentId, onDone }: { residentId: string; onDone(): void }) {
  const t = useText(enrolTexts);
  const words = useText(daycareTexts);
  const say = useSay();
  const api = useApi();
  const today = useToday();
  const [id] = useState(newId);
  const [fromDay, setFromDay] = useState<string | null>(today);
  const [toDay, setToDay] = useState<string | null>(null);
  const [reason, setReason] = useState<LeaveLine['reason']>('family');
  const [note, setNote] = useState('');
  const { save, error } = useStaySave();
  async function add() {
    if (fromDay === null) return;
    const leave = { id, residentId, fromDay, toDay, reason, note };
    if (!(await save(() => api.daycare.announceLeave(leave)))) return;
    notify({
      text: t('leave.saved'),
      undo: () => api.daycare.cancelLeave({ id, cancelled: true }),
    });
    onDone();
  }
  const wrong = (field: string) =>
    error && error.failure.field === field ? say(error.failure.sentence) : null;
  return (
    <Form
      label={t('leave.add')}
      actions={
        <ActionButton kind="primary" label={t('leave.add')} disabled={fromDay === null} onAction={add} />
      }
    >
      <DateField label={t('leave.from')} value={fromDay} error={wrong('fromDay')} onChange={setFromDay} />
      <DateField
        label={t('leave.to')}
        hint={t('leave.toHint')}
        value={toDay}
        error={wrong('toDay')}
        onChange={setToDay}
      />
      <Field label={t('leave.reason')}>
        {() => (
          <Segmented
            label={t('leave.reason')}
            quiet
            value={reason}
            options={absenceReasons.map((value) => ({ value, label: words(`reason.${value}`) }))}
            onChange={(value) => setReason(value)}
          />
        )}
      </Field>
      <TextField label={t('leave.note')} value={note} maxLength={200} onChange={setNote} />
    </Form>
  );
}
