/** Search, the window this desk serves, who sits here, and the key that locks the desk. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { useSession } from '../state/session.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import css from './TopBar.module.css';
import { shellTexts } from './texts.ts';

interface Props {
  search: ReactNode;
  onLock(): unknown;
  onSignOut(): unknown;
}

export function TopBar({ search, onLock, onSignOut }: Props) {
  const t = useText(shellTexts);
  const counterName = useSession((session) => session.counterName);
  const account = useSession((session) => session.account);
  return (
    <>
      <div className={css.search}>{search}</div>
      <div className={css.end}>
        {counterName && <Tag tone="accent">{counterName}</Tag>}
        {account && <AccountMenu account={account} onSignOut={onSignOut} />}
        <ActionButton label={t('lock')} keys="F12" onAction={onLock} everywhere />
      </div>
    </>
  );
}
