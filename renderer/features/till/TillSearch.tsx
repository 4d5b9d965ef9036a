/**
 * Who is next: the box waits for a scan or for keys, and what is typed narrows today's list to the ten best of
 * everybody. Enter takes the first one; arrows walk. An Enter that is quicker than the answer waits for it.
 */
import { Loader } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ExpectedDiner } from '../../../db/meals/contract.ts';
import type { ResidentLine } from '../../../db/residents/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { inputMethodAtWork } from '../../keys/inputMethod.ts';
import { useScanner } from '../../keys/scanner.ts';
import { useNotifyError } from '../../ui/notify.tsx';
import { DinerTiles, type Tile } from './DinerTiles.tsx';
import css from './TillSearch.module.css';
import { tillTexts } from './texts.ts';

interface Props {
  expected: readonly ExpectedDiner[] | undefined;
  /** Nobody is being served and nothing stands open: the box takes the focus. */
  waiting: boolean;
  /** The list gives way to the person who is being served. */
  hidden: boolean;
  /** What was just done. */
  note: ReactNode;
  onPick(residentId: string): void;
}

export function TillSearch({ expected, waiting, hidden, note, onPick }: Props) {
  const t = useText(tillTexts);
  const box = useRef<HTMLInputElement>(null);
  const { text, setText, tiles, busy, nothing, refused, scan } = useTiles(expected, onPick);
  const [cursor, setCursor] = useState(0);
  const [wanted, setWanted] = useState<string | null>(null);
  const at = Math.min(cursor, Math.max(0, tiles.length - 1));
  const typed = text.trim();
  useScanner(scan);

  useEffect(() => {
    if (waiting) box.current?.focus();
  }, [waiting]);

  function pick(residentId: string) {
    setText('');
    setCursor(0);
    setWanted(null);
    onPick(residentId);
  }
  const first = tiles[0];
  useEffect(() => {
    if (wanted === null || wanted !== typed || busy) return;
    setWanted(null);
    if (first) {
      setText('');
      onPick(first.residentId);
    }
  }, [wanted, typed, busy, first, onPick, setText]);

  function onKeyDown(event: KeyboardEvent) {
    if (inputMethodAtWork(event.nativeEvent)) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const tile = tiles[at];
    if (step !== undefined && tiles.length > 0) {
      event.preventDefault();
      setCursor((at + step + tiles.length) % tiles.length);
    } else if (event.key === 'Enter' && typed !== '') {
      event.preventDefault();
      if (busy) setWanted(typed);
      else if (tile) pick(tile.residentId);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
    }
  }

  return (
    <>
      <div className={css.box} data-quiet={hidden || undefined}>
        {busy ? <Loader size={20} /> : <IconScan size={24} className={css.icon} />}
        <input
          ref={box}
          className={css.input}
          value={text}
          placeholder={t('search.hint')}
          role="combobox"
          aria-label={t('search')}
          aria-expanded={!hidden && typed !== ''}
          aria-controls="till-diners"
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          data-testid="till-search"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCursor(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {note}
      {refused && (
        <p className={css.refused} role="alert">
          {refused}
        </p>
      )}
      {(!hidden || typed !== '') && (
        <DinerTiles
          tiles={tiles}
          searching={typed !== ''}
          loading={expected === undefined}
          current={typed === '' ? null : at}
          nothing={nothing}
          onPick={pick}
        />
      )}
    </>
  );
}

const byLine = (line: ResidentLine): Tile => ({
  residentId: line.id,
  name: line.name,
  sex: line.sex,
  age: line.age,
  address: line.address,
  expected: null,
});

/** Today's list; the ten best of a search, with what the list knows of them; or those who share a number. */
function useTiles(expected: readonly ExpectedDiner[] | undefined, onPick: (residentId: string) => void) {
  const t = useText(tillTexts);
  const say = useSay();
  const api = useApi();
  const notifyError = useNotifyError();
  const [text, setOwnText] = useState('');
  const [several, setSeveral] = useState<readonly ResidentLine[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const typed = text.trim();
  const asked = { text: typed };
  const found = useDeskQuery('residents', 'search', asked, { enabled: typed !== '', keepPrevious: true });
  const known = new Map(expected?.map((row) => [row.residentId, row]));
  const listed = (row: ExpectedDiner): Tile => ({ ...row, expected: row });
  const withList = (tile: Tile): Tile => ({ ...tile, expected: known.get(tile.residentId) ?? null });

  function setText(next: string) {
    setOwnText(next);
    setSeveral([]);
    setRefused(null);
  }

  async function scan(code: string) {
    setText('');
    try {
      const answer = await api.cards.resolve({ text: code });
      if (answer.kind === 'person') onPick(answer.person.id);
      else if (answer.kind === 'several') {
        setSeveral(answer.people);
        setRefused(t('search.several'));
      } else setRefused(say(answer.sentence));
    } catch (error) {
      notifyError(error);
    }
  }

  const matches = found.data?.map((match) => withList(byLine(match))) ?? [];
  const alike = several.map((line) => withList(byLine(line)));
  const tiles = typed !== '' ? matches : alike.length > 0 ? alike : (expected?.map(listed) ?? []);
  return {
    text,
    setText,
    tiles,
    busy: typed !== '' && (found.isPlaceholderData || found.isPending),
    nothing: typed === '' ? null : t('search.nothing', { text: typed }),
    refused,
    scan: (code: string) => void scan(code),
  };
}
