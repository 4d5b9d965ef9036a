/** The desk was locked. The pages are gone from the screen; what was typed waits for the person who typed it. */
import { useState } from 'react';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import css from './SecretEntry.module.css';
import { SecretEntry } from './SecretEntry.tsx';
import { SignInPage } from './SignInPage.tsx';
import { accountsTexts } from './texts.ts';

export function LockPage() {
  const t = useText(accountsTexts);
  const api = useApi();
  const account = useSession((session) => session.account);
  const names = useDeskQuery('accounts', 'names', {});
  const [other, setOther] = useState(false);
  const person = names.data?.find(({ id }) => id === account?.id);

  if (other) return <SignInPage onBack={() => setOther(false)} />;
  if (!account) return null;
  return (
    <GateFrame title={t('lock.title')} subtitle={t('lock.subtitle', { name: account.name })}>
      <SecretEntry
        person={{ name: account.name, role: account.role, secret: person?.secret ?? 'password' }}
        action={t('lock.unlock')}
        onSecret={async (secret) => {
          await api.accounts.signIn({ accountId: account.id, secret });
          await refreshSession(api);
        }}
      >
        <ActionButton
          label={t('lock.other')}
          keys="Escape"
          whileTyping
          onAction={() => setOther(true)}
          wide
        />
        <p className={css.note}>{t('lock.otherNote', { name: account.name })}</p>
      </SecretEntry>
    </GateFrame>
  );
}
