/** The PIN for the kiosk, and the guardian behind a minor: both are asked for with a logged step. */
import { useState } from 'react';
import { volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useNow } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { volunteersTexts } from '../texts.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';
import type { VolunteerView } from './VolunteerPanel.tsx';

export function PinSection({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const api = useApi();
  const now = useNow((clock) => clock.now);
  const duration = useDuration();
  const mayWrite = useMayWrite();
  const [setting, setSetting] = useState(false);
  const { set, lockedUntil } = volunteer.pin;
  const locked = lockedUntil !== null && lockedUntil > now;
  async function remove() {
    await api.volunteers.removePin({ id: volunteer.id });
    notify({ text: t('pin.removed', { name: volunteer.person.name }) });
  }
  return (
    <section className={css.section}>
      <h4 className={css.title}>{t('pin')}</h4>
      {setting ? (
        <PinForm volunteer={volunteer} onDone={() => setSetting(false)} />
      ) : (
        <div className={css.acts}>
          <span className={locked ? css.warning : undefined}>
            {locked
              ? t('pin.locked', { time: duration(Math.ceil((lockedUntil - now) / 60_000)) })
              : t(set ? 'pin.set' : 'pin.none')}
          </span>
          {mayWrite && (
            <ActionButton label={t(set ? 'pin.change' : 'pin.choose')} onAction={() => setSetting(true)} />
          )}
          {mayWrite && set && <ActionButton label={t('pin.remove')} kind="quiet" onAction={remove} />}
        </div>
      )}
    </section>
  );
}

function PinForm({ volunteer, onDone }: { volunteer: VolunteerView; onDone(): void }) {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [pin, setPin] = useState('');
  const checked = useCheckedSave(volunteers.setPin.input, api.volunteers.setPin, ['pin']);
  async function save() {
    if (!(await checked.save({ id: volunteer.id, pin }))) return;
    notify({ text: t('pin.saved', { name: volunteer.person.name }) });
    onDone();
  }
  return (
    <div className={css.form}>
      <TextField
        label={t('pin')}
        hint={t('pin.field')}
        secret
        autoFocus
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={6}
        error={checked.problem('pin')}
        value={pin}
        onChange={setPin}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={words('save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}

export function GuardianLine({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const api = useApi();
  const mayWrite = useMayWrite();
  const [full, setFull] = useState<string | null>(null);
  const { guardian, guardianNeeded, id } = volunteer;
  if (!guardian && !guardianNeeded) return null;
  return (
    <>
      <dt>{t('guardian')}</dt>
      <dd>
        {guardian ? (
          <span className={css.acts}>
            {t('guardian.line', { name: guardian.name, relation: guardian.relation, day: guardian.on })}
            <span>{full ?? guardian.phone}</span>
            {mayWrite && full === null && (
              <ActionButton
                label={t('guardian.show')}
                kind="quiet"
                onAction={async () => setFull((await api.volunteers.revealGuardianPhone({ id })).value)}
              />
            )}
          </span>
        ) : (
          <span className={css.warning}>{t('guardian.needed')}</span>
        )}
      </dd>
    </>
  );
}
