/** The kiosk's course from screen to screen, and what every screen may ask of it. */
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { DeskError } from '../../../db/core/errors.ts';
import type { FoundVolunteer } from '../../../db/service/contract.ts';
import type { Api } from '../../api/client.ts';
import { useApi } from '../../api/hooks.ts';
import { useScanner } from '../../keys/scanner.ts';
import { useKioskPlace } from './place.ts';
import type { Screen } from './screens.ts';

export interface Kiosk {
  screen: Screen;
  /** What went wrong with the last touch, until the next. */
  problem: unknown;
  /** Something is being asked: a second touch does nothing. */
  busy: boolean;
  go(screen: Screen): void;
  /** Asks the desk, and shows the screen that comes of it. */
  ask(act: (api: Api['service']) => Promise<Screen>): void;
  /** The screen of somebody who has just been found. */
  meet(api: Api['service'], found: FoundVolunteer): Promise<Screen>;
  /** Whoever stood here has gone: everything about them is forgotten, here and at the desk. */
  leave(): void;
}

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('no kiosk above this screen');
  return kiosk;
}

const start: Screen = { at: 'start' };

export function useKioskCourse(): Kiosk {
  const { service } = useApi();
  const stationId = useKioskPlace((place) => place.stationId);
  const [{ screen, problem, busy }, set] = useState<Pick<Kiosk, 'screen' | 'problem' | 'busy'>>({
    screen: start,
    problem: null,
    busy: false,
  });
  /** Counts who stood here: an answer for one who has gone is dropped. */
  const visit = useRef(0);
  const asking = useRef(false);

  const go = useCallback((next: Screen) => set({ screen: next, problem: null, busy: false }), []);
  const leave = useCallback(() => {
    visit.current += 1;
    asking.current = false;
    set({ screen: start, problem: null, busy: false });
    // A desk that is gone has forgotten them too.
    service.kioskDone({}).catch(() => {});
  }, [service]);
  const ask = useCallback(
    (act: (api: Api['service']) => Promise<Screen>) => {
      if (asking.current) return;
      asking.current = true;
      const asked = visit.current;
      set((before) => ({ ...before, problem: null, busy: true }));
      const settle = (change: { screen?: Screen; problem?: DeskError }) => {
        if (visit.current !== asked) return;
        asking.current = false;
        set((before) => ({ ...before, ...change, busy: false }));
      };
      act(service).then(
        (next) => settle({ screen: next }),
        (failure) => settle({ problem: failure }),
      );
    },
    [service],
  );
  const meet = useCallback(
    async (api: Api['service'], found: FoundVolunteer): Promise<Screen> => {
      const shifts = found.signedIn ? [] : await api.kioskShifts({ pass: found.pass, stationId });
      return { at: 'person', found, shifts };
    },
    [stationId],
  );
  useScanner((code) => ask(async (api) => meet(api, await api.kioskScan({ code }))));
  return useMemo(
    () => ({ screen, problem, busy, go, ask, meet, leave }),
    [screen, problem, busy, go, ask, meet, leave],
  );
}
