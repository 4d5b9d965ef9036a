/** The week on A4, to hang on the wall: in Chinese whatever language the desk speaks, with every allergen. */
import { useLocation, useSearch } from 'wouter';
import {
  allergenNames,
  type DayMenu,
  dietNames,
  type MealTime,
  mealNames,
  mealTimes,
} from '../../../db/menu/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useToday } from '../../state/now.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { money, weekday } from '../../ui/format.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import css from './PrintMenuPage.module.css';
import { menuTexts } from './texts.ts';

const words = menuTexts.zh;

export default function PrintMenuPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const day = new URLSearchParams(useSearch()).get('day') ?? today;
  const { data, error } = useDeskQuery('menu', 'week', { day });
  const days = data?.days ?? [];
  const first = days[0]?.day ?? day;
  const last = days.at(-1)?.day ?? day;
  const offered = (meal: MealTime) => days.some((row) => mealOf(row, meal).length > 0);
  return (
    <PrintFrame
      landscape
      title={words['print.title']}
      heading={`${data?.centreName ?? ''}　${words['print.days'].replace('{from}', first).replace('{to}', last)}`}
      footer={<span>{words['print.allergens']}</span>}
      onClose={() => navigate(`/canteen/menu?day=${day}`)}
    >
      {error && <ErrorNote error={error} />}
      <table className={css.week} lang="zh-CN">
        <thead>
          <tr>
            <th className={css.meal} />
            {days.map((row) => (
              <th key={row.day} scope="col">
                {weekday(row.day, 'zh')} {row.day.slice(5)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mealTimes.filter(offered).map((meal) => (
            <tr key={meal}>
              <th scope="row">{mealNames[meal].zh}</th>
              {days.map((row) => (
                <td key={row.day}>
                  <MealCell options={mealOf(row, meal)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </PrintFrame>
  );
}

type Options = DayMenu['meals'][number]['options'];

function mealOf({ meals }: DayMenu, meal: MealTime): Options {
  return meals.find((row) => row.meal === meal)?.options ?? [];
}

function MealCell({ options }: { options: Options }) {
  if (options.length === 0) return words['print.empty'];
  return options.map((option) => (
    <div key={option.id} className={css.option}>
      <div className={css.title}>
        <strong>{option.name}</strong>
        <span>{money(option.priceFen)}</span>
      </div>
      {option.dishes.map((dish) => (
        <div key={dish.id}>
          {dish.name}
          {dish.allergens.length > 0 && (
            <span className={css.allergens}>
              （含{dish.allergens.map((code) => allergenNames[code].zh).join('、')}）
            </span>
          )}
        </div>
      ))}
      {option.diets.length > 0 && (
        <div className={css.diets}>适合：{option.diets.map((code) => dietNames[code].zh).join('、')}</div>
      )}
    </div>
  ));
}
