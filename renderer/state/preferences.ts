/**
 * How this browser likes to be spoken to: language, colours, size of text. The only state of the renderer that is
 * kept on disk, because nothing in it is about a person.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const colourSchemes = ['light', 'dark', 'auto'] as const;
export type ColourScheme = (typeof colourSchemes)[number];

/** `large` is for people who find 15 px small: the same pages at 18 px. */
export const textSizes = ['normal', 'large'] as const;
export type TextSize = (typeof textSizes)[number];

interface Preferences {
  language: Language;
  colourScheme: ColourScheme;
  textSize: TextSize;
  setLanguage(language: Language): void;
  setColourScheme(colourScheme: ColourScheme): void;
  setTextSize(textSize: TextSize): void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: 'zh',
      colourScheme: 'auto',
      textSize: 'normal',
      setLanguage: (language) => set({ language }),
      setColourScheme: (colourScheme) => set({ colourScheme }),
      setTextSize: (textSize) => set({ textSize }),
    }),
    { name: 'linli-desk.preferences' },
  ),
);
