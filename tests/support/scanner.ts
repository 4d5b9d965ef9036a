/** A scanner at the port of a page's browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';

function place(character: string): string {
  if (character === '.') return 'Period';
  return /\d/.test(character) ? `Digit${character}` : `Key${character}`;
}

/** Windows' code of a key: letters and digits have that of their character, a full stop has not. */
const virtualKey = (character: string): number => (character === '.' ? 190 : character.charCodeAt(0));

export interface Scan {
  gapMs: number;
  /** Caps Lock turns what the scanner sends. */
  capsLock?: boolean;
  /** The keys go through an input method, which composes what it gets. */
  inputMethod?: boolean;
}

/**
 * What the device sends, with the times at which it sends it: the browser takes them for the events' own, so that a busy
 * machine does not make a scanner slow. Nothing waits for an answer in between, as no device would.
 */
function send(
  device: CDPSession,
  characters: readonly string[],
  { gapMs, capsLock = false, inputMethod = false }: Scan,
) {
  const began = Date.now() / 1_000;
  let composed = '';
  return characters.flatMap((character, at) => {
    const named = character.length > 1;
    const text = named ? '\r' : capsLock ? character.toLowerCase() : character;
    const event = {
      code: named ? character : place(character),
      key: inputMethod ? 'Process' : named ? character : text,
      windowsVirtualKeyCode: inputMethod ? 229 : named ? 13 : virtualKey(character),
      timestamp: began + (at * gapMs) / 1_000,
    };
    const down = inputMethod ? { type: 'rawKeyDown' as const } : { type: 'keyDown' as const, text };
    const sent = [device.send('Input.dispatchKeyEvent', { ...event, ...down })];
    if (inputMethod && !named) {
      composed += character.toLowerCase();
      const end = composed.length;
      sent.push(
        device.send('Input.imeSetComposition', { text: composed, selectionStart: end, selectionEnd: end }),
      );
    }
    return [...sent, device.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })];
  });
}

export function plugIn(device: CDPSession) {
  const keys = (characters: readonly string[], how: Scan) => send(device, characters, how);
  return {
    /** Single keys of the same device: what fast fingers would send, with another gap. */
    keys,
    /** A code and the Enter after it. */
    async scan(code: string, how: Scan): Promise<void> {
      // Until the device is through: what is pressed next comes after its Enter by the events' times too.
      await Promise.all([sleep((code.length + 1) * how.gapMs), ...keys([...code, 'Enter'], how)]);
    },
  };
}

export type Scanner = ReturnType<typeof plugIn>;
