/** A key was made and never confirmed, and the window that showed it is gone: the manager makes another. */
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { accountsTexts } from '../accounts/texts.ts';
import { useSessionActions } from '../accounts/useSessionActions.ts';
import { ReplaceKeyForm } from './ReplaceKeyForm.tsx';
import { deskTexts } from './texts.ts';

export function LostKey() {
  const t = useText(deskTexts);
  const accounts = useText(accountsTexts);
  const { signOut } = useSessionActions();
  return (
    <GateFrame title={t('key.lostTitle')} subtitle={t('key.lost')}>
      <ReplaceKeyForm>
        <ActionButton label={accounts('signOut')} onAction={signOut} />
      </ReplaceKeyForm>
    </GateFrame>
  );
}
