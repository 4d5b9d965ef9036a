/** A month as `.xlsx`: its figures, every service, or the order of columns of the national system. */
import { useState } from 'react';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { saveFile } from '../../exchange/saveFile.ts';
import { monthName } from '../../visits/today/month.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { reportTexts } from './texts.ts';

const forms = ['report', 'detail', 'national'] as const;
const shownNumbers = ['masked', 'full'] as const;

interface Props {
  month: string;
  opened: boolean;
  onClose(): void;
}

export function ExportPanel({ month, opened, onClose }: Props) {
  const t = useText(reportTexts);
  const language = usePreferences((preferences) => preferences.language);
  const mayReveal = useMayWrite();
  const [form, setForm] = useState<(typeof forms)[number]>('report');
  const [numbers, setNumbers] = useState<(typeof shownNumbers)[number]>('masked');
  const [reason, setReason] = useState('');
  const save = useDeskCommand('service', 'exportHours', {
    onSuccess: ({ file, fileName, rows }) => {
      saveFile(file, fileName);
      notify({ text: t('export.done', { count: rows, name: fileName }) });
      setReason('');
      onClose();
    },
  });
  const asksNumbers = form === 'national' && mayReveal;
  const full = asksNumbers && numbers === 'full';
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('export.title', { month: monthName(month, language) })}
      footer={
        <ActionButton
          kind="primary"
          label={t('export.do')}
          keys="Mod+Enter"
          disabled={(full && reason.trim() === '') || save.isPending}
          onAction={() => save.mutate({ month, form, language, full, reason: full ? reason : '' })}
        />
      }
    >
      {save.error && <ErrorNote error={save.error} />}
      <Form label={t('export.title', { month })}>
        <Field label={t('export.form')} hint={t(`note.${form}`)}>
          {() => (
            <Segmented
              label={t('export.form')}
              options={forms.map((value) => ({ value, label: t(`form.${value}`) }))}
              value={form}
              onChange={(value) => setForm(value)}
            />
          )}
        </Field>
        {asksNumbers && (
          <Field label={t('export.numbers')}>
            {() => (
              <Segmented
                label={t('export.numbers')}
                quiet
                options={shownNumbers.map((value) => ({ value, label: t(`numbers.${value}`) }))}
                value={numbers}
                onChange={(value) => setNumbers(value)}
              />
            )}
          </Field>
        )}
        {full && (
          <TextField
            label={t('export.reason')}
            hint={t('export.reason.note')}
            value={reason}
            required
            maxLength={200}
            onChange={setReason}
          />
        )}
      </Form>
    </SidePanel>
  );
}
