/** Counts side by side, largest first: length for the eye, the figure for the reader. */
import css from './Bars.module.css';

interface Props {
  label: string;
  bars: readonly { id: string; label: string; count: number }[];
}

export function Bars({ label, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className={css.bars} aria-label={label}>
      {bars
        .toSorted((a, b) => b.count - a.count)
        .map((bar) => (
          <li key={bar.id} className={css.bar} style={{ '--share': bar.count / most }}>
            <span className={css.name}>{bar.label}</span>
            <span className={css.count}>{bar.count}</span>
          </li>
        ))}
    </ul>
  );
}
