/** The desk was locked. The pages are gone from the screen; what was typed waits for the person who typed it. */
import { useState } from 'react';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { SecretEntry } from './SecretEntry.tsx';
import { SignInPage } from './SignInPage.tsx';
import { accountsTexts } from './texts.ts';

export function LockPage() {
  const t = useText(accountsTexts);
  const api = useApi();
  const account = useSession((session) => session.account);
  const names = useDeskQuery('accounts', 'names', {});
  const [other, setOther] = useState(false);
  if (!account) return null;

  const { id, name, role } = account;
  if (other) return <SignInPage subtitle={t('lock.otherNote', { name })} onBack={() => setOther(false)} />;
  const secret = names.data?.find((person) => person.id === id)?.secret ?? 'password';
  return (
    <GateFrame title={t('lock.title')} subtitle={t('lock.subtitle', { name })}>
      <SecretEntry
        person={{ name, role, secret }}
        action={t('lock.unlock')}
        onSecret={async (typed) => {
          await api.accounts.signIn({ accountId: id, secret: typed });
          await refreshSession(api);
        }}
      >
        <ActionButton label={t('lock.other')} keys="Escape" whileTyping onAction={() => setOther(true)} />
      </SecretEntry>
    </GateFrame>
  );
}
