import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type KeyBinding, useKeyMap } from '../../../renderer/keys/keyMap.ts';
import { useScanner, useScannerDispatch } from '../../../renderer/keys/scanner.ts';
import { useKey } from '../../../renderer/keys/useKey.ts';
import { openScreen } from '../support/screen.tsx';

const code = 'KA7F3K9MTXRH';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  useKeyMap.setState({ bindings: [], layers: [0], overview: null });
});

function Dispatch() {
  useScannerDispatch();
  return null;
}
function Reader({ onScan }: { onScan: (code: string) => void }) {
  useScanner(onScan);
  return null;
}
function Key(binding: KeyBinding) {
  useKey(binding);
  return null;
}
/** A note as a page holds it: React owns the value and hears of every change. */
function Note({ saved }: { saved?: string[] }) {
  const [text, setText] = useState('已服');
  return (
    <input
      aria-label="备注"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && saved?.push(text)}
    />
  );
}

const placeOf = (character: string) => (/\d/.test(character) ? `Digit${character}` : `Key${character}`);

interface Pressing {
  gapMs: number;
  /** What `key` says: itself, `Process` under an input method, the other case under Caps Lock. */
  keyOf?: (character: string) => string;
  more?: KeyboardEventInit;
  /** Whether the field takes what is not prevented, as a browser would. */
  types?: boolean;
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

let at = 1_000;
function pressOne(
  character: string,
  { gapMs, keyOf = (key) => key, more = {}, types = true }: Pressing,
): boolean {
  at += gapMs;
  pass(gapMs);
  const named = character.length > 1 ? { key: character, code: character } : null;
  const event = new KeyboardEvent('keydown', {
    bubbles: true,
    cancelable: true,
    ...(named ?? { key: keyOf(character), code: placeOf(character) }),
    ...more,
  });
  Object.defineProperty(event, 'timeStamp', { value: at });
  const target = document.activeElement ?? document.body;
  act(() => {
    target.dispatchEvent(event);
  });
  const taken = event.defaultPrevented;
  if (!taken && types && target instanceof HTMLInputElement && !named) typeInto(target, event.key);
  return !taken;
}

/** What a browser does with a character: replaces the selection and says so. */
function typeInto(input: HTMLInputElement, text: string) {
  const start = input.selectionStart ?? 0;
  const end = input.selectionEnd ?? start;
  const next = input.value.slice(0, start) + text + input.value.slice(end);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, next);
  input.setSelectionRange(start + text.length, start + text.length);
  act(() => {
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function press(characters: string, pressing: Pressing): void {
  for (const character of characters) pressOne(character, pressing);
}

function openNote() {
  const scans: string[] = [];
  const saved: string[] = [];
  const screen = openScreen(
    <>
      <Dispatch />
      <Note saved={saved} />
      <Reader onScan={(scanned) => scans.push(scanned)} />
    </>,
  );
  const note = screen.find('input');
  if (!(note instanceof HTMLInputElement)) throw new Error('the note is an input');
  screen.focus('input');
  note.setSelectionRange(1, 2);
  return { screen, scans, saved, note };
}

test('a scan reaches the page, and the note keeps its text, its selection and its Enter', () => {
  const { screen, scans, saved, note } = openNote();
  using _ = screen;
  press(code, { gapMs: 8 });
  expect(pressOne('Enter', { gapMs: 8 })).toBe(false);
  expect(scans).toEqual([code]);
  expect([note.value, note.selectionStart, note.selectionEnd]).toEqual(['已服', 1, 2]);
  expect(document.activeElement).toBe(note);
  expect(saved).toEqual([]);
  press('x', { gapMs: 300, keyOf: () => 'x' });
  expect(note.value).toBe('已x');
});

test('a scanner that sends no Enter is heard after a pause, and an Enter that comes late closes the code', () => {
  const { screen, scans, saved, note } = openNote();
  using _ = screen;
  press(code, { gapMs: 10 });
  pass(200);
  expect(scans).toEqual([]);
  pass(100);
  expect(scans).toEqual([code]);
  press(code, { gapMs: 10 });
  expect(pressOne('Enter', { gapMs: 120 })).toBe(false);
  expect(scans).toEqual([code, code]);
  expect(saved).toEqual([]);
  expect(note.value).toBe('已服');
});

test('Shift and Caps Lock, pressed or on, change nothing about a code', () => {
  const { screen, scans, note } = openNote();
  using _ = screen;
  pressOne('CapsLock', { gapMs: 5 });
  for (const character of code) {
    pressOne('Shift', { gapMs: 2 });
    pressOne(character, { gapMs: 4, keyOf: (key) => key.toLowerCase(), more: { shiftKey: true } });
  }
  pressOne('Enter', { gapMs: 6 });
  expect(scans).toEqual([code]);
  expect(note.value).toBe('已服');
});

test('under an input method the code is read from the keys, and what was composed leaves no trace', async () => {
  const { screen, scans, note } = openNote();
  using _ = screen;
  note.addEventListener('blur', () => {
    // The browser ends the composition by putting it into the field.
    typeInto(note, '卡');
    note.dispatchEvent(new Event('compositionend', { bubbles: true }));
  });
  const underInputMethod = { gapMs: 7, keyOf: () => 'Process', types: false };
  pressOne('K', underInputMethod);
  note.dispatchEvent(new Event('compositionstart', { bubbles: true }));
  typeInto(note, 'k');
  press(code.slice(1), { ...underInputMethod, more: { isComposing: true } });
  pass(100);
  await vi.waitFor(() => expect(scans).toEqual([code]));
  expect([note.value, note.selectionStart, note.selectionEnd]).toEqual(['已服', 1, 2]);
  expect(document.activeElement).toBe(note);
});

test('twelve keys in a second are typing, and so is a key held down', () => {
  const { screen, scans, saved, note } = openNote();
  using _ = screen;
  note.setSelectionRange(2, 2);
  press('nitamendoulaile', { gapMs: 1000 / 12 });
  expect(pressOne('Enter', { gapMs: 40 })).toBe(true);
  expect(saved).toHaveLength(1);
  for (let times = 0; times < 30; times += 1) pressOne('a', { gapMs: 30, more: { repeat: times > 0 } });
  pass(500);
  expect(scans).toEqual([]);
  expect(note.value).toBe(`已服nitamendoulaile${'a'.repeat(30)}`);
});

test('a few keys rolled over quickly stay in the field', () => {
  const { screen, scans, note } = openNote();
  using _ = screen;
  note.setSelectionRange(2, 2);
  press('asdfg', { gapMs: 20 });
  pass(500);
  expect([scans, note.value]).toEqual([[], '已服asdfg']);
});

test('a scan presses none of the page’s keys; the same keys pressed by a finger do', () => {
  const runs: string[] = [];
  const scans: string[] = [];
  using _ = openScreen(
    <>
      <Dispatch />
      <Reader onScan={(scanned) => scans.push(scanned)} />
      <Key keys="K" label="一" run={() => runs.push('K')} />
      <Key keys="5" label="五" run={() => runs.push('5')} />
      <Key keys="Mod+Enter" label="存" run={() => runs.push('save')} />
    </>,
  );
  press(`5${code}`, { gapMs: 8 });
  pressOne('Enter', { gapMs: 8 });
  expect([runs, scans]).toEqual([[], [`5${code}`]]);
  pressOne('5', { gapMs: 400 });
  pass(100);
  expect(runs).toEqual(['5']);
  pressOne('K', { gapMs: 400 });
  pressOne('5', { gapMs: 4 });
  pressOne('Enter', { gapMs: 4, more: { ctrlKey: true } });
  pass(100);
  expect(runs).toEqual(['5', 'K', '5', 'save']);
});

test('the newest reader gets the scan, and the one before it again once it is gone', () => {
  const heard: string[] = [];
  const page = <Reader key="page" onScan={() => heard.push('page')} />;
  using screen = openScreen(
    <>
      <Dispatch />
      {page}
    </>,
  );
  const scan = () => {
    press(code, { gapMs: 8 });
    pressOne('Enter', { gapMs: 8 });
    pass(500);
    at += 500;
  };
  screen.show(
    <>
      <Dispatch />
      {page}
      <Reader key="dialog" onScan={() => heard.push('dialog')} />
    </>,
  );
  scan();
  screen.show(
    <>
      <Dispatch />
      {page}
    </>,
  );
  scan();
  expect(heard).toEqual(['dialog', 'page']);
});
