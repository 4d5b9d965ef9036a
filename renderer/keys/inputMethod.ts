/**
 * An input method is choosing characters: its Enter, digits and letters are not ours. Chromium reports key code 229
 * on the keydown that starts a composition, before `isComposing` turns true.
 */
export function inputMethodAtWork(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process';
}
