/** One number and what it counts. The tone is for numbers that want something done. */
import type { ReactNode } from 'react';
import css from './Stat.module.css';
import type { Tone } from './Tag.tsx';

interface Props {
  label: string;
  value: ReactNode;
  /** What the number is measured against, or since when. */
  note?: string;
  tone?: Exclude<Tone, 'accent'>;
  /** Where the number can be looked into. */
  onOpen?(): void;
}

export function Stat({ label, value, note, tone = 'neutral', onOpen }: Props) {
  const content = (
    <>
      <span className={css.label}>{label}</span>
      <span className={css.value} data-tone={tone}>
        {value}
      </span>
      {note && <span className={css.note}>{note}</span>}
    </>
  );
  return onOpen ? (
    <button type="button" className={css.stat} onClick={onOpen}>
      {content}
    </button>
  ) : (
    <div className={css.stat}>{content}</div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}
