/**
 * A scanner (扫码枪) is a keyboard that types a code and Enter into whatever has the focus. It is told from fingers by
 * its speed (see scannerBurst.ts): the code goes to the newest `useScanner`, and the field where its first keys landed
 * is put back to what it was.
 */
import { useEffect, useRef } from 'react';
import { matches } from './combo.ts';
import { inputMethodAtWork } from './inputMethod.ts';
import { activeKeys, useKeyMap } from './keyMap.ts';
import { type Burst, extend, isFast, isScan, pauseMs, physicalKey } from './scannerBurst.ts';
import { type FieldBefore, noteField, restore, typedInto } from './scannerField.ts';

type Handler = (code: string) => void;

const handlers: Handler[] = [];

/** Gets what is scanned while the component stands, unless one that was mounted later wants it. */
export function useScanner(handler: Handler): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const own: Handler = (code) => latest.current(code);
    handlers.push(own);
    return () => {
      handlers.splice(handlers.indexOf(own), 1);
    };
  }, []);
}

/** A code that no Enter has closed is taken after this pause: longer than a busy machine holds back a key of the device. */
const openEndMs = 250;
/** Some scanners send two, as a line's end is written: nobody is that quick with an Enter of their own. */
const secondEnterMs = 30;
/** How long an input method may take to end its composition. */
const compositionMs = 200;

const endsScan = (event: KeyboardEvent) => ['Enter', 'NumpadEnter', 'Tab'].includes(event.code || event.key);

function swallow(event: KeyboardEvent) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The one listener of a window; `useScannerDispatch` keeps it for as long as the app stands. */
function createScanner(deliver: Handler) {
  let burst: Burst | null = null;
  /** What had the focus when the burst began; null: nothing that is typed into. */
  let before: FieldBefore | null = null;
  let scanning = false;
  let composing = false;
  let timer: number | undefined;
  let swallowEndUntil = 0;
  /** Keys that a page would act on, kept back until it is certain that no scan has begun with them. */
  let held: KeyboardEvent[] = [];
  const replayed = new WeakSet<Event>();

  function replayHeld() {
    const [event, ...rest] = held;
    held = rest;
    if (!event) return;
    const again = new KeyboardEvent('keydown', event);
    replayed.add(again);
    (event.target ?? document).dispatchEvent(again);
    // Each in a turn of its own: the page must have answered the first before it gets the second.
    if (rest.length > 0) timer = window.setTimeout(replayHeld);
  }

  function wait(then: () => void, ms = pauseMs) {
    window.clearTimeout(timer);
    const due = performance.now() + ms;
    timer = window.setTimeout(() => {
      // A page that was busy for so long may have keys waiting that belong to the burst.
      if (performance.now() - due > pauseMs / 2) wait(then, pauseMs / 2);
      else then();
    }, ms);
  }

  function begin(event: KeyboardEvent) {
    scanning = true;
    held = [];
    if (before === null) return;
    // The input method goes on composing whatever is prevented; without a field it has nothing to compose in.
    if (composing || inputMethodAtWork(event)) before.field.blur();
    else restore(before);
  }

  function afterComposition(then: () => void, giveUp = performance.now() + compositionMs) {
    if (composing && performance.now() < giveUp) window.setTimeout(() => afterComposition(then, giveUp), 5);
    else then();
  }

  /** @param end the key that closed the scan; without one it was a pause */
  function finish(end?: KeyboardEvent) {
    window.clearTimeout(timer);
    const code = burst?.keys.join('') ?? '';
    const field = before;
    swallowEndUntil = end ? end.timeStamp + secondEnterMs : 0;
    scanning = false;
    burst = null;
    before = null;
    afterComposition(() => {
      if (field) restore(field);
      deliver(code);
    });
  }

  const isBound = (event: KeyboardEvent) =>
    activeKeys(useKeyMap.getState()).some(({ combos }) => combos.some(({ combo }) => matches(combo, event)));

  /** A key of a burst that is not yet known to be a scan. */
  function consider(event: KeyboardEvent, key: string) {
    burst = extend(burst, key, event.timeStamp);
    const field = typedInto(document.activeElement);
    if (burst.keys.length === 1) before = field && noteField(field);
    if (isScan(burst)) {
      swallow(event);
      begin(event);
      wait(() => finish(), openEndMs);
    } else if (field) {
      // It may type, but nothing may act on it.
      if (isFast(burst)) event.stopImmediatePropagation();
    } else if (held.length > 0 || isBound(event)) {
      swallow(event);
      held.push(event);
      wait(replayHeld);
    }
  }

  /** Any other key while some are kept back has to wait its turn, unless the browser itself acts on it. */
  function afterHeld(event: KeyboardEvent) {
    window.clearTimeout(timer);
    if (event.ctrlKey || event.altKey || event.metaKey || /^(F\d+|Escape)$/.test(event.key)) {
      swallow(event);
      held.push(event);
      replayHeld();
    } else {
      while (held.length > 0) replayHeld();
      window.clearTimeout(timer);
    }
  }

  /** The character of a key that may be part of a code; a code begins with a letter or a digit. */
  function codeKey(event: KeyboardEvent): string | null {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
    const key = physicalKey(event);
    const goesOn = burst !== null && event.timeStamp - burst.lastAt <= pauseMs;
    return key !== null && (goesOn || /^[A-Z\d]$/.test(key)) ? key : null;
  }

  function whileScanning(event: KeyboardEvent) {
    swallow(event);
    const key = codeKey(event);
    if (endsScan(event)) finish(event);
    else {
      if (key !== null && burst)
        burst = extend(burst, key, Math.min(event.timeStamp, burst.lastAt + pauseMs));
      wait(() => finish(), openEndMs);
    }
  }

  function keydown(event: KeyboardEvent) {
    if (replayed.has(event) || event.key === 'Shift' || event.key === 'CapsLock') return;
    if (scanning) return whileScanning(event);
    if (endsScan(event) && event.timeStamp < swallowEndUntil) return swallow(event);
    const key = codeKey(event);
    if (key !== null) return consider(event, key);
    burst = null;
    if (held.length > 0) afterHeld(event);
  }

  return {
    keydown,
    compositionStart() {
      composing = true;
    },
    compositionEnd() {
      composing = false;
    },
  };
}

/** At the root of the app, once. Ahead of everything else that listens for keys. */
export function useScannerDispatch(): void {
  useEffect(() => {
    const scanner = createScanner((code) => handlers.at(-1)?.(code));
    const early = { capture: true };
    window.addEventListener('keydown', scanner.keydown, early);
    window.addEventListener('compositionstart', scanner.compositionStart, early);
    window.addEventListener('compositionend', scanner.compositionEnd, early);
    return () => {
      window.removeEventListener('keydown', scanner.keydown, early);
      window.removeEventListener('compositionstart', scanner.compositionStart, early);
      window.removeEventListener('compositionend', scanner.compositionEnd, early);
    };
  }, []);
}
