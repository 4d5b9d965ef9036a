/** A choice of many as tiles, a key printed on each: what the digits press stands where the eye looks. */
import { type KeyboardEvent, useRef } from 'react';
import { ariaShortcut } from '../../../keys/combo.ts';
import { useKey } from '../../../keys/useKey.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import css from './Tiles.module.css';

export interface Tile {
  id: string;
  label: string;
  /** A quieter second line. */
  note?: string | undefined;
  keys?: string | undefined;
}

interface Props {
  /** What is being chosen, for screen readers and the key overview. */
  label: string;
  tiles: readonly Tile[];
  chosen: string | null;
  onChoose(id: string): void;
  /** Smallest width of a tile, any CSS length. */
  tileWidth: string;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function Tiles({ label, tiles, chosen, onChoose, tileWidth }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const inTabOrder = tiles.find((tile) => tile.id === chosen) ?? tiles[0];

  function walk(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    const at = tiles.findIndex((tile) => tile.id === chosen);
    const next = tiles.at((at + step) % tiles.length);
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    group.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  }

  return (
    <div
      ref={group}
      className={css.tiles}
      style={{ '--tile-width': tileWidth }}
      role="radiogroup"
      aria-label={label}
      onKeyDown={walk}
    >
      {tiles.map((tile) => (
        <TileButton
          key={tile.id}
          tile={tile}
          group={label}
          chosen={tile.id === chosen}
          tabbable={tile === inTabOrder}
          onChoose={() => onChoose(tile.id)}
        />
      ))}
    </div>
  );
}

interface TileButtonProps {
  tile: Tile;
  group: string;
  chosen: boolean;
  tabbable: boolean;
  onChoose(): void;
}

function TileButton({ tile, group, chosen, tabbable, onChoose }: TileButtonProps) {
  const { keys } = tile;
  useKey(keys ? { keys, label: `${group} · ${tile.label}`, run: onChoose } : null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tile with two lines and a key cap; a radio input could not hold them
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      className={css.tile}
      data-id={tile.id}
      tabIndex={tabbable ? 0 : -1}
      title={tile.label}
      onClick={onChoose}
      {...(keys ? { 'aria-keyshortcuts': ariaShortcut(keys) } : {})}
    >
      <span className={css.text}>
        <span className={css.label}>{tile.label}</span>
        {tile.note && <span className={css.note}>{tile.note}</span>}
      </span>
      {keys && <Kbd keys={keys} />}
    </button>
  );
}
