/** What is rarely done to an account, each with its reason and a question before it happens. */
import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { notify } from '../../ui/notify.tsx';
import css from './AccountPanel.module.css';
import type { Account } from './AccountsSection.tsx';
import { newTemporaryPin } from './strength.ts';
import type { Given } from './TemporaryPin.tsx';
import { accountsTexts } from './texts.ts';

interface Props {
  account: Account;
  onClose(): void;
  onGiven(given: Given): void;
}

export function AccountActions({ account, onClose, onGiven }: Props) {
  const t = useText(accountsTexts);
  const { id, name, active } = account;
  const me = useSession((session) => session.account?.id);
  const edit = useDeskCommand('accounts', 'edit');
  const resetSecret = useDeskCommand('accounts', 'resetSecret');
  const [asking, setAsking] = useState<'reset' | 'off' | null>(null);

  async function give() {
    const pin = newTemporaryPin();
    await resetSecret.mutateAsync({ id, secret: { kind: 'pin', value: pin } });
    setAsking(null);
    onClose();
    onGiven({ name, pin });
  }
  async function switchOff() {
    await edit.mutateAsync({ id, active: false });
    setAsking(null);
    onClose();
    notify({ text: t('accounts.wentOff', { name }) });
  }
  async function switchOn() {
    await edit.mutateAsync({ id, active: true });
    await give();
    notify({ text: t('accounts.wentOn', { name }) });
  }

  // One's own password is changed under "my password", and nobody locks themselves out by a slip.
  if (id === me) return null;
  return (
    <div className={css.actions}>
      {active ? (
        <>
          <Action why={t('accounts.resetWhy')}>
            <ActionButton label={t('accounts.reset')} onAction={() => setAsking('reset')} />
          </Action>
          <Action why={t('accounts.offWhy')}>
            <ActionButton label={t('accounts.off')} onAction={() => setAsking('off')} />
          </Action>
        </>
      ) : (
        <Action why={t('accounts.onWhy')}>
          <ActionButton label={t('accounts.on')} onAction={switchOn} />
        </Action>
      )}
      <ConfirmDialog
        opened={asking === 'reset'}
        title={t('accounts.resetAsk', { name })}
        confirm={t('accounts.resetConfirm')}
        onConfirm={give}
        onCancel={() => setAsking(null)}
      >
        {t('accounts.resetWhy')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'off'}
        title={t('accounts.offAsk', { name })}
        confirm={t('accounts.off')}
        danger
        onConfirm={switchOff}
        onCancel={() => setAsking(null)}
      >
        {t('accounts.offNote')}
      </ConfirmDialog>
    </div>
  );
}

function Action({ why, children }: { why: string; children: ReactNode }) {
  return (
    <div className={css.action}>
      <p className={css.why}>{why}</p>
      {children}
    </div>
  );
}
