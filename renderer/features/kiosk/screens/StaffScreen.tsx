/** The only way out: a coordinator or manager signs in here as themselves. Wrong tries count and are logged as anywhere. */
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { DeskError } from '../../../../db/core/errors.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { refreshSession } from '../../../api/presence.ts';
import { useText } from '../../../i18n/useText.ts';
import { useErrorSentence } from '../../../ui/errorSentence.ts';
import { Keypad } from '../Keypad.tsx';
import { Typed } from '../Typed.tsx';
import { kioskTexts } from '../texts.ts';
import css from './Screen.module.css';

const pinLength = 6;

export function StaffScreen() {
  const t = useText(kioskTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const names = useDeskQuery('accounts', 'names', {}).data ?? [];
  const staff = names.filter(({ role }) => role === 'volunteerCoordinator' || role === 'manager');
  const person = staff.find(({ id }) => id === chosen);
  return (
    <div className={css.screen}>
      <div className={css.side}>
        <h1 className={css.title}>{t('staff.title')}</h1>
        <p className={css.subtitle}>{t(staff.length > 0 ? 'staff.who' : 'staff.none')}</p>
        <ul className={css.choices}>
          {staff.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className={css.choice}
                data-own={id === chosen || undefined}
                onClick={() => setChosen(id)}
              >
                <b>{name}</b>
                <IconChevronRight />
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className={css.side}>{person && <Secret key={person.id} person={person} />}</div>
    </div>
  );
}

interface Person {
  id: string;
  name: string;
  secret: 'password' | 'pin';
}

function Secret({ person: { id, name, secret } }: { person: Person }) {
  const t = useText(kioskTexts);
  const api = useApi();
  const sentence = useErrorSentence();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [busy, setBusy] = useState(false);

  async function enter() {
    setBusy(true);
    try {
      await api.accounts.signIn({ accountId: id, secret: typed });
      await refreshSession(api);
    } catch (failure) {
      if (!(failure instanceof DeskError)) throw failure;
      setProblem(failure);
      setTyped('');
    } finally {
      setBusy(false);
    }
  }
  const ready = !busy && (secret === 'pin' ? typed.length === pinLength : typed !== '');
  const confirm = { label: t('pad.confirm'), ready, onConfirm: () => void enter() };
  return (
    <>
      <h2 className={css.subtitle}>{t(`staff.${secret}`, { name })}</h2>
      {problem && secret === 'password' && (
        <p className={css.notice} role="alert">
          {sentence(problem)}
        </p>
      )}
      {secret === 'pin' ? (
        <>
          <Typed
            label={t('pin.typed', { count: typed.length })}
            empty={'○'.repeat(pinLength - typed.length)}
            note={problem ? sentence(problem) : t('staff.pinHint')}
            wrong={problem !== null && typed === ''}
          >
            {'●'.repeat(typed.length)}
          </Typed>
          <Keypad value={typed} onChange={setTyped} most={pinLength} confirm={confirm} />
        </>
      ) : (
        <form
          className={css.group}
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) confirm.onConfirm();
          }}
        >
          <input
            className={css.secret}
            type="password"
            autoComplete="current-password"
            aria-label={t('staff.password', { name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" className={css.act} disabled={!ready}>
            <b>{confirm.label}</b>
          </button>
        </form>
      )}
    </>
  );
}
