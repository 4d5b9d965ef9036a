/** The tiles: arrows walk them, Enter is the next thing to happen, A absent, L leaves, Space looks into one. */
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { daycareTexts } from '../texts.ts';
import { gridStep } from './boardFilter.ts';
import { Tile, type TileAct } from './Tile.tsx';
import css from './TileGrid.module.css';

interface Props {
  lines: readonly BoardLine[];
  readOnly: boolean;
  onAct(line: BoardLine, act: TileAct): void;
}

/** How many stand beside each other: those on the height of the first one. */
function columnsOf(tiles: readonly HTMLElement[]): number {
  const top = tiles[0]?.offsetTop ?? 0;
  const next = tiles.findIndex((tile) => tile.offsetTop > top);
  return Math.max(1, next === -1 ? tiles.length : next);
}

export function TileGrid({ lines, readOnly, onAct }: Props) {
  const t = useText(daycareTexts);
  const grid = useRef<HTMLUListElement>(null);
  // The place is kept by person: who is tapped may leave the filter, and the next one takes the place.
  const [place, setPlace] = useState({ residentId: '', index: 0 });
  const found = lines.findIndex(({ residentId }) => residentId === place.residentId);
  const at = found === -1 ? Math.min(place.index, Math.max(0, lines.length - 1)) : found;

  const onFocus = useCallback(
    ({ residentId }: BoardLine, index: number) => setPlace({ residentId, index }),
    [],
  );

  const onKey = useCallback(
    (event: KeyboardEvent, line: BoardLine, index: number) => {
      // With Ctrl it is the whole house that has arrived.
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return;
      if (event.key === 'Enter' && !readOnly) {
        event.preventDefault();
        onAct(line, 'next');
        return;
      }
      const tiles = [...(grid.current?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])];
      const to = gridStep(event.key, index, columnsOf(tiles), tiles.length);
      if (to === null) return;
      event.preventDefault();
      tiles[to]?.focus();
    },
    [onAct, readOnly],
  );

  const current = lines[at];
  const actOnCurrent = (act: TileAct) => () => {
    if (current) onAct(current, act);
  };
  useKey({
    ...{ keys: 'A', label: t('absent'), group: t('board.label'), run: actOnCurrent('absent') },
    disabled: readOnly || current?.state !== 'expected',
  });
  useKey({
    ...{ keys: 'L', label: t('depart'), group: t('board.label'), run: actOnCurrent('depart') },
    disabled: readOnly || current?.state !== 'here',
  });

  return (
    <ul ref={grid} className={css.grid} aria-label={t('board.label')}>
      {lines.map((line, index) => (
        <Tile
          key={line.residentId}
          line={line}
          index={index}
          active={index === at}
          readOnly={readOnly}
          onAct={onAct}
          onKey={onKey}
          onFocus={onFocus}
        />
      ))}
    </ul>
  );
}
