/** Ten digits under a finger, as wide as a hand; a keyboard's digits do the same. */
import { IconBackspace } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/useText.ts';
import { useKey } from '../../keys/useKey.ts';
import css from './Keypad.module.css';
import { kioskTexts } from './texts.ts';

interface Props {
  value: string;
  onChange(value: string): void;
  /** Digits at most. */
  most: number;
  /** Null: nothing to confirm, what was typed goes on by itself. */
  confirm: { label: string; ready: boolean; onConfirm(): void } | null;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function Keypad({ value, onChange, most, confirm }: Props) {
  const t = useText(kioskTexts);
  const type = (digit: string) => {
    if (value.length < most) onChange(value + digit);
  };
  return (
    <div className={css.pad}>
      {digits.map((digit) => (
        <PadKey key={digit} keys={digit} label={digit} onPress={() => type(digit)} />
      ))}
      <PadKey keys="Backspace" label={t('pad.delete')} onPress={() => onChange(value.slice(0, -1))}>
        <IconBackspace /> {t('pad.delete')}
      </PadKey>
      <PadKey keys="0" label="0" onPress={() => type('0')} />
      {confirm ? (
        <PadKey
          keys="Enter"
          label={confirm.label}
          filled
          disabled={!confirm.ready}
          onPress={confirm.onConfirm}
        >
          {confirm.label}
        </PadKey>
      ) : (
        <PadKey keys="Delete" label={t('pad.clear')} onPress={() => onChange('')}>
          {t('pad.clear')}
        </PadKey>
      )}
    </div>
  );
}

interface KeyProps {
  keys: string;
  label: string;
  onPress(): void;
  filled?: boolean;
  disabled?: boolean;
  children?: ReactNode;
}

function PadKey({ keys, label, onPress, filled = false, disabled = false, children }: KeyProps) {
  useKey({ keys, label, run: onPress, disabled });
  return (
    <button
      type="button"
      className={css.key}
      data-filled={filled || undefined}
      data-word={children !== undefined || undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {children ?? label}
    </button>
  );
}
