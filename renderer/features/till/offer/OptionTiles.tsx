/** What is offered, one tile each with its number key; Tab walks them. The last one takes a price that is not on the menu. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { MenuOption } from '../../../../db/menu/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { ariaShortcut } from '../../../keys/combo.ts';
import { useKey } from '../../../keys/useKey.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Money } from '../../../ui/When.tsx';
import { useFoodWords } from '../../menu/useFoodWords.ts';
import type { Choice, Chosen, OfferData } from '../choice.ts';
import { tillTexts } from '../texts.ts';
import css from './OptionTiles.module.css';

interface Props {
  offer: OfferData;
  options: readonly MenuOption[];
  chosen: Chosen;
  choice: Choice;
  onChange(part: Choice): void;
}

export function OptionTiles({ offer, options, chosen, choice, onChange }: Props) {
  const t = useText(tillTexts);
  const { nameOf } = useFoodWords();
  const isOther = chosen.optionId === null;
  return (
    <div className={css.options}>
      <div className={css.tiles} role="radiogroup" aria-label={t('option')}>
        {options.map((option, index) => (
          <OptionTile
            key={option.id}
            name={nameOf(option)}
            dishes={option.dishes.map(nameOf).join(' · ')}
            priceFen={option.priceFen}
            keys={String(index + 1)}
            danger={offer.conflicts.some(
              ({ optionId, found }) =>
                optionId === option.id && found.some(({ severity }) => severity === 'danger'),
            )}
            usual={option.id === offer.usual.optionId ? t(offer.order ? 'ordered' : 'usual') : null}
            chosen={option.id === chosen.optionId}
            onChoose={() => onChange({ optionId: option.id })}
          />
        ))}
        <OptionTile
          name={t('option.other')}
          dishes=""
          priceFen={null}
          keys="0"
          danger={false}
          usual={null}
          chosen={isOther}
          onChoose={() => onChange({ optionId: null })}
        />
        {options.length > 1 && (
          <span className={css.tab}>
            <Kbd keys="Tab" /> {t('option.next')}
          </span>
        )}
      </div>
      {options.length === 0 && (
        <p className={css.none}>
          {t('option.none')}{' '}
          <Link className={css.link} href="/canteen/menu">
            {t('option.menu')}
          </Link>
        </p>
      )}
      {isOther && (
        <div className={css.other}>
          <MoneyField
            label={t('option.otherPrice')}
            value={choice.priceFen ?? null}
            onChange={(priceFen) => onChange({ priceFen })}
            autoFocus
          />
          <TextField
            label={t('option.otherName')}
            placeholder={t('option.otherHint')}
            value={choice.priceName ?? ''}
            maxLength={40}
            onChange={(priceName) => onChange({ priceName })}
          />
        </div>
      )}
    </div>
  );
}

interface TileProps {
  name: string;
  dishes: string;
  priceFen: number | null;
  keys: string;
  danger: boolean;
  /** Why it was chosen by itself. */
  usual: string | null;
  chosen: boolean;
  onChoose(): void;
}

function OptionTile({ name, dishes, priceFen, keys, danger, usual, chosen, onChoose }: TileProps) {
  const t = useText(tillTexts);
  useKey({ keys, label: name, group: t('option'), run: onChoose });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tile with name, dishes, price and key cap; a radio input could not hold them
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-keyshortcuts={ariaShortcut(keys)}
      className={css.tile}
      data-plain={priceFen === null || undefined}
      onClick={onChoose}
    >
      <span className={css.line}>
        {danger && <IconAlertTriangle size={18} className={css.danger} aria-label={t('ask.allergy')} />}
        <span className={css.name}>{name}</span>
        <Kbd keys={keys} />
      </span>
      {(dishes || priceFen !== null) && (
        <span className={css.line}>
          <span className={css.dishes}>
            {usual && <span className={css.usual}>{usual} · </span>}
            {dishes}
          </span>
          {priceFen !== null && <Money fen={priceFen} />}
        </span>
      )}
    </button>
  );
}
