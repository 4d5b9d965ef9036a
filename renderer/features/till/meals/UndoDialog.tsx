/** Undoes a meal, or brings an undone one back; the reason may be empty for one's own meal of today. */
import { useState } from 'react';
import type { MealLine } from '../../../../db/meals/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { money } from '../../../ui/format.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../newId.ts';
import { mealsTexts } from './texts.ts';

interface Props {
  line: MealLine;
  opened: boolean;
  onClose(): void;
}

export function UndoDialog({ line, opened, onClose }: Props) {
  const t = useText(mealsTexts);
  const api = useApi();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const kind = line.withdrawn ? 'restore' : 'undo';
  const name = line.diner.name || t('guests');

  async function confirm() {
    setError(null);
    const act = line.withdrawn ? api.meals.restore : api.meals.withdraw;
    try {
      await act({ id: newId(), versionId: line.versionId, reason });
      setReason('');
      onClose();
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={t(`${kind}.ask`, { name })}
      confirm={t(kind)}
      danger={!line.withdrawn}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{t(`${kind}.what`, { amount: money(line.personFen) })}</p>
      <TextField
        label={t('reason')}
        placeholder={t('reason.own')}
        value={reason}
        maxLength={200}
        onChange={setReason}
      />
      {error !== null && <ErrorNote error={error} />}
    </ConfirmDialog>
  );
}
