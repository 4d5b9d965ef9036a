/** Long lists cross threads in slices that take a few milliseconds to copy. */
const sliceLength = 1_000;

export function* slices<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += sliceLength) yield list.slice(from, from + sliceLength);
}
