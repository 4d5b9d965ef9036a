/** Asks once before many are approved: how many, whose, how long; what stands out is never among them. */
import { useState } from 'react';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.tsx';
import { newId } from '../../visits/newId.ts';
import { useDuration } from '../parts/useDuration.ts';
import { volunteerTodayTexts } from './texts.ts';
import { approvalOf, minutesIn, shownRows, type WaitingRow } from './waitingRows.ts';

/** As they stood when the question was asked: what comes in meanwhile was not seen. */
export function ApproveDialog({ rows: given, onClose }: { rows: readonly WaitingRow[]; onClose(): void }) {
  const t = useText(volunteerTodayTexts);
  const api = useApi();
  const duration = useDuration();
  const [rows] = useState(given);
  const [approval] = useState(() => approvalOf(given, newId));
  const clean = shownRows(rows, 'clean');
  const people = new Set(clean.map(({ service }) => service.volunteer.id)).size;

  async function approve() {
    const { decided, minutes, skipped, stars } = await api.service.decide({ rows: approval });
    notify({ text: t('approve.done', { count: decided, time: duration(minutes) }) });
    if (skipped.length > 0) notify({ text: t('approve.skipped', { count: skipped.length }) });
    for (const { name, star } of stars) notify({ text: t('star', { name, star }) });
    onClose();
  }
  return (
    <ConfirmDialog
      opened
      title={t('approve.title', { count: clean.length })}
      confirm={t('approve.confirm')}
      onConfirm={approve}
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
