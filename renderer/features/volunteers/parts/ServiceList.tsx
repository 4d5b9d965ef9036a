/** Few times of service under each other, each opening itself: who is here, whose sign-out is missing. */
import type { ServiceLine } from '../../../../db/service/contract.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import css from './Lines.module.css';
import { useStationName } from './ServiceWords.tsx';

export interface ServiceEntry {
  service: ServiceLine;
  /** Two short lines at the end: since when, how long. */
  when: string;
  more: string;
}

interface Props {
  label: string;
  entries: readonly ServiceEntry[];
  none: string;
  onOpen(rootId: string): void;
}

export function ServiceList({ label, entries, none, onOpen }: Props) {
  const stationName = useStationName();
  if (entries.length === 0) return <p className={css.none}>{none}</p>;
  return (
    <div className={css.scroll}>
      <ul className={css.lines} aria-label={label}>
        {entries.map(({ service, when, more }) => (
          <li key={service.rootId}>
            <button type="button" className={css.line} onClick={() => onOpen(service.rootId)}>
              <span className={css.name}>{service.volunteer.name}</span>
              <span className={css.end}>{when}</span>
              <span className={css.quiet}>
                {[service.activity, service.station && stationName(service.station)]
                  .filter(Boolean)
                  .join(' · ') || printNumber(service.volunteer.number)}
              </span>
              <span className={`${css.quiet} ${css.end}`}>{more}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
