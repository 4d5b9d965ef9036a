/** Changing one's own secret: the current one, and the new one twice. */
import { type ReactNode, useState } from 'react';
import { useApi } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useErrorSentence } from '../../ui/errorSentence.ts';
import { Form } from '../../ui/Form.tsx';
import { NewSecretFields } from './NewSecretFields.tsx';
import { SecretField, type SecretKind } from './SecretField.tsx';
import { useNewSecret } from './useNewSecret.ts';

interface Props {
  /** Which kind is proposed. */
  kind: SecretKind;
  currentLabel: string;
  action: string;
  keys: string;
  onDone(): void;
  /** Beside the button. */
  children?: ReactNode;
}

export function OwnSecretForm({ kind, currentLabel, action, keys, onDone, children }: Props) {
  const api = useApi();
  const sentence = useErrorSentence();
  const name = useSession((session) => session.account?.name ?? '');
  const secret = useNewSecret(kind);
  const [current, setCurrent] = useState('');
  const [failure, setFailure] = useState<unknown>(null);

  async function save() {
    const taken = secret.take(current);
    if (!taken) return;
    try {
      await api.accounts.changeOwnSecret({ current, secret: taken });
      await refreshSession(api);
      setCurrent('');
      secret.change({ value: '', repeat: '' });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Form
      label={action}
      actions={
        <>
          {children}
          <ActionButton label={action} keys={keys} kind="primary" whileTyping onAction={save} />
        </>
      }
    >
      <SecretField
        label={currentLabel}
        // What kind it is does not matter here: it is only compared.
        kind="password"
        purpose="current"
        value={current}
        onChange={(value) => {
          setFailure(null);
          setCurrent(value);
        }}
        error={failure ? sentence(failure) : null}
        autoFocus
      />
      <NewSecretFields secret={secret} known={[name]} />
    </Form>
  );
}
