/** Width of the slip printer's roll at this computer, in mm. Kept on disk: nothing in it is about a person. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const paperWidths = ['58', '80'] as const;
export type PaperWidth = (typeof paperWidths)[number];

export const usePaperWidth = create<{ width: PaperWidth; setWidth(width: PaperWidth): void }>()(
  persist((set) => ({ width: '58', setWidth: (width) => set({ width }) }), { name: 'linli-desk.slip' }),
);
