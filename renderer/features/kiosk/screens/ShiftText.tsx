/** One shift in two words: what, and when and where. */
import { useNameOf } from '../../visits/nameOf.ts';
import type { ShiftChoice } from '../screens.ts';
import css from './Screen.module.css';

export function ShiftText({ shift }: { shift: Omit<ShiftChoice, 'signedUp'> }) {
  const nameOf = useNameOf();
  const place = shift.place || (shift.station ? nameOf(shift.station) : '');
  return (
    <>
      <b>{shift.title}</b>
      <span className={css.hint}>
        {shift.from}–{shift.to} {place}
      </span>
    </>
  );
}
