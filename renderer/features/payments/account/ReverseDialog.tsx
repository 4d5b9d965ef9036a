/** Takes an entry back (冲正): it stays, and another one with the opposite signs is added, for a reason. */
import { useState } from 'react';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { paymentsTexts } from '../texts.ts';
import { type Entry, useEntryName } from './entryName.ts';

export function ReverseDialog({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const t = useText(paymentsTexts);
  const nameOf = useEntryName();
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const { mutate, error } = useDeskCommand('payments', 'reverse', {
    onSuccess: ({ receiptNo }) => {
      notify({ text: t('reverse.done', { receipt: receiptNo ?? '' }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('reverse.title', { what: nameOf(entry) })}
      confirm={t('reverse.do')}
      danger
      onConfirm={() => mutate({ id, entryId: entry.id, reason })}
      onCancel={onClose}
    >
      <p>{t('reverse.body')}</p>
      {error && <ErrorNote error={error} />}
      <TextField label={t('reverse.reason')} required value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}
