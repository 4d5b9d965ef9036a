/** The wall clock of the screen, to the minute. Tests and the gallery set it; `startClock` moves it in the app. */
import { create } from 'zustand';
import { dayIn } from '../ui/format.ts';
import { useSession } from './session.ts';

const minute = 60_000;

/** UTC milliseconds. */
export const useNow = create<{ now: number }>()(() => ({ now: Date.now() }));

export function startClock(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  function tick() {
    const now = Date.now();
    useNow.setState({ now });
    timer = setTimeout(tick, minute - (now % minute));
  }
  tick();
  return () => clearTimeout(timer);
}

/** The centre's calendar day, `YYYY-MM-DD`. */
export function useToday(): string {
  const zone = useSession((session) => session.zone);
  return useNow(({ now }) => dayIn(now, zone));
}
