/** A number or code that people need elsewhere: shown to be read, copied with one press. */
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useText } from '../i18n/useText.ts';
import css from './CopyableText.module.css';
import { uiTexts } from './texts.ts';

interface Props {
  text: string;
  /** What it is, for the button's name: `复制恢复密钥`. */
  label: string;
  /** Keys and codes, where 0 and O must differ. */
  mono?: boolean;
}

export function CopyableText({ text, label, mono = false }: Props) {
  const t = useText(uiTexts);
  return (
    <span className={css.copyable}>
      <span className={mono ? css.mono : undefined}>{text}</span>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copied') : t('copy', { label })}>
            <ActionIcon variant="subtle" size="sm" aria-label={t('copy', { label })} onClick={copy}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
