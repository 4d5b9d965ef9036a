/** Asks once before many are approved: how many, whose, how long; what stands out is never among them. */
import { useState } from 'react';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { useDuration } from '../parts/useDuration.ts';
import { volunteerTodayTexts } from './texts.ts';
import { approvalOf, importedRows, minutesIn, shownRows, type WaitingRow } from './waitingRows.ts';

/** Sends decisions and tells what came of them: the time credited, what was left after all, and stars. */
function useDecide(onDone: () => void) {
  const t = useText(volunteerTodayTexts);
  const api = useApi();
  const duration = useDuration();
  return async (approval: ReturnType<typeof approvalOf>) => {
    const { decided, minutes, skipped, stars } = await api.service.decide({ rows: approval });
    notify({ text: t('approve.done', { count: decided, time: duration(minutes) }) });
    if (skipped.length > 0) notify({ text: t('approve.skipped', { count: skipped.length }) });
    for (const { name, star } of stars) notify({ text: t('star', { name, star }) });
    onDone();
  };
}

/** As they stood when the question was asked: what comes in meanwhile was not seen. */
export function ApproveDialog({ rows: given, onClose }: { rows: readonly WaitingRow[]; onClose(): void }) {
  const t = useText(volunteerTodayTexts);
  const decide = useDecide(onClose);
  const duration = useDuration();
  const [rows] = useState(given);
  const clean = shownRows(rows, 'clean');
  const [approval] = useState(() => approvalOf(clean, newId));
  const people = new Set(clean.map(({ service }) => service.volunteer.id)).size;

  return (
    <ConfirmDialog
      opened
      title={t('approve.title', { count: clean.length })}
      confirm={t('approve.confirm')}
      onConfirm={() => decide(approval)}
      onCancel={onClose}
    >
      {t('approve.body', {
        people,
        time: duration(minutesIn(clean)),
        flagged: rows.length - clean.length,
      })}
    </ConfirmDialog>
  );
}

/** Hours out of a file: nobody saw them clocked, so whoever approves says what they were compared with. */
export function ApproveImported({ rows: given, onClose }: { rows: readonly WaitingRow[]; onClose(): void }) {
  const t = useText(volunteerTodayTexts);
  const decide = useDecide(onClose);
  const duration = useDuration();
  const [rows] = useState(() => importedRows(given));
  const [ids] = useState(() => new Map(rows.map(({ service }) => [service.versionId, newId()])));
  const [proof, setProof] = useState('');
  const [tried, setTried] = useState(false);

  async function approve() {
    setTried(true);
    const said = proof.trim();
    if (said !== '') await decide(approvalOf(rows, (versionId) => ids.get(versionId) ?? newId(), said));
  }
  return (
    <ConfirmDialog
      opened
      title={t('imported.title', { count: rows.length })}
      confirm={t('approve.confirm')}
      onConfirm={approve}
      onCancel={onClose}
    >
      <p>
        {t('imported.body', {
          people: new Set(rows.map(({ service }) => service.volunteer.id)).size,
          time: duration(minutesIn(rows)),
        })}
      </p>
      <TextField
        label={t('imported.proof')}
        hint={t('imported.proofHint')}
        value={proof}
        required
        maxLength={200}
        error={tried && proof.trim() === '' ? t('imported.proofMissing') : null}
        onChange={setProof}
      />
    </ConfirmDialog>
  );
}
