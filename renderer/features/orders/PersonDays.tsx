/** Two weeks of one person: a line for each day and meal; the chosen one opens to order, change or cancel. */
import { useState } from 'react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { type MealTime, mealNames, modeNames } from '../../../db/menu/contract.ts';
import type { orders } from '../../../db/orders/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { usePreferences } from '../../state/preferences.ts';
import { weekday } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useOptionWord } from '../menu/useOptionWord.ts';
import { OrderForm } from './OrderForm.tsx';
import css from './PersonDays.module.css';
import { ordersTexts } from './texts.ts';

export type PersonData = OutputOf<typeof orders.person>;
export type DayMeal = PersonData['days'][number]['meals'][number];

interface Props {
  data: PersonData;
  day: string;
  meal: MealTime;
  mayWrite: boolean;
}

export function PersonDays({ data, day, meal, mayWrite }: Props) {
  const say = useSay();
  const today = useToday();
  const language = usePreferences((preferences) => preferences.language);
  const [chosen, setChosen] = useState<string | null>(mayWrite ? day + meal : null);
  return (
    <ul className={css.days}>
      {data.days.flatMap((row) =>
        row.meals.map((found) => {
          const key = row.day + found.meal;
          const isOpen = key === chosen;
          return (
            <li key={key} className={css.day} data-open={isOpen || undefined}>
              <button
                type="button"
                className={css.line}
                data-today={row.day === today || undefined}
                aria-expanded={isOpen}
                disabled={!mayWrite}
                onClick={() => setChosen(isOpen ? null : key)}
              >
                <span className={css.date}>
                  <strong>{weekday(row.day, language)}</strong> {row.day.slice(5)}
                </span>
                {row.meals.length > 1 && <span>{say(mealNames[found.meal])}</span>}
                <OrderSummary meal={found} />
              </button>
              {isOpen && <OrderForm person={data.person} day={row.day} meal={found} />}
            </li>
          );
        }),
      )}
    </ul>
  );
}

function OrderSummary({ meal: { order, eaten, cutOff } }: { meal: DayMeal }) {
  const t = useText(ordersTexts);
  const say = useSay();
  const optionWord = useOptionWord();
  const isOrdered = order !== null && order.state !== 'cancelled';
  return (
    <span className={css.summary}>
      {!order && <span className={css.quiet}>{t('day.none')}</span>}
      {order?.state === 'cancelled' && <Tag>{t('show.cancelled')}</Tag>}
      {isOrdered && (
        <>
          <Tag tone={order.state === 'ordered' ? 'accent' : 'attention'}>{say(modeNames[order.mode])}</Tag>
          {order.optionName === null ? t('usual') : optionWord(order.optionName)}
          {order.orderId === null && <span className={css.quiet}>{t('source.standing')}</span>}
          {order.why && <span className={css.why}>{say(order.why)}</span>}
          {order.note && <span className={css.quiet}>{order.note}</span>}
        </>
      )}
      <span className={css.end}>
        {eaten ? (
          <Tag tone="good">{t('day.eaten')}</Tag>
        ) : (
          cutOff.passed && <span className={css.quiet}>{t('day.closed')}</span>
        )}
      </span>
    </span>
  );
}
