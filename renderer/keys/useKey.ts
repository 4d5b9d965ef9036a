/** Registers keys for as long as the component stands: `useKey({ keys: 'F8', label: t('callNext'), run })`. */
import { createContext, useContext, useEffect, useId, useRef, useState } from 'react';
import { aimKeydown, handleKeydown, type KeyBinding, nextLayer, pushLayer, registerKey } from './keyMap.ts';

/** The layer that components below register on; dialogs provide their own. */
export const KeyLayerContext = createContext(0);

/** `null` registers nothing, for parts whose key is optional. */
export function useKey(binding: KeyBinding | null): void {
  const id = useId();
  const layer = useContext(KeyLayerContext);
  const latest = useRef(binding);
  useEffect(() => {
    latest.current = binding;
  });
  const keys = binding ? [binding.keys].flat().join(' ') : '';
  const { label = '', group = '', disabled = false, everywhere = false, whileTyping = false } = binding ?? {};
  useEffect(() => {
    if (!keys) return;
    const run = (event: KeyboardEvent) => latest.current?.run(event);
    const flags = { disabled, everywhere, whileTyping };
    return registerKey(id, layer, { keys: keys.split(' '), label, group, run, ...flags });
  }, [id, layer, keys, label, group, disabled, everywhere, whileTyping]);
}

/** A layer of its own that is on top while `open`: what a dialog hands to `KeyLayerContext`. */
export function useKeyLayer(open: boolean): number {
  const [layer] = useState(nextLayer);
  useEffect(() => (open ? pushLayer(layer) : undefined), [open, layer]);
  return layer;
}

/** The one listener, at the root of the app. On `window`, so that a field may take a key first. */
export function useKeyDispatch(): void {
  useEffect(() => {
    window.addEventListener('keydown', aimKeydown, { capture: true });
    window.addEventListener('keydown', handleKeydown);
    return () => {
      window.removeEventListener('keydown', aimKeydown, { capture: true });
      window.removeEventListener('keydown', handleKeydown);
    };
  }, []);
}
