/**
 * Every key that does something right now. Pages and dialogs register keys with a label while they stand; the label
 * is what the overview (`?`, F1) shows. Keys live on layers: a dialog opens one above the page, and only the topmost
 * layer and the `everywhere` keys answer, so a page never acts behind a dialog.
 */
import { create } from 'zustand';
import { type Combo, matches, parseCombo, typesText } from './combo.ts';
import { inputMethodAtWork } from './inputMethod.ts';

export interface KeyBinding {
  /** One combination or several that mean the same: `['F2', '/']`. */
  keys: string | readonly string[];
  label: string;
  /** Keys of one set, such as the digits of a choice, share a line of the overview under this name. */
  group?: string;
  run(event: KeyboardEvent): void;
  disabled?: boolean;
  /** Answers on every layer: search, lock, the overview itself. */
  everywhere?: boolean;
  /** Answers while a field has the focus although the key types text there (Enter, Escape, a digit). */
  whileTyping?: boolean;
}

export interface RegisteredKey extends KeyBinding {
  id: string;
  layer: number;
  combos: readonly { text: string; combo: Combo }[];
}

interface KeyMap {
  bindings: readonly RegisteredKey[];
  /** Open layers; each has a number of its own, the largest is on top. 0 is the page. */
  layers: readonly number[];
  /** What the open overview shows: the keys that answered when it was opened. Null while it is closed. */
  overview: readonly RegisteredKey[] | null;
}

export const useKeyMap = create<KeyMap>()(() => ({ bindings: [], layers: [0], overview: null }));

export function registerKey(id: string, layer: number, binding: KeyBinding): () => void {
  const texts = typeof binding.keys === 'string' ? [binding.keys] : binding.keys;
  const combos = texts.map((text) => ({ text, combo: parseCombo(text) }));
  const registered: RegisteredKey = { ...binding, id, layer, combos };
  useKeyMap.setState(({ bindings }) => ({ bindings: [...bindings, registered] }));
  return () =>
    useKeyMap.setState(({ bindings }) => ({ bindings: bindings.filter((other) => other !== registered) }));
}

let lastLayer = 0;

export function nextLayer(): number {
  lastLayer += 1;
  return lastLayer;
}

export function pushLayer(layer: number): () => void {
  useKeyMap.setState(({ layers }) => ({ layers: [...layers, layer] }));
  return () => useKeyMap.setState(({ layers }) => ({ layers: layers.filter((open) => open !== layer) }));
}

export function toggleOverview(): void {
  const map = useKeyMap.getState();
  useKeyMap.setState({ overview: map.overview ? null : activeKeys(map) });
}

/** The keys that answer now, the youngest registration first: it wins where two claim the same key. */
export function activeKeys({ bindings, layers }: Pick<KeyMap, 'bindings' | 'layers'>): RegisteredKey[] {
  const top = layers.at(-1) ?? 0;
  return bindings
    .filter((binding) => !binding.disabled && (binding.everywhere || binding.layer === top))
    .reverse();
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !pressable.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

const pressable = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file']);

/** Enter and Space press the button or link that has the focus; no page key may take that away. */
function pressesTarget({ key }: Combo, target: EventTarget | null): boolean {
  return (
    (key === 'enter' || key === 'space') &&
    target instanceof Element &&
    target.matches(
      'button, a[href], select, summary, [role="button"], [role="option"], [role="menuitem"], input',
    )
  );
}

const meantFor = new WeakMap<KeyboardEvent, number>();

/**
 * Notes which layer is on top before anything answers a keydown: what Escape closes on its way (a dialog, a menu) must
 * not hand the same Escape to the page behind it.
 */
export function aimKeydown(event: KeyboardEvent): void {
  meantFor.set(event, useKeyMap.getState().layers.at(-1) ?? 0);
}

/** Runs what a keydown means. A held key repeats its character, never an action: nobody saves twice by leaning. */
export function handleKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || inputMethodAtWork(event)) return;
  const typing = isTyping(event.target);
  const { bindings, layers } = useKeyMap.getState();
  const aimed = meantFor.get(event);
  for (const binding of activeKeys({ bindings, layers: aimed === undefined ? layers : [aimed] })) {
    const hit = binding.combos.find(({ combo }) => matches(combo, event));
    if (!hit || (typing && typesText(hit.combo) && !binding.whileTyping)) continue;
    if (!typing && !hit.combo.mod && pressesTarget(hit.combo, event.target)) continue;
    event.preventDefault();
    binding.run(event);
    return;
  }
}
