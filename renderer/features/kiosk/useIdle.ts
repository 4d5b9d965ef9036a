/** Seconds that are left until nobody stands here any more. */
import { useEffect, useEffectEvent, useState } from 'react';

/**
 * @param seconds null waits for ever
 * @param since counting begins anew when this changes: a scan is no touch
 * @returns null while nothing is counted
 */
export function useIdle(seconds: number | null, since: unknown, onIdle: () => void): number | null {
  const [left, setLeft] = useState(seconds);
  const end = useEffectEvent(onIdle);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `since` is only watched
  useEffect(() => {
    setLeft(seconds);
    if (seconds === null) return;
    let rest = seconds;
    const touched = () => {
      rest = seconds;
      setLeft(seconds);
    };
    const timer = setInterval(() => {
      rest -= 1;
      if (rest > 0) setLeft(rest);
      else {
        clearInterval(timer);
        end();
      }
    }, 1000);
    for (const sign of ['pointerdown', 'keydown'] as const) window.addEventListener(sign, touched, true);
    return () => {
      clearInterval(timer);
      for (const sign of ['pointerdown', 'keydown'] as const) window.removeEventListener(sign, touched, true);
    };
  }, [seconds, since]);
  return left;
}
