/** The small button behind a masked number. */
import { UnstyledButton } from '@mantine/core';
import { useKey } from '../../../keys/useKey.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import css from './Revealed.module.css';

interface Props {
  /** With what it shows, for the key overview and screen readers. */
  label: string;
  text: string;
  keys: string;
  onPress(): void;
}

export function RevealButton({ label, text, keys, onPress }: Props) {
  useKey({ keys, label, run: onPress });
  return (
    <UnstyledButton className={css.button} onClick={onPress} aria-label={label} aria-keyshortcuts={keys}>
      {text} <Kbd keys={keys} />
    </UnstyledButton>
  );
}
