/** Today's list as tiles to be pressed: who is still waiting first, each with what matters before the plate is filled. */
import { IconAlertTriangle, IconCheck, IconPackage, IconSoup, IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import type { ExpectedDiner } from '../../../db/meals/contract.ts';
import { allergenNames } from '../../../db/menu/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { clockTime } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useOptionWord } from '../menu/useOptionWord.ts';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './DinerTiles.module.css';
import { tillTexts } from './texts.ts';

export interface Tile {
  residentId: string;
  name: string;
  sex: ExpectedDiner['sex'];
  age: number | null;
  address: string;
  /** Null: found by search, not on today's list. */
  expected: ExpectedDiner | null;
}

interface Props {
  tiles: readonly Tile[];
  searching: boolean;
  loading: boolean;
  /** Under the cursor of the search. */
  current: number | null;
  /** The sentence for a search that found nobody. */
  nothing: string | null;
  onPick(residentId: string): void;
}

export function DinerTiles({ tiles, searching, loading, current, nothing, onPick }: Props) {
  const t = useText(tillTexts);
  const [show, setShow] = useState<'waiting' | 'all'>('waiting');
  const waiting = tiles.filter(({ expected }) => !expected?.served);
  const shown = searching || show === 'all' ? tiles : waiting;
  const filters = [
    { value: 'waiting' as const, label: t('list.waiting'), count: waiting.length },
    { value: 'all' as const, label: t('list.all'), count: tiles.length },
  ];
  const empty = nothing ?? (tiles.length === 0 ? t('list.empty') : t('list.done'));
  return (
    <Card
      title={searching ? t('person') : t('list')}
      {...(searching
        ? {}
        : {
            actions: (
              <Segmented<'waiting' | 'all'>
                quiet
                label={t('status')}
                options={filters}
                value={show}
                onChange={setShow}
              />
            ),
          })}
    >
      {shown.length === 0 && !loading ? (
        <EmptyState icon={<IconSoup />} sentence={empty} />
      ) : (
        <div id="till-diners" className={css.tiles} role="listbox" aria-label={t('list')}>
          {shown.map((tile, index) => (
            <DinerTile
              key={tile.residentId}
              tile={tile}
              searching={searching}
              current={index === current}
              onPick={() => onPick(tile.residentId)}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

interface TileProps {
  tile: Tile;
  /** Then namesakes have to be told apart. */
  searching: boolean;
  current: boolean;
  onPick(): void;
}

function DinerTile({ tile, searching, current, onPick }: TileProps) {
  const facts = usePersonFacts();
  const { expected } = tile;
  return (
    <button
      type="button"
      role="option"
      aria-selected={current}
      className={css.tile}
      data-served={expected?.served ? true : undefined}
      data-resident={tile.residentId}
      onClick={onPick}
    >
      <span className={css.name}>{tile.name}</span>
      {(searching || !expected) && <span className={css.quiet}>{facts(tile)}</span>}
      {expected && <Wanted expected={expected} />}
      {expected && <Allergies expected={expected} />}
    </button>
  );
}

const modeIcons = { dineIn: null, takeAway: IconPackage, delivery: IconTruckDelivery };

function Wanted({ expected }: { expected: ExpectedDiner }) {
  const t = useText(tillTexts);
  const optionWord = useOptionWord();
  const zone = useSession((session) => session.zone);
  const Icon = modeIcons[expected.mode];
  if (expected.served)
    return (
      <span className={css.quiet}>
        <IconCheck size={16} />
        {t('tile.served', { time: clockTime(expected.served.at, zone) })}
      </span>
    );
  return (
    <span className={css.quiet}>
      {Icon && <Icon size={16} />}
      {[
        t(`why.${expected.why}`),
        expected.mode === 'dineIn' ? null : t(`mode.${expected.mode}`),
        expected.optionName && optionWord(expected.optionName),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

function Allergies({ expected: { diet } }: { expected: ExpectedDiner }) {
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  if (diet.allergens.length === 0) return null;
  return (
    <span className={css.allergy}>
      <IconAlertTriangle size={16} />
      {diet.allergens.map((code) => say(allergenNames[code])).join(language === 'zh' ? '、' : ', ')}
    </span>
  );
}
