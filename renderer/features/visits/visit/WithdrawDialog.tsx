/** Undoes a visit, or brings an undone one back; the reason may be empty for one's own visit of today. */
import { useState } from 'react';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../newId.ts';
import { visitsTexts } from '../texts.ts';
import { todayTexts } from '../today/texts.ts';
import { useWithdraw } from '../useWithdraw.ts';
import css from './WithdrawDialog.module.css';

interface Props {
  line: VisitLine;
  opened: boolean;
  onClose(): void;
}

export function WithdrawDialog({ line, opened, onClose }: Props) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const api = useApi();
  const withdraw = useWithdraw();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const kind = line.withdrawn ? 'restore' : 'withdraw';

  async function confirm() {
    setError(null);
    try {
      if (line.withdrawn) await api.visits.restore({ id: newId(), versionId: line.versionId, reason });
      else await withdraw(line, reason);
      setReason('');
      onClose();
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={t(`${kind}.ask`)}
      confirm={t(kind)}
      danger={!line.withdrawn}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={css.body}>
        <p>{t(`${kind}.what`)}</p>
        <TextField
          label={words('reason')}
          placeholder={t('correct.why.own')}
          value={reason}
          maxLength={200}
          onChange={setReason}
        />
        {error !== null && <ErrorNote error={error} />}
      </div>
    </ConfirmDialog>
  );
}
