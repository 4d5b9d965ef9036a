/** Which people the board shows, and where an arrow key leads in a grid of tiles. Pure. */
import type { BoardLine } from '../../../../db/daycare/contract.ts';

export const boardFilters = ['all', 'expected', 'here', 'left', 'away', 'watch', 'off'] as const;
export type BoardFilter = (typeof boardFilters)[number];

/** Somebody should look: a reading out of range, an open task, or living alone and missed. */
export function needsAttention(line: BoardLine): boolean {
  const isMissed = line.livingAlone && line.state === 'expected';
  return line.state !== 'off' && (line.bloodPressure?.out === true || line.openTasks > 0 || isMissed);
}

export function shows(filter: BoardFilter, line: BoardLine): boolean {
  switch (filter) {
    case 'all':
      return line.state !== 'off';
    case 'away':
      return line.state === 'absent' || line.state === 'onLeave';
    case 'watch':
      return needsAttention(line);
    default:
      return line.state === filter;
  }
}

export function countsOf(lines: readonly BoardLine[]): Record<BoardFilter, number> {
  const counts = { all: 0, expected: 0, here: 0, left: 0, away: 0, watch: 0, off: 0 };
  for (const line of lines) for (const filter of boardFilters) if (shows(filter, line)) counts[filter] += 1;
  return counts;
}

/** A part of the name, whoever is meant by the filter. */
export function named(typed: string, line: BoardLine): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' || line.name.toLowerCase().includes(wanted);
}

/** @returns the index to go to; null: the key moves nothing */
export function gridStep(key: string, at: number, columns: number, total: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  if (to === undefined) return null;
  // From the last row but one, down leads to the last tile even where none stands right below.
  if (key === 'ArrowDown' && to >= total)
    return Math.floor(at / columns) < Math.floor((total - 1) / columns) ? total - 1 : at;
  return to < 0 || to >= total ? at : to;
}
