/** What to do about a forgotten password: ask the manager; a manager has the recovery key. */

import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import css from './SecretEntry.module.css';
import { accountsTexts } from './texts.ts';

interface Props {
  manager: boolean;
  onRecover(): void;
}

export function Forgot({ manager, onRecover }: Props) {
  const t = useText(accountsTexts);
  const [open, setOpen] = useState(false);
  const answer = useId();
  return (
    <>
      <Button
        variant="subtle"
        aria-expanded={open}
        aria-controls={answer}
        onClick={() => setOpen((shown) => !shown)}
      >
        {t('forgot')}
      </Button>
      <div id={answer} className={css.answer} role="status">
        {open && (
          <>
            <p className={css.note}>{t(manager ? 'forgot.manager' : 'forgot.ask')}</p>
            {manager && <ActionButton label={t('forgot.key')} onAction={onRecover} />}
          </>
        )}
      </div>
    </>
  );
}
