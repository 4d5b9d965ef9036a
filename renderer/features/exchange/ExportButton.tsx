/** Any list, taken along as a spreadsheet: masked, or in full for a reason that is logged. */
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ExportedList } from '../../../db/exchange/contract.ts';
import { useDeskCommand } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { saveFile } from './saveFile.ts';
import { exchangeTexts } from './texts.ts';

export function ExportButton({ list }: { list: ExportedList }) {
  const t = useText(exchangeTexts);
  const language = usePreferences((preferences) => preferences.language);
  const role = useSession((session) => session.account?.role);
  const [opened, setOpened] = useState(false);
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [numbers, setNumbers] = useState<'masked' | 'full'>('masked');
  const [reason, setReason] = useState('');
  const mayBeFull = list.kind === 'residents' && role !== 'evaluator';
  const full = mayBeFull && numbers === 'full';
  const save = useDeskCommand('exchange', 'exportList', {
    onSuccess: ({ file, fileName, rows }) => {
      saveFile(file, fileName);
      notify({ text: t('export.done', { count: rows, name: fileName }) });
      setOpened(false);
    },
  });
  const wanted: ExportedList = list.kind === 'residents' ? { ...list, full, reason } : list;

  return (
    <>
      <ActionButton
        label={t('export.button')}
        icon={<IconFileExport size={18} />}
        onAction={() => setOpened(true)}
      />
      <SidePanel
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('export.title')}
        footer={
          <ActionButton
            kind="primary"
            label={t('export.do')}
            keys="Mod+Enter"
            whileTyping
            disabled={full && reason.trim() === ''}
            onAction={() => save.mutate({ list: wanted, format, language })}
          />
        }
      >
        {save.error && <ErrorNote error={save.error} />}
        <Form label={t('export.title')}>
          <Field label={t('export.format')}>
            {() => (
              <Segmented
                label={t('export.format')}
                value={format}
                onChange={(value) => setFormat(value)}
                options={[
                  { value: 'xlsx', label: t('export.xlsx') },
                  { value: 'csv', label: t('export.csv') },
                ]}
              />
            )}
          </Field>
          {mayBeFull && (
            <Field label={t('export.numbers')}>
              {() => (
                <Segmented
                  label={t('export.numbers')}
                  value={numbers}
                  onChange={(value) => setNumbers(value)}
                  options={[
                    { value: 'masked', label: t('export.masked') },
                    { value: 'full', label: t('export.full') },
                  ]}
                />
              )}
            </Field>
          )}
          {full && (
            <TextField
              label={t('export.reason')}
              required
              value={reason}
              onChange={setReason}
              hint={t('export.reasonHint')}
            />
          )}
        </Form>
      </SidePanel>
    </>
  );
}
