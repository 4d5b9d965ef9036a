/**
 * Key combinations: how they are written in code (`F8`, `Mod+Enter`, `Alt+2`, `R`, `/`), recognised, and printed.
 * `Mod` is Ctrl, or ⌘ on a Mac.
 */
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

export interface Combo {
  key: string;
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

export function parseCombo(text: string): Combo {
  const parts = text.split('+');
  const key = parts.at(-1);
  if (!key) throw new Error(`not a key combination: ${text}`);
  return {
    key: key.toLowerCase(),
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  };
}

/**
 * The key that was meant. A Chinese layout types `？` and `、` where the label says `?` and `/`; Alt on a Mac types
 * other letters, so digits and letters fall back to the physical key there.
 */
function meantKey(event: KeyboardEvent): string {
  const physical = /^(?:Digit|Key)(.)$/.exec(event.code)?.[1];
  if (event.altKey && physical) return physical.toLowerCase();
  if (event.key === '、') return '/';
  if (event.key === ' ') return 'space';
  return event.key.normalize('NFKC').toLowerCase();
}

export function matches(combo: Combo, event: KeyboardEvent): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (mod !== combo.mod || event.altKey !== combo.alt) return false;
  const key = meantKey(event);
  // `?` is typed with Shift on most layouts: for punctuation only the character counts.
  const shiftCounts = combo.shift || /^([a-z0-9]|.{2,})$/.test(key);
  return key === combo.key && (!shiftCounts || event.shiftKey === combo.shift);
}

/** Plain characters belong to a field while somebody types in it; F-keys, Ctrl and Alt combinations do not. */
export function typesText(combo: Combo): boolean {
  return !combo.mod && !combo.alt && !/^f\d+$/.test(combo.key);
}

const printed: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  backspace: '⌫',
  delete: 'Del',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

/** What stands on the key cap: `Ctrl ↵`, `F8`, `R`. */
export function printCombo(text: string): string {
  const { key, mod, shift, alt } = parseCombo(text);
  const cap = printed[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1));
  return [mod && (mac ? '⌘' : 'Ctrl'), alt && (mac ? '⌥' : 'Alt'), shift && 'Shift', cap]
    .filter(Boolean)
    .join(' ');
}

/** The same for assistive technology (`aria-keyshortcuts`). */
export function ariaShortcut(text: string): string {
  return text.replace('Mod', mac ? 'Meta' : 'Control');
}
