/** Makes a new recovery key. It is shown by the page that stands until it is confirmed, wherever this form was. */
import { type ReactNode, useState } from 'react';
import { useApi } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useErrorSentence } from '../../ui/errorSentence.ts';
import { Form } from '../../ui/Form.tsx';
import { SecretField } from '../accounts/SecretField.tsx';
import { useMadeKey } from './recoveryKey.ts';
import { deskTexts } from './texts.ts';

export function ReplaceKeyForm({ children }: { children?: ReactNode }) {
  const t = useText(deskTexts);
  const api = useApi();
  const sentence = useErrorSentence();
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<unknown>(null);

  async function replace() {
    try {
      const { recoveryKey } = await api.desk.replaceRecoveryKey({ secret });
      useMadeKey.setState({ key: recoveryKey, first: false });
      await refreshSession(api);
    } catch (error) {
      setFailure(error);
      setSecret('');
    }
  }

  return (
    <Form
      label={t('key.replace')}
      actions={
        <>
          {children}
          <ActionButton
            label={t('key.replace')}
            keys="Enter"
            kind="primary"
            whileTyping
            disabled={secret === ''}
            onAction={replace}
          />
        </>
      }
    >
      <SecretField
        label={t('key.secret')}
        kind="password"
        purpose="current"
        value={secret}
        onChange={(value) => {
          setFailure(null);
          setSecret(value);
        }}
        error={failure ? sentence(failure) : null}
        autoFocus
      />
    </Form>
  );
}
