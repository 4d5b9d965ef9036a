/** Times of service under each other, each leading to how it came to be. */
import type { ReactNode } from 'react';
import { useText } from '../../i18n/useText.ts';
import { DateText } from '../../ui/When.tsx';
import { useDuration } from '../volunteers/parts/useDuration.ts';
import css from './Certificates.module.css';
import { certificatesTexts } from './texts.ts';

export interface HourEntry {
  rootId: string;
  day: string;
  activity: string;
  /** Where it was, or why it is left out. */
  more: ReactNode;
  /** Null while there is no end. */
  minutes: number | null;
}

interface Props {
  label: string;
  entries: readonly HourEntry[];
  onOpen(rootId: string): void;
}

export function HourList({ label, entries, onOpen }: Props) {
  const t = useText(certificatesTexts);
  const duration = useDuration();
  return (
    <ul className={css.lines} aria-label={label}>
      {entries.map(({ rootId, day, activity, more, minutes }) => (
        <li key={rootId}>
          <button
            type="button"
            className={css.line}
            title={t('lines.open', { day })}
            onClick={() => onOpen(rootId)}
          >
            <span className={css.day}>
              <DateText day={day} withWeekday />
            </span>
            <span className={css.what}>
              <span>{activity}</span> <span className={css.quiet}>{more}</span>
            </span>
            <span className={css.minutes}>{minutes === null ? '—' : duration(minutes)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
