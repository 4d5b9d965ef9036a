/**
 * One question with two answers. The focus goes to the answer that changes nothing, so an Enter meant for the field
 * behind never confirms anything; Esc is that same answer; confirming has a combination of its own.
 */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { KeyLayerContext, useKeyLayer } from '../keys/useKey.ts';
import { ActionButton } from './ActionButton.tsx';
import css from './ConfirmDialog.module.css';
import { uiTexts } from './texts.ts';

interface Props {
  opened: boolean;
  /** The question itself: `停用“夏季义诊”？` */
  title: string;
  /** What follows from each answer. */
  children?: ReactNode;
  /** The verb, never just "OK". */
  confirm: string;
  danger?: boolean;
  onConfirm(): unknown;
  onCancel(): void;
}

export function ConfirmDialog(props: Props) {
  const { opened, title, children, confirm, danger = false, onConfirm, onCancel } = props;
  const t = useText(uiTexts);
  const layer = useKeyLayer(opened);
  return (
    <KeyLayerContext value={layer}>
      <Modal opened={opened} onClose={onCancel} title={title} withCloseButton={false}>
        {children && <div className={css.body}>{children}</div>}
        <div className={css.answers}>
          <ActionButton label={t('cancel')} onAction={onCancel} focus />
          <ActionButton
            label={confirm}
            keys="Mod+Enter"
            kind={danger ? 'danger' : 'primary'}
            onAction={onConfirm}
          />
        </div>
      </Modal>
    </KeyLayerContext>
  );
}
