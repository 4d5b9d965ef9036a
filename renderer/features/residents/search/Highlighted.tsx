/** A text with the parts that were searched for standing out, by weight and ground, never by colour alone. */
import css from './Highlighted.module.css';

interface Props {
  text: string;
  /** `[start, end)` in characters, in order, not overlapping. */
  ranges: readonly (readonly [number, number])[];
}

export function Highlighted({ text, ranges }: Props) {
  // By code point, as the ranges are: rare characters take two UTF-16 units.
  const characters = [...text];
  const pieces = ranges.flatMap(([start, end], i) => {
    const before = characters.slice(ranges[i - 1]?.[1] ?? 0, start).join('');
    return [
      before,
      <mark key={start} className={css.hit}>
        {characters.slice(start, end).join('')}
      </mark>,
    ];
  });
  return (
    <>
      {pieces}
      {characters.slice(ranges.at(-1)?.[1] ?? 0).join('')}
    </>
  );
}
