/** A manager's new password, with the recovery key instead of the old one. */
import { useState } from 'react';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { RecoveryKeyField } from '../desk/RecoveryKeyField.tsx';
import { NewSecretFields } from './NewSecretFields.tsx';
import { accountsTexts } from './texts.ts';
import { useNewSecret } from './useNewSecret.ts';

interface Props {
  person: { id: string; name: string };
  onClose(): void;
}

export function RecoverPage({ person, onClose }: Props) {
  const t = useText(accountsTexts);
  const common = useText(uiTexts);
  const api = useApi();
  const secret = useNewSecret('password');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [failure, setFailure] = useState<unknown>(null);

  async function save() {
    const taken = secret.take();
    if (!taken) return;
    try {
      await api.desk.recoverAccount({ recoveryKey, accountId: person.id, secret: taken });
      notify({ text: t('recover.done') });
      onClose();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <GateFrame title={t('recover.title')} subtitle={t('recover.subtitle', { name: person.name })} wide>
      <Form
        label={t('recover.title')}
        actions={
          <>
            <ActionButton label={common('back')} keys="Escape" whileTyping onAction={onClose} />
            <ActionButton label={t('recover.save')} keys="Enter" kind="primary" whileTyping onAction={save} />
          </>
        }
      >
        <RecoveryKeyField value={recoveryKey} onChange={setRecoveryKey} autoFocus />
        <NewSecretFields secret={secret} passwordOnly known={[person.name]} />
        {failure !== null && <ErrorNote error={failure} />}
      </Form>
    </GateFrame>
  );
}
