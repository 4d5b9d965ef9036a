/** The small button behind a masked number. */
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useKey } from '../../../keys/useKey.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import css from './Revealed.module.css';

interface Props {
  /** For the key overview. */
  label: string;
  text: string;
  /** What it shows, for those who do not see what stands before it. */
  what?: string;
  keys: string;
  onPress(): void;
}

export function RevealButton({ label, text, what, keys, onPress }: Props) {
  useKey({ keys, label, run: onPress });
  return (
    <UnstyledButton className={css.button} onClick={onPress} aria-keyshortcuts={keys}>
      {text}
      {what && <VisuallyHidden>{what}</VisuallyHidden>} <Kbd keys={keys} />
    </UnstyledButton>
  );
}
