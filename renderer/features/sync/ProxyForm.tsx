/** The way out of an office that lets nothing out by itself: changed here when the network of the office changes. */
import { useState } from 'react';
import { useDeskCommand } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import css from './SyncPage.module.css';
import { syncTexts } from './texts.ts';

export function ProxyForm() {
  const t = useText(syncTexts);
  const setProxy = useDeskCommand('sync', 'setProxy');
  const [proxy, setTyped] = useState('');

  async function save() {
    try {
      await setProxy.mutateAsync({ proxy });
      setTyped('');
      notify({ text: t('proxy.saved') });
    } catch {
      // Said below the field.
    }
  }

  return (
    <details>
      <summary className={css.change}>{t('proxy.change')}</summary>
      <div className={css.stack}>
        <TextField label={t('proxy')} hint={t('proxy.hint')} value={proxy} onChange={setTyped} />
        {setProxy.error && <ErrorNote error={setProxy.error} />}
        <ActionButton label={t('proxy.save')} onAction={save} />
      </div>
    </details>
  );
}
