/** Cards chosen for the printer, carried from the page where they were chosen to the sheet. */
import { create } from 'zustand';

export const useToPrint = create<{ cardIds: readonly string[] }>()(() => ({ cardIds: [] }));

export function choosePrint(cardIds: readonly string[]): void {
  useToPrint.setState({ cardIds });
}
