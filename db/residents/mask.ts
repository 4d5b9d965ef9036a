/**
 * Hides the middle of identity numbers and phones (脱敏): what a screen, slip or export shows until a
 * logged reveal. Browser-safe. The result is as long as the value, so that a reader can tell a 15-digit
 * number from an 18-digit one.
 */

/** First 6 and last 4 stay: `510123********1234`. */
export function maskId(number: string): string {
  return keepEnds(number, 6, 4);
}

/** First 3 and last 4 stay: `138****0000`. */
export function maskPhone(number: string): string {
  return keepEnds(number, 3, 4);
}

/** Fewer hidden characters than this could be guessed; such a value shows its last two only. */
const leastHidden = 4;

function keepEnds(value: string, head: number, tail: number): string {
  const characters = Array.from(value);
  const isShort = characters.length < head + tail + leastHidden;
  const keptHead = isShort ? 0 : head;
  const keptTail = isShort ? (characters.length > 2 ? 2 : 0) : tail;
  const hiddenUntil = characters.length - keptTail;
  return characters.map((character, at) => (at < keptHead || at >= hiddenUntil ? character : '*')).join('');
}
