/**
 * What somebody has typed and not yet saved. It outlives the dialog or page that it was typed in, so closing one
 * loses nothing; it never touches the disk, because drafts are full of personal data. Sign-out forgets it, and so does
 * another person's sign-in at a locked desk.
 *
 * A form declares its draft once, at the top of its module, and reads it by a key of its own:
 * `const useVisitDraft = defineDraft<VisitForm>()`, then `const draft = useVisitDraft(residentId, emptyVisit)`.
 */
import { useCallback } from 'react';
import { create } from 'zustand';

export interface Draft<T> {
  value: T;
  set(next: (current: T) => T): void;
  /** Back to the start: after a save, or when the person gives up. */
  clear(): void;
  /** Somebody has typed something that is not saved yet. */
  dirty: boolean;
}

const forgetters = new Set<() => void>();

export function forgetDrafts(): void {
  for (const forget of forgetters) forget();
}

export function defineDraft<T>(): (key: string, initial: T) => Draft<T> {
  const useEntries = create<{ entries: ReadonlyMap<string, { value: T }> }>()(() => ({ entries: new Map() }));

  function change(edit: (entries: Map<string, { value: T }>) => void): void {
    const entries = new Map(useEntries.getState().entries);
    edit(entries);
    useEntries.setState({ entries });
  }
  forgetters.add(() => change((entries) => entries.clear()));

  return function useDraft(key, initial) {
    const entry = useEntries((state) => state.entries.get(key));
    const set = useCallback(
      (next: (current: T) => T) =>
        change((entries) => {
          entries.set(key, { value: next(entries.get(key)?.value ?? initial) });
        }),
      [key, initial],
    );
    const clear = useCallback(() => change((entries) => entries.delete(key)), [key]);
    return { value: entry ? entry.value : initial, set, clear, dirty: entry !== undefined };
  };
}
