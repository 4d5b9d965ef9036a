/** A name as a stranger may see it: `王*芳`, `王*`, `阿**木`. Browser-safe and free of imports. */

const mostStars = 2;

export function maskName(name: string): string {
  const characters = Array.from(name);
  const first = characters[0] ?? '';
  const last = characters.length > 2 ? (characters.at(-1) ?? '') : '';
  const hidden = characters.length - (last === '' ? 1 : 2);
  return first + '*'.repeat(Math.min(mostStars, Math.max(1, hidden))) + last;
}
