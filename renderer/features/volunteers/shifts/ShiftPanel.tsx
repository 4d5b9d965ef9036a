/** One shift: what and where, who comes, who waits; signing up, cancelling, more or fewer places. */
import { useState } from 'react';
import { type ShiftLine, type SignUpLine, shifts } from '../../../../db/shifts/contract.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify, useNotifyError } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { DateText } from '../../../ui/When.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { VolunteerSearch } from '../parts/VolunteerSearch.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './Shifts.module.css';
import { ShiftStateTag, usePlaceOf } from './ShiftWords.tsx';
import { shiftsTexts } from './texts.ts';

interface Props {
  /** Null: closed. */
  id: string | null;
  onClose(): void;
}

export function ShiftPanel({ id, onClose }: Props) {
  const t = useText(shiftsTexts);
  const { data, error } = useDeskQuery('shifts', 'shift', { id: id ?? '' }, { enabled: id !== null });
  const mayWrite = useMayWrite();
  return (
    <SidePanel opened={id !== null} onClose={onClose} title={t('panel.title')} width="36rem">
      {error && <ErrorNote error={error} />}
      {data && id !== null && (
        <div className={css.panel}>
          <Facts shift={data.shift} />
          <People
            shift={data.shift}
            people={data.people}
            open={mayWrite && !data.shift.cancelled && !data.shift.over}
          />
          {mayWrite && <ShiftActs key={`${id} ${data.shift.cancelled}`} shift={data.shift} />}
        </div>
      )}
    </SidePanel>
  );
}

function Facts({ shift }: { shift: ShiftLine }) {
  const t = useText(shiftsTexts);
  const words = useText(volunteersTexts);
  const placeOf = usePlaceOf();
  const { opportunity, day, from, to, filled, needed } = shift;
  const facts = [
    [t('place'), placeOf(opportunity)],
    [t('kind'), words(`kind.${opportunity.kind}`)],
    [t('team'), opportunity.team?.name ?? ''],
    [t('skills'), opportunity.skills.join('、')],
    [t('forWhom'), opportunity.resident?.name ?? ''],
    [t('about'), opportunity.description],
    [t('reason'), shift.cancelReason],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <div className={css.head}>
        <h3 className={css.big}>{opportunity.title}</h3>
        <span>
          <DateText day={day} withWeekday /> {from}–{to}
        </span>
        <span className={css.quiet}>{t('places', { filled, needed })}</span>
        <ShiftStateTag shift={shift} />
      </div>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface PeopleProps {
  shift: ShiftLine;
  people: readonly SignUpLine[];
  /** People may still be put in and taken out. */
  open: boolean;
}

function People({ shift, people, open }: PeopleProps) {
  const t = useText(shiftsTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const groups = [
    { title: t('people'), state: 'signedUp' },
    { title: t('people.waiting'), state: 'waiting' },
    { title: t('people.cancelled'), state: 'cancelled' },
  ] as const;
  const inIt = people.filter(({ state }) => state !== 'cancelled').map(({ volunteer }) => volunteer.id);

  async function signUp(volunteerId: string, name: string) {
    const { state, warnings } = await api.shifts.signUp({
      id: newId(),
      shiftId: shift.id,
      volunteerId,
      note: '',
    });
    const said = t(state === 'waiting' ? 'signUp.waits' : 'signUp.done', { name });
    notify({ text: [said, ...warnings.map((warning) => t(`warn.${warning}`))].join(' · ') });
  }
  return (
    <>
      {open && (
        <VolunteerSearch
          label={t('signUp')}
          without={inIt}
          onPick={({ id, person }) => signUp(id, person.name).catch(notifyError)}
        />
      )}
      {groups.map(({ title, state }) => {
        const lines = people.filter((line) => line.state === state);
        if (lines.length === 0 && state !== 'signedUp') return null;
        return (
          <section key={state} className={css.section}>
            <h4 className={css.title}>{title}</h4>
            {lines.length === 0 && <p className={css.quiet}>{t('people.none')}</p>}
            <ul className={css.rows}>
              {lines.map((line) => (
                <SignUpRow key={line.id} line={line} open={open && state !== 'cancelled'} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function SignUpRow({ line, open }: { line: SignUpLine; open: boolean }) {
  const t = useText(shiftsTexts);
  const api = useApi();
  const { volunteer, shiftId, place, note } = line;
  const { name } = volunteer.person;
  async function signOff() {
    const { movedUp } = await api.shifts.cancelSignUp({
      id: newId(),
      shiftId,
      volunteerId: volunteer.id,
      note: '',
    });
    notify({
      text: movedUp ? t('signOff.moved', { name, next: movedUp.person.name }) : t('signOff.done', { name }),
    });
  }
  return (
    <li className={css.row}>
      {place !== null && <span className={css.quiet}>{place}</span>}
      <strong>{name}</strong>
      <span className={css.quiet}>{[printNumber(volunteer.number), note].filter(Boolean).join(' · ')}</span>
      {open && (
        <span className={css.rowEnd}>
          <ActionButton label={t('signOff')} kind="quiet" onAction={signOff} />
        </span>
      )}
    </li>
  );
}

function ShiftActs({ shift }: { shift: ShiftLine }) {
  const t = useText(shiftsTexts);
  const api = useApi();
  const [needed, setNeeded] = useState(String(shift.needed));
  const [cancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState('');
  const checked = useCheckedSave(shifts.cancelShift.input, api.shifts.cancelShift, ['reason']);
  const places = wholeNumber(needed) ?? 0;
  if (shift.over) return null;
  if (shift.cancelled) {
    return (
      <div className={css.acts}>
        {shift.filled > 0 && <p className={css.quiet}>{t('cancelled.tell', { count: shift.filled })}</p>}
        <ActionButton label={t('restore')} onAction={() => api.shifts.restoreShift({ id: shift.id })} />
      </div>
    );
  }
  async function change() {
    const { movedUp } = await api.shifts.editShift({ id: shift.id, needed: places });
    notify({ text: t('needed.moved', { count: movedUp }) });
  }
  return (
    <div className={css.form}>
      <TextField label={t('needed')} value={needed} inputMode="numeric" maxLength={3} onChange={setNeeded} />
      {cancelling && (
        <TextField
          label={t('reason')}
          value={reason}
          required
          autoFocus
          maxLength={200}
          error={checked.problem('reason')}
          onChange={setReason}
        />
      )}
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton
          label={t('cancelShift')}
          kind={cancelling ? 'danger' : 'quiet'}
          onAction={async () => {
            if (cancelling) await checked.save({ id: shift.id, reason });
            else setCancelling(true);
          }}
        />
        <ActionButton
          label={t('needed.save')}
          disabled={places < 1 || places === shift.needed}
          onAction={change}
        />
      </div>
    </div>
  );
}
