/** The manager gave this person a secret; nothing else is open until it is changed for one of their own. */
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { OwnSecretForm } from './OwnSecretForm.tsx';
import { accountsTexts } from './texts.ts';
import { useSessionActions } from './useSessionActions.ts';

export function NewSecretPage() {
  const t = useText(accountsTexts);
  const { signOut } = useSessionActions();
  const role = useSession((session) => session.account?.role);
  const kind = role === 'manager' ? 'password' : 'pin';
  return (
    <GateFrame title={t('newSecret.title')} subtitle={t('newSecret.subtitle')}>
      <OwnSecretForm
        kind={kind}
        currentLabel={t('newSecret.current')}
        action={t('newSecret.save')}
        keys="Enter"
        onDone={() => {}}
      >
        <ActionButton label={t('signOut')} onAction={signOut} />
      </OwnSecretForm>
    </GateFrame>
  );
}
