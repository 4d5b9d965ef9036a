/**
 * A button, the key printed on it and the key's handler, in one: they cannot drift apart.
 * While a promise from `onAction` is pending the button is busy and its key is silent; a rejection is shown as a toast.
 */
import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { ariaShortcut } from '../keys/combo.ts';
import { useKey } from '../keys/useKey.ts';
import css from './ActionButton.module.css';
import { Kbd } from './Kbd.tsx';
import { useNotifyError } from './notify.tsx';

/** One `primary` per page: the next best action. `quiet` is for what is rarely pressed. */
export type ActionKind = 'primary' | 'normal' | 'quiet' | 'danger';

interface Props {
  label: string;
  /** A promise keeps the button busy until it settles. */
  onAction(): unknown;
  keys?: string;
  kind?: ActionKind;
  icon?: ReactNode;
  disabled?: boolean;
  /** The key answers while a field has the focus, although it types text there (Enter). */
  whileTyping?: boolean;
  /** The key answers on every layer, also above a dialog. */
  everywhere?: boolean;
  size?: 'sm' | 'md' | 'lg';
  /** As wide as what it stands in. */
  wide?: boolean;
  /** Takes the focus when it appears: only where nothing is lost by pressing Enter. */
  focus?: boolean;
}

const looks = {
  primary: { variant: 'filled', color: 'jade' },
  normal: { variant: 'default', color: 'jade' },
  quiet: { variant: 'subtle', color: 'jade' },
  danger: { variant: 'filled', color: 'danger' },
} as const;

export function ActionButton(props: Props) {
  const { label, onAction, keys, kind = 'normal', icon, disabled = false, size = 'sm' } = props;
  const [busy, setBusy] = useState(false);
  const pending = useRef(false);
  const notifyError = useNotifyError();

  async function act() {
    if (pending.current || disabled) return;
    const result = onAction();
    if (!(result instanceof Promise)) return;
    pending.current = true;
    setBusy(true);
    try {
      await result;
    } catch (error) {
      notifyError(error);
    } finally {
      pending.current = false;
      setBusy(false);
    }
  }

  const { whileTyping = false, everywhere = false } = props;
  useKey(keys ? { keys, label, run: act, disabled: disabled || busy, whileTyping, everywhere } : null);

  return (
    <Button
      {...looks[kind]}
      className={css.button ?? ''}
      data-kind={kind}
      size={size}
      fullWidth={props.wide ?? false}
      disabled={disabled}
      loading={busy}
      data-autofocus={props.focus || undefined}
      onClick={act}
      leftSection={icon}
      rightSection={keys ? <Kbd keys={keys} /> : undefined}
      {...(keys ? { 'aria-keyshortcuts': ariaShortcut(keys) } : {})}
    >
      {label}
    </Button>
  );
}
