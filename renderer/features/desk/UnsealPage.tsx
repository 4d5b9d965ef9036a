/** The data is encrypted and nobody has opened it since the computer was started. */
import { type ReactNode, useEffect, useState } from 'react';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { PeopleTiles } from '../accounts/PeopleTiles.tsx';
import { SecretEntry } from '../accounts/SecretEntry.tsx';
import { accountsTexts } from '../accounts/texts.ts';
import css from './RecoveryKey.module.css';
import { RecoveryKeyField } from './RecoveryKeyField.tsx';
import { deskTexts } from './texts.ts';

/** Milliseconds. Another window may open the data; nothing is announced to a window that waits here. */
const lookEvery = 3000;

interface Unsealer {
  id: string;
  name: string;
}

export function UnsealPage() {
  const t = useText(deskTexts);
  const api = useApi();
  const status = useDeskQuery('desk', 'status', {}, { refetchEvery: lookEvery });
  const [picked, setPicked] = useState<Unsealer | null>(null);
  const [useKeyInstead, setUseKeyInstead] = useState(false);
  const people = status.data?.unsealers ?? [];
  const only = people.length === 1 ? people[0] : undefined;
  const person = picked ?? only;
  const elsewhere = status.data?.phase === 'open';

  useEffect(() => {
    if (elsewhere) void refreshSession(api);
  }, [elsewhere, api]);

  if (useKeyInstead || status.data?.unsealers.length === 0) {
    return <UnsealWithKey {...(people.length > 0 ? { onBack: () => setUseKeyInstead(false) } : {})} />;
  }
  const keyButton = (
    <ActionButton label={t('unseal.useKey')} kind="quiet" onAction={() => setUseKeyInstead(true)} />
  );
  return (
    <GateFrame title={t('unseal.title')} subtitle={t('unseal.subtitle')} wide={!person}>
      {status.error && <ErrorNote error={status.error} />}
      {person ? (
        <UnsealWithPassword person={person} {...(only ? {} : { onOther: () => setPicked(null) })}>
          {keyButton}
        </UnsealWithPassword>
      ) : (
        <>
          <PeopleTiles key={people.length} label={t('unseal.people')} people={people} onPick={setPicked} />
          <div className={css.below}>{keyButton}</div>
        </>
      )}
    </GateFrame>
  );
}

interface PasswordProps {
  person: Unsealer;
  onOther?: () => void;
  children: ReactNode;
}

function UnsealWithPassword({ person, onOther, children }: PasswordProps) {
  const t = useText(deskTexts);
  const accounts = useText(accountsTexts);
  const api = useApi();

  async function unseal(password: string) {
    await api.desk.unsealWithPassword({ accountId: person.id, password });
    try {
      // The same password signs in: nobody should have to type it twice.
      await api.accounts.signIn({ accountId: person.id, secret: password });
    } finally {
      await refreshSession(api);
    }
  }

  return (
    <SecretEntry
      person={{ name: person.name, secret: 'password' }}
      action={t('unseal.open')}
      onSecret={unseal}
    >
      {onOther && (
        <ActionButton label={accounts('someoneElse')} keys="Escape" whileTyping onAction={onOther} />
      )}
      {children}
    </SecretEntry>
  );
}

function UnsealWithKey({ onBack }: { onBack?: () => void }) {
  const t = useText(deskTexts);
  const api = useApi();
  const [recoveryKey, setRecoveryKey] = useState('');
  const [failure, setFailure] = useState<unknown>(null);

  async function unseal() {
    try {
      await api.desk.unsealWithRecoveryKey({ recoveryKey });
      await refreshSession(api);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <GateFrame title={t('unseal.keyTitle')} subtitle={t('unseal.keySubtitle')} wide>
      <Form
        label={t('unseal.keyTitle')}
        actions={
          <>
            {onBack && (
              <ActionButton label={t('unseal.usePassword')} keys="Escape" whileTyping onAction={onBack} />
            )}
            <ActionButton
              label={t('unseal.open')}
              keys="Enter"
              kind="primary"
              whileTyping
              onAction={unseal}
            />
          </>
        }
      >
        <RecoveryKeyField
          value={recoveryKey}
          onChange={(value) => {
            setFailure(null);
            setRecoveryKey(value);
          }}
          autoFocus
        />
        {failure !== null && <ErrorNote error={failure} />}
      </Form>
    </GateFrame>
  );
}
