/**
 * The plain letters that mean something on the desk page while nobody is typing. A group of matters cannot be chosen
 * by one of them; the settings page says so when somebody tries.
 */
export const pageKeys = {
  done: 'A',
  accepted: 'S',
  referred: 'D',
  papers: 'F',
  sameAsLast: 'L',
  due: 'T',
  note: 'N',
  cameInstead: 'H',
  channel: 'C',
  companions: 'G',
  revealPhone: 'R',
  revealDocument: 'I',
  visitor: 'V',
  undo: 'U',
} as const;

const taken = new Set<string>(Object.values(pageKeys));

/** Whether a group of matters may be chosen by this key. */
export const mayChoose = (key: string) => !taken.has(key.toUpperCase());
