/**
 * Where a person chosen in the search of the top bar goes. A page that works with one person at a time takes the
 * pick while it stands; elsewhere the card opens.
 */
import { useEffect, useRef } from 'react';
import { create } from 'zustand';

type Take = (residentId: string) => void;

const usePick = create<{ take: Take | null }>()(() => ({ take: null }));

/** The page's own way of taking a person, for as long as it stands. */
export function useTakesPick(take: Take): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const mine: Take = (residentId) => latest.current(residentId);
    usePick.setState({ take: mine });
    return () => usePick.setState((state) => (state.take === mine ? { take: null } : state));
  }, []);
}

/** Null where no page takes it. */
export function pickTaker(): Take | null {
  return usePick.getState().take;
}
