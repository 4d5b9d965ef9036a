/** Another state: taken on, paused, left; with its reason, and under 18 with the guardian's consent. */
import { useState } from 'react';
import { volunteerStates, volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useFocusProblem } from '../../../ui/useFocusProblem.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { volunteersTexts } from '../texts.ts';
import { GuardianFields } from './GuardianFields.tsx';
import { guardianOf, noGuardian } from './guardianForm.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';
import type { VolunteerView } from './VolunteerPanel.tsx';

export function StateForm({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [opened, setOpened] = useState(false);
  const offered = volunteerStates.filter((one) => one !== volunteer.state && one !== 'applied');
  const [state, setState] = useState(offered[0] ?? 'active');
  const [reason, setReason] = useState('');
  const [guardian, setGuardian] = useState(noGuardian);
  const checked = useCheckedSave(volunteers.setState.input, api.volunteers.setState, ['reason', 'guardian']);
  const [refused, setRefused] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(refused);
  const asksGuardian = state === 'active' && volunteer.guardianNeeded && volunteer.guardian === null;

  async function save() {
    const consent = asksGuardian ? guardianOf(guardian) : null;
    const given = { id: volunteer.id, state, since: null, reason, ...(consent ? { guardian: consent } : {}) };
    if (!(await checked.save(given))) return setRefused((times) => times + 1);
    notify({ text: t('state.saved', { name: volunteer.person.name, state: t(`state.${state}`) }) });
    setOpened(false);
  }
  if (!opened) {
    return (
      <div className={css.acts}>
        <ActionButton label={t('stateChange')} kind="quiet" onAction={() => setOpened(true)} />
      </div>
    );
  }
  return (
    <div ref={place} className={css.form}>
      <Field label={t('state.to')}>
        {() => (
          <Segmented
            label={t('state.to')}
            options={offered.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={state}
            onChange={(value) => setState(value)}
          />
        )}
      </Field>
      <TextField
        label={t('state.reason')}
        value={reason}
        maxLength={200}
        error={checked.problem('reason')}
        onChange={setReason}
      />
      {asksGuardian && (
        <GuardianFields
          value={guardian}
          problem={checked.problem('guardian')}
          onChange={(part) => setGuardian((now) => ({ ...now, ...part }))}
        />
      )}
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={() => setOpened(false)} />
        <ActionButton label={words('save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}
