/** A certificate to print: in which language, with or without its list of services; the full number for a reason only. */
import '@fontsource-variable/noto-serif-sc/wght.css';
import { Checkbox } from '@mantine/core';
import { IconArrowLeft, IconEye, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { type CertificateIdentity, certificates } from '../../../../db/certificates/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { type Language, languages } from '../../../state/preferences.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import css from './CertificatePaper.module.css';
import { Paper } from './Paper.tsx';
import { paperTexts } from './texts.ts';

/** Languages call themselves by their own names. */
const languageNames: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

export default function CertificatePaper() {
  const t = useText(paperTexts);
  const ui = useText(uiTexts);
  const { id = '' } = useParams<{ id: string }>();
  const { data, error } = useDeskQuery('certificates', 'certificate', { id });
  const [language, setLanguage] = useState<Language>('zh');
  const [withAnnex, setWithAnnex] = useState(true);
  const printing = usePrinting(id);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    // The browser proposes the title as the file's name when it prints to PDF.
    if (data) document.title = `${t('title')} ${data.volunteer.name} ${data.number}`;
  }, [data, t]);
  // A revoked one is not even shown: the browser prints whatever stands on a page.
  const printable = data?.state === 'issued';
  return (
    <main className={css.desk}>
      <div className={css.toolbar}>
        <ActionButton
          label={ui('back')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => window.history.back()}
        />
        <Segmented
          label={t('print.language')}
          quiet
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => setLanguage(value)}
        />
        <Checkbox
          label={t('print.annex')}
          checked={withAnnex}
          onChange={(event) => setWithAnnex(event.currentTarget.checked)}
        />
        <span className={css.end}>
          <ActionButton
            label={t('print.full')}
            kind="quiet"
            icon={<IconEye size={18} />}
            disabled={!printable}
            onAction={() => setAsking(true)}
          />
          <ActionButton
            label={ui('print')}
            keys="Mod+P"
            kind="primary"
            icon={<IconPrinter size={18} />}
            disabled={!printable}
            onAction={() => printing.print(null)}
          />
        </span>
      </div>
      <p className={css.hint}>{t('print.seal')}</p>
      {error && <ErrorNote error={error} />}
      {data && data.state !== 'issued' && <p className={css.state}>{t(`state.${data.state}`)}</p>}
      {data?.code && printable && (
        <Paper
          certificate={{ ...data, identity: printing.identity ?? data.identity }}
          code={data.code}
          language={language}
          withAnnex={withAnnex}
        />
      )}
      <FullNumber
        id={id}
        opened={asking}
        onClose={() => setAsking(false)}
        onPrint={(reason) => printing.print({ reason })}
      />
    </main>
  );
}

/** Each print is counted before it leaves, and goes out once the paper shows what the core answered. */
function usePrinting(id: string) {
  const api = useApi();
  const [printed, setPrinted] = useState<{ identity: CertificateIdentity } | null>(null);
  useEffect(() => {
    if (printed) void document.fonts.ready.then(() => window.print());
  }, [printed]);
  return {
    identity: printed?.identity ?? null,
    print: async (reveal: { reason: string } | null) =>
      setPrinted(await api.certificates.print({ id, reveal })),
  };
}

interface FullNumberProps {
  id: string;
  opened: boolean;
  onClose(): void;
  onPrint(reason: string): Promise<unknown>;
}

function FullNumber({ id, opened, onClose, onPrint }: FullNumberProps) {
  const t = useText(paperTexts);
  const [reason, setReason] = useState('');
  const checked = useCheckedSave(certificates.print.input, () => onPrint(reason), ['reveal.reason']);
  async function confirm() {
    if (!(await checked.save({ id, reveal: { reason } }))) return;
    setReason('');
    onClose();
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('print.full.title')}
      confirm={t('print.full.do')}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={css.asked}>
        <p>{t('print.full.note')}</p>
        <TextField
          label={t('print.full.reason')}
          hint={t('print.full.hint')}
          value={reason}
          required
          autoFocus
          maxLength={100}
          error={checked.problem('reveal.reason')}
          onChange={setReason}
        />
        {checked.error && <ErrorNote error={checked.error} />}
      </div>
    </ConfirmDialog>
  );
}
