/** Who sits here, and how this browser speaks to them. */
import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../i18n/useText.ts';
import type { SignedIn } from '../state/session.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Initial } from '../ui/Initial.tsx';
import css from './AccountMenu.module.css';
import { PreferenceControls } from './PreferenceControls.tsx';
import { shellTexts } from './texts.ts';

interface Props {
  account: SignedIn;
  onSignOut(): unknown;
}

export function AccountMenu({ account, onSignOut }: Props) {
  const t = useText(shellTexts);
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={css.who} onClick={() => setOpen((shown) => !shown)}>
          <Initial name={account.name} />
          <span>
            {t(`role.${account.role}`)} · {account.name}
          </span>
          <IconChevronDown size={16} className={css.chevron} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.menu}>
        <PreferenceControls />
        <div className={css.foot}>
          <ActionButton label={t('signOut')} icon={<IconLogout size={18} />} onAction={onSignOut} wide />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
