/** Announces new calls one after another, each long enough to be read and heard. */
import { useEffect, useRef, useState } from 'react';
import { type Board, type Call, freshCalls } from './calls.ts';

/** Milliseconds that one call stands alone. */
export const announcedFor = 6_000;

/** The call being announced now; null between announcements. */
export function useAnnounced(board: Board | undefined, onCall: (call: Call) => void): Call | null {
  const seen = useRef<Board | null>(null);
  const [waiting, setWaiting] = useState<readonly Call[]>([]);
  const announce = useRef(onCall);
  useEffect(() => {
    announce.current = onCall;
  });
  useEffect(() => {
    if (!board) return;
    const fresh = freshCalls(seen.current, board);
    seen.current = board;
    if (fresh.length > 0) setWaiting((calls) => [...calls, ...fresh]);
  }, [board]);

  const now = waiting[0] ?? null;
  useEffect(() => {
    if (!now) return;
    announce.current(now);
    const timer = setTimeout(() => setWaiting((calls) => calls.slice(1)), announcedFor);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
