/** The week as a grid: a column for each day, a row for each meal, what is offered in each cell. */
import { IconLock, IconPlus } from '@tabler/icons-react';
import {
  type DayMenu,
  dietNames,
  type MealTime,
  type MenuOption,
  mealNames,
} from '../../../db/menu/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { weekday, yuan } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import { RowMenu } from '../residents/parts/RowMenu.tsx';
import type { EditedOption } from './OptionPanel.tsx';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';
import css from './WeekGrid.module.css';

interface Props {
  days: readonly DayMenu[];
  meals: readonly MealTime[];
  today: string;
  mayWrite: boolean;
  onEdit(edited: EditedOption): void;
  /** Copies `daysBack` earlier onto a day. */
  onCopy(day: string, daysBack: 1 | 7): void;
}

export function WeekGrid({ days, meals, today, mayWrite, onEdit, onCopy }: Props) {
  const t = useText(menuTexts);
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  return (
    <div className={css.frame}>
      <table className={css.grid} style={{ '--meals': meals.length }}>
        <thead>
          <tr>
            {meals.length > 1 && <th className={css.corner} />}
            {days.map(({ day }) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                <span className={css.head}>
                  <span className={css.weekday}>{weekday(day, language)}</span>
                  <span className={css.date}>{day.slice(5)}</span>
                  {mayWrite && (
                    <RowMenu
                      label={t('day.menu', { day })}
                      choices={[
                        { label: t('day.copyLastWeek'), onChoose: () => onCopy(day, 7) },
                        { label: t('day.copyBefore'), onChoose: () => onCopy(day, 1) },
                      ]}
                    />
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {meals.map((meal) => (
            <tr key={meal}>
              {meals.length > 1 && (
                <th scope="row" className={css.meal}>
                  {say(mealNames[meal])}
                </th>
              )}
              {days.map((day) => (
                <DayCell
                  key={day.day}
                  day={day}
                  meal={meal}
                  isToday={day.day === today}
                  mayWrite={mayWrite}
                  onEdit={onEdit}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  day: DayMenu;
  meal: MealTime;
  isToday: boolean;
  mayWrite: boolean;
  onEdit(edited: EditedOption): void;
}

function DayCell({ day: { day, meals }, meal, isToday, mayWrite, onEdit }: CellProps) {
  const t = useText(menuTexts);
  const say = useSay();
  const found = meals.find((row) => row.meal === meal);
  if (!found) return <td />;
  const open = mayWrite && !found.locked;
  return (
    <td data-today={isToday || undefined} data-locked={found.locked || undefined}>
      <div className={css.cell}>
        {found.options.map((option, at) => (
          <OptionCard
            key={option.id}
            option={option}
            usual={at === 0 && found.options.length > 1}
            onOpen={open ? () => onEdit({ day, meal: found, option }) : null}
          />
        ))}
        {found.locked && (
          <span className={css.locked} title={t('option.lockedNote')}>
            <IconLock size={14} />
            {t('option.locked')}
          </span>
        )}
        {open && (
          <button
            type="button"
            className={css.add}
            aria-label={t('option.addOn', { day, meal: say(mealNames[meal]) })}
            onClick={() => onEdit({ day, meal: found, option: null })}
          >
            <IconPlus size={16} />
            {found.options.length === 0 && t('option.add')}
          </button>
        )}
      </div>
    </td>
  );
}

interface CardProps {
  option: MenuOption;
  usual: boolean;
  onOpen: (() => void) | null;
}

function OptionCard({ option, usual, onOpen }: CardProps) {
  const t = useText(menuTexts);
  const say = useSay();
  const { nameOf, sayAllergens } = useFoodWords();
  return (
    <button type="button" className={css.option} disabled={onOpen === null} onClick={() => onOpen?.()}>
      <span className={css.title}>
        <span className={css.name}>{nameOf(option)}</span>
        <span className={css.price}>{yuan(option.priceFen)}</span>
      </span>
      {option.dishes.map((dish) => (
        <span key={dish.id} className={css.dish}>
          {nameOf(dish)}
          {dish.allergens.length > 0 && (
            <span className={css.allergens}>{t('contains', { what: sayAllergens(dish.allergens) })}</span>
          )}
        </span>
      ))}
      {(usual || option.diets.length > 0) && (
        <span className={css.tags}>
          {usual && <Tag>{t('option.usual')}</Tag>}
          {option.diets.map((diet) => (
            <Tag key={diet} tone="accent">
              {say(dietNames[diet])}
            </Tag>
          ))}
        </span>
      )}
    </button>
  );
}
