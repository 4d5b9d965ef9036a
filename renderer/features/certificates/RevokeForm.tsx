/** Ends a posting to which somebody objected, or takes an issued certificate back: with a reason, for good. */
import { type CertificateLine, certificates } from '../../../db/certificates/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './Certificates.module.css';
import { certificatesTexts } from './texts.ts';

const useReasonDraft = defineDraft<string>();

interface Props {
  certificate: CertificateLine;
  onDone(): void;
}

export function RevokeForm({ certificate: { id, state }, onDone }: Props) {
  const t = useText(certificatesTexts);
  const api = useApi();
  const reason = useReasonDraft(id, '');
  const checked = useCheckedSave(certificates.revoke.input, api.certificates.revoke, ['reason']);
  const posted = state === 'posted';
  async function save() {
    if (!(await checked.save({ id, reason: reason.value }))) return;
    notify({ text: t('revoke.done') });
    reason.clear();
    onDone();
  }
  return (
    <div className={css.next}>
      <p>{posted ? t('object.note') : t('revoke.note')}</p>
      <TextField
        label={posted ? t('revoke.reason.object') : t('revoke.reason')}
        value={reason.value}
        required
        lines
        autoFocus
        maxLength={200}
        error={checked.problem('reason')}
        onChange={(value) => reason.set(() => value)}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={t('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={t('revoke.save')} keys="Mod+Enter" kind="danger" onAction={save} />
      </div>
    </div>
  );
}
