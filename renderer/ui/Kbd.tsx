/** A key cap, printed on what the key presses. Decoration for the eye: `aria-keyshortcuts` says it to others. */
import { printCombo } from '../keys/combo.ts';
import css from './Kbd.module.css';

export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={css.cap} aria-hidden="true">
      {printCombo(keys)}
    </span>
  );
}
