/** Names to choose from, large enough to hit: by number key, by arrows, or by pointing. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Role } from '../../../db/core/procedure.ts';
import { useText } from '../../i18n/useText.ts';
import { ariaShortcut } from '../../keys/combo.ts';
import { useKey } from '../../keys/useKey.ts';
import { shellTexts } from '../../shell/texts.ts';
import { Initial } from '../../ui/Initial.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import css from './PeopleTiles.module.css';

interface Person {
  id: string;
  name: string;
  role?: Role;
}

interface Props<P extends Person> {
  label: string;
  people: readonly P[];
  onPick(person: P): void;
}

const columns = 2;
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
};

export function PeopleTiles<P extends Person>({ label, people, onPick }: Props<P>) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  function walk(event: KeyboardEvent) {
    const tiles = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = tiles.findIndex((tile) => tile.matches(':focus'));
    const next = tiles[at + (steps[event.key] ?? 0)];
    if (steps[event.key] === undefined || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <ul ref={list} className={css.tiles} aria-label={label} onKeyDown={walk}>
      {people.map((person, index) => (
        <li key={person.id}>
          <Tile person={person} digit={index < 9 ? String(index + 1) : null} onPick={() => onPick(person)} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ person, digit, onPick }: { person: Person; digit: string | null; onPick(): void }) {
  const roleName = useText(shellTexts);
  useKey(digit ? { keys: digit, label: person.name, run: onPick } : null);
  return (
    <button
      type="button"
      className={css.tile}
      onClick={onPick}
      {...(digit ? { 'aria-keyshortcuts': ariaShortcut(digit) } : {})}
    >
      <Initial name={person.name} />
      <span className={css.who}>
        <span className={css.name}>{person.name}</span>
        {person.role && <span className={css.role}>{roleName(`role.${person.role}`)}</span>}
      </span>
      {digit && <Kbd keys={digit} />}
    </button>
  );
}
