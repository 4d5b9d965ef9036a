/** What can be done with a stay as a whole: from the list into a place, the end, and back. */
import { useState } from 'react';
import type { EnrolmentLine } from '../../../../db/daycare/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { enrolTexts } from '../enrolTexts.ts';
import css from './StayPanel.module.css';
import { useStaySave } from './useStaySave.ts';

export function StayActs({ line }: { line: EnrolmentLine }) {
  const t = useText(enrolTexts);
  const api = useApi();
  const [open, setOpen] = useState<'start' | 'end' | null>(null);
  const { id, state, endsOn } = line;
  const { name } = line.person;
  async function waitOn() {
    await api.daycare.waitOn({ id });
    notify({ text: t('act.waited', { name }) });
  }
  async function resume() {
    await api.daycare.resume({ id });
    notify({ text: t('act.resumed', { name }) });
  }
  return (
    <section className={css.section} aria-label={t('panel.act')}>
      <div className={css.acts}>
        {state === 'waiting' && (
          <>
            <ActionButton
              label={t('act.start')}
              kind={line.offered ? 'primary' : 'normal'}
              onAction={() => setOpen('start')}
            />
            <ActionButton label={t('act.waitOn')} kind="quiet" onAction={waitOn} />
          </>
        )}
        {state !== 'ended' && endsOn === null && (
          <ActionButton
            label={t(state === 'waiting' ? 'act.leaveList' : 'act.end')}
            kind={state === 'waiting' ? 'quiet' : 'normal'}
            onAction={() => setOpen('end')}
          />
        )}
        {(state === 'ended' || (state === 'active' && endsOn !== null)) && (
          <ActionButton label={t('act.resume')} onAction={resume} />
        )}
      </div>
      {open === 'start' && <StartForm line={line} onDone={() => setOpen(null)} />}
      {open === 'end' && <EndForm line={line} onDone={() => setOpen(null)} />}
    </section>
  );
}

interface FormProps {
  line: EnrolmentLine;
  onDone(): void;
}

function StartForm({ line: { id, person }, onDone }: FormProps) {
  const t = useText(enrolTexts);
  const api = useApi();
  const today = useToday();
  const [startsOn, setStartsOn] = useState<string | null>(today);
  const [trialUntil, setTrialUntil] = useState<string | null>(null);
  const { save, problem, error } = useStaySave();
  async function start() {
    if (startsOn === null) return;
    if (!(await save(() => api.daycare.start({ id, startsOn, trialUntil })))) return;
    notify({ text: t('act.started', { name: person.name }) });
    onDone();
  }
  const refused = problem('weekdays') ?? problem('residentId');
  return (
    <Form
      label={t('act.start')}
      actions={
        <ActionButton kind="primary" label={t('act.start')} disabled={startsOn === null} onAction={start} />
      }
    >
      {error && <ErrorNote error={error} />}
      <DateField
        label={t('act.startOn')}
        value={startsOn}
        error={problem('startsOn') ?? refused}
        onChange={setStartsOn}
      />
      <DateField
        label={t('form.trialUntil')}
        hint={t('form.trialHint')}
        value={trialUntil}
        error={problem('trialUntil')}
        onChange={setTrialUntil}
      />
    </Form>
  );
}

function EndForm({ line: { id, person, state }, onDone }: FormProps) {
  const t = useText(enrolTexts);
  const api = useApi();
  const today = useToday();
  const [endsOn, setEndsOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const { save, problem, error } = useStaySave();
  const waits = state === 'waiting';
  async function end() {
    const day = waits ? today : endsOn;
    if (day === null) return;
    const { name } = person;
    await save(async () => {
      const { offered } = await api.daycare.end({ id, endsOn: day, reason });
      const names = offered.map((offer) => offer.name).join('、');
      notify({
        text: names === '' ? t('act.ended', { name }) : t('act.endedOffer', { name, names }),
        undo: () => api.daycare.resume({ id }),
      });
      onDone();
    });
  }
  return (
    <Form
      label={t('act.end')}
      actions={
        <ActionButton
          kind="danger"
          label={t(waits ? 'act.leaveList' : 'act.end')}
          disabled={reason.trim() === ''}
          onAction={end}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      {!waits && (
        <DateField label={t('act.endOn')} value={endsOn} error={problem('endsOn')} onChange={setEndsOn} />
      )}
      <TextField label={t('act.reason')} value={reason} required maxLength={200} onChange={setReason} />
    </Form>
  );
}
