/** Orders of a meal (订餐): who eats what and how, who cancelled, who is not here; counted for the kitchen. */
import { IconCalendarRepeat, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../ui/Page.tsx';
import { Segmented, type SegmentOption } from '../../ui/Segmented.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { DaySteps } from '../menu/DaySteps.tsx';
import { KitchenCard } from './KitchenCard.tsx';
import { type ChosenPerson, finding, OrderPanel } from './OrderPanel.tsx';
import css from './OrdersPage.module.css';
import { OrdersTable } from './OrdersTable.tsx';
import { ordersTexts } from './texts.ts';
import { useMealAddress } from './useMealAddress.ts';

type Shown = 'ordered' | 'cancelled' | 'dropped';

export default function OrdersPage() {
  const t = useText(ordersTexts);
  const { today, day, meal, query, mealOptions, go } = useMealAddress('/canteen/orders');
  const [, navigate] = useLocation();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [shown, setShown] = useState<Shown>('ordered');
  const [chosen, setChosen] = useState<ChosenPerson>(null);
  const { data, error } = useDeskQuery('orders', 'day', { day, meal }, { keepPrevious: true });
  const isShown = (state: string, value: Shown) =>
    state === value || (value === 'ordered' && state === 'undelivered');
  const countOf = (value: Shown) => data?.lines.filter(({ state }) => isShown(state, value)).length ?? 0;
  const states: SegmentOption<Shown>[] = [
    { value: 'ordered', label: t('show.ordered'), count: countOf('ordered') },
    { value: 'dropped', label: t('show.dropped'), count: countOf('dropped') },
    { value: 'cancelled', label: t('show.cancelled'), count: countOf('cancelled') },
  ];
  return (
    <Page
      title={t('title')}
      subtitle={<DaySteps day={day} today={today} step={1} onChange={(next) => go({ day: next })} />}
      actions={
        <>
          <ActionButton
            label={t('standingList')}
            keys="L"
            icon={<IconCalendarRepeat size={18} />}
            onAction={() => navigate('/canteen/orders/standing')}
          />
          <ActionButton
            label={t('sheet')}
            keys="Mod+P"
            icon={<IconPrinter size={18} />}
            onAction={() => navigate(`/canteen/orders/print?${query}`)}
          />
          {mayWrite && (
            <ActionButton
              label={t('add')}
              keys="N"
              kind="primary"
              icon={<IconPlus size={18} />}
              onAction={() => setChosen(finding)}
            />
          )}
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      <Columns template="minmax(0, 1fr) 21rem" narrow="minmax(0, 1fr) 17rem">
        <Card flush>
          <div className={css.filters}>
            <Toolbar
              end={
                mealOptions.length > 1 && (
                  <Segmented
                    label={t('meal')}
                    quiet
                    options={mealOptions}
                    value={meal}
                    onChange={(next) => go({ meal: next })}
                  />
                )
              }
            >
              <Segmented
                label={t('show')}
                options={states}
                value={shown}
                onChange={(next) => setShown(next)}
              />
            </Toolbar>
          </div>
          <OrdersTable
            lines={data?.lines.filter(({ state }) => isShown(state, shown))}
            isNew={data !== undefined && countOf('ordered') === 0 && shown === 'ordered'}
            openKey={chosen !== null && chosen !== finding ? chosen : null}
            onOpen={setChosen}
          />
        </Card>
        {data ? <KitchenCard data={data} /> : <Card>{null}</Card>}
      </Columns>
      <OrderPanel chosen={chosen} day={day} meal={meal} onChoose={setChosen} />
    </Page>
  );
}
