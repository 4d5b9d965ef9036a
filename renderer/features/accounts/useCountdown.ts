/** Seconds that are left of a wait which the desk has imposed. */
import { useEffect, useState } from 'react';

export interface Countdown {
  /** 0 when nobody has to wait. */
  left: number;
  start(seconds: number): void;
}

export function useCountdown(): Countdown {
  const [left, setLeft] = useState(0);
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return { left, start: setLeft };
}

/** `0:43`, `12:05` */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.trunc(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
