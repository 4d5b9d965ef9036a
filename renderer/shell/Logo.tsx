/** The mark: the character 邻, a neighbour, cut out of an apricot door. Drawn, so that no font decides how it looks. */
import mark from '../../assets/icon.svg';

/** `size` in rem. */
export function Logo({ size }: { size: number }) {
  return <img src={mark} alt="" style={{ width: `${size}rem`, height: `${size}rem` }} />;
}
