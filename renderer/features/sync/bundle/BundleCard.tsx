/** The exchange without a network: a bundle out, the receipt back, and the three steps in words (SPEC R11). */
import { FileButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconUsb } from '@tabler/icons-react';
import { useRef } from 'react';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { grouped } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import { saveFile } from '../../exchange/saveFile.ts';
import css from './BundleCard.module.css';
import { bundleTexts } from './texts.ts';

export function BundleCard() {
  const t = useText(bundleTexts);
  const tall = useMediaQuery('(min-height: 56rem)', false, { getInitialValueInEffect: false });
  const reset = useRef<() => void>(null);
  const make = useDeskCommand('bundles', 'make', {
    onSuccess: ({ file, fileName, changes, expiresAt }) => {
      saveFile(file, fileName);
      const date = new Date(expiresAt).toISOString().slice(0, 10);
      const text = changes > 0 ? t('made', { count: changes, date }) : t('made.none', { date });
      notify({ text });
    },
  });
  const take = useDeskCommand('bundles', 'take', {
    onSuccess: ({ acknowledged, pulled }) => {
      const counts = { acknowledged: grouped(acknowledged), pulled: grouped(pulled) };
      notify({ text: acknowledged + pulled > 0 ? t('taken', counts) : t('taken.nothing') });
    },
  });
  const error = take.error ?? make.error;
  return (
    <Card title={t('title')}>
      <div className={css.stack}>
        <details open={tall}>
          <summary className={css.how}>{t('how')}</summary>
          <p className={css.why}>{t('why')}</p>
          <ol className={css.steps}>
            <li>{t('step.make')}</li>
            <li>{t('step.carry')}</li>
            <li>{t('step.take')}</li>
          </ol>
        </details>
        {error && <ErrorNote error={error} />}
        <div className={css.actions}>
          <ActionButton
            label={t('make')}
            icon={<IconUsb size={18} />}
            disabled={make.isPending || take.isPending}
            onAction={() => {
              take.reset();
              make.mutate({});
            }}
          />
          <FileButton
            accept=".back"
            resetRef={reset}
            onChange={(file) => {
              make.reset();
              if (file) take.mutate({ file });
              // The same file may be chosen again after it was copied anew.
              reset.current?.();
            }}
          >
            {({ onClick }) => (
              <ActionButton
                label={t('take')}
                icon={<IconFileImport size={18} />}
                disabled={make.isPending || take.isPending}
                onAction={onClick}
              />
            )}
          </FileButton>
        </div>
      </div>
    </Card>
  );
}
