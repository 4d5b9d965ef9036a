/** The dishes of an option: found by typing, taken off with one press; a dish that does not exist yet is made here. */
import { CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Dish, dishKindNames } from '../../../db/menu/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Field } from '../../ui/Field.tsx';
import { yuan } from '../../ui/format.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { DishPanel, type EditedDish } from './DishPanel.tsx';
import css from './DishPicker.module.css';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';

interface Props {
  dishes: readonly Dish[];
  /** All there are, retired ones too. */
  known: readonly Dish[];
  error: string | null;
  onChange(ids: string[]): void;
}

const most = 8;

export function DishPicker({ dishes, known, error, onChange }: Props) {
  const t = useText(menuTexts);
  const say = useSay();
  const { nameOf, sayAllergens } = useFoodWords();
  const [text, setText] = useState('');
  const [added, setAdded] = useState<EditedDish | null>(null);
  const ids = dishes.map(({ id }) => id);
  const typed = text.trim().toLowerCase();
  const found = known.filter(
    (dish) =>
      !dish.retired &&
      !ids.includes(dish.id) &&
      (dish.name.toLowerCase().includes(typed) || dish.nameEn.toLowerCase().includes(typed)),
  );
  return (
    <Field label={t('option.dishes')} required error={error}>
      {() => (
        <div className={css.picker}>
          {dishes.map((dish) => (
            <div key={dish.id} className={css.dish}>
              <span className={css.name}>{nameOf(dish)}</span>
              {dish.allergens.length > 0 && (
                <span className={css.allergens}>{t('contains', { what: sayAllergens(dish.allergens) })}</span>
              )}
              <span className={css.price}>{yuan(dish.priceFen)}</span>
              <CloseButton
                size="sm"
                aria-label={t('option.removeDish', { name: nameOf(dish) })}
                onClick={() => onChange(ids.filter((id) => id !== dish.id))}
              />
            </div>
          ))}
          <SearchBox
            label={t('option.addDish')}
            placeholder={t('option.addDish')}
            query={text}
            onQuery={setText}
            items={typed === '' ? [] : found.slice(0, most)}
            itemKey={(dish) => dish.id}
            renderItem={(dish) => (
              <span className={css.found}>
                {nameOf(dish)}
                <span className={css.kind}>{say(dishKindNames[dish.kind])}</span>
                <span className={css.price}>{yuan(dish.priceFen)}</span>
              </span>
            )}
            onPick={(dish) => {
              setText('');
              onChange([...ids, dish.id]);
            }}
            nothing={t('option.noDish', { text: text.trim() })}
          />
          {typed !== '' && found.length === 0 && (
            <ActionButton
              label={t('option.newDish', { text: text.trim() })}
              icon={<IconPlus size={18} />}
              onAction={() => setAdded({ newName: text.trim() })}
            />
          )}
          <DishPanel
            key={added === null ? 'closed' : 'new'}
            dish={added}
            onClose={() => setAdded(null)}
            onSaved={(id) => {
              setText('');
              onChange([...ids, id]);
            }}
          />
        </div>
      )}
    </Field>
  );
}
