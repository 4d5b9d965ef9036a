/** One question whose answer is one tap: big buttons, each with its digit, and words only where none of them fits. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyLayerContext, useKeyLayer } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import css from './ChoiceDialog.module.css';

interface Props<Value extends string> {
  title: string;
  choices: readonly { value: Value; label: string }[];
  onChoose(value: Value): unknown;
  onClose(): void;
  /** Below the choices. */
  children?: ReactNode;
}

export function ChoiceDialog<Value extends string>(props: Props<Value>) {
  const { title, choices, onChoose, onClose, children } = props;
  const layer = useKeyLayer(true);
  return (
    <KeyLayerContext value={layer}>
      <Modal opened onClose={onClose} title={title}>
        <div className={css.choices}>
          {/* None has the focus: an Enter too many closes the question and answers nothing. */}
          {choices.map(({ value, label }, index) => (
            <ActionButton
              key={value}
              label={label}
              size="lg"
              wide
              {...(index < 9 ? { keys: String(index + 1) } : {})}
              onAction={() => onChoose(value)}
            />
          ))}
        </div>
        {children && <div className={css.more}>{children}</div>}
      </Modal>
    </KeyLayerContext>
  );
}
