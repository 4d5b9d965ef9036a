/** How this screen is set up. Kept on it, because nothing in it is about a person: a reload or a power cut changes nothing. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface KioskPlace {
  /** The station (驿站) where it stands; null: none in particular. */
  stationId: string | null;
  large: boolean;
  voice: boolean;
  set(change: Partial<Pick<KioskPlace, 'stationId' | 'large' | 'voice'>>): void;
}

export const useKioskPlace = create<KioskPlace>()(
  persist((set) => ({ stationId: null, large: false, voice: false, set: (change) => set(change) }), {
    name: 'linli-desk.kiosk',
  }),
);
