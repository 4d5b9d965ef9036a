/** A person's round mark: the last character of the name, as people here call each other. */
import css from './Initial.module.css';

export function Initial({ name, size = 'sm' }: { name: string; size?: 'sm' | 'lg' }) {
  return (
    <span className={css.mark} data-size={size} aria-hidden="true">
      {/* By code point: rare characters take two UTF-16 units. */}
      {[...name].at(-1)?.toUpperCase()}
    </span>
  );
}
