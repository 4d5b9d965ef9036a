/** What to do about a forgotten password: ask the manager; a manager has the recovery key. */
import { useState } from 'react';
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
  const [asked, setAsked] = useState(false);
  if (!asked) return <ActionButton label={t('forgot')} kind="quiet" onAction={() => setAsked(true)} />;
  return (
    <div role="status">
      <p className={css.note}>{t(manager ? 'forgot.manager' : 'forgot.ask')}</p>
      {manager && <ActionButton label={t('forgot.key')} onAction={onRecover} />}
    </div>
  );
}
