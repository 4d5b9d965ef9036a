/** Delivery (送餐): routes with their stops in order, what nobody carries yet, and what came of each door. */
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeliveryRoute } from '../../../db/orders/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { DaySteps } from '../menu/DaySteps.tsx';
import { RetiredRoutes } from './RetiredRoutes.tsx';
import { RouteCard } from './RouteCard.tsx';
import { RoutePanel } from './RoutePanel.tsx';
import css from './RoutesPage.module.css';
import { StopPanel, type StopQuestion } from './StopPanel.tsx';
import { moveBy } from './stopOrder.ts';
import { ordersTexts } from './texts.ts';
import { UnassignedCard } from './UnassignedCard.tsx';
import { useMealAddress } from './useMealAddress.ts';
import { useStopActs } from './useStopActs.ts';

export default function RoutesPage() {
  const t = useText(ordersTexts);
  const { today, day, meal, query, mealOptions, go } = useMealAddress('/canteen/routes');
  const api = useApi();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [edited, setEdited] = useState<DeliveryRoute | 'new' | null>(null);
  const [question, setQuestion] = useState<StopQuestion | null>(null);
  const { data, error } = useDeskQuery('orders', 'deliveries', { day, meal }, { keepPrevious: true });
  const { data: all } = useDeskQuery('orders', 'routes', {});
  const walked = (all ?? []).filter(({ retired }) => !retired).map(({ id }) => id);
  const move = (id: string, by: -1 | 1) => api.orders.orderRoutes({ ids: moveBy(walked, id, by) });
  const acts = useStopActs(day, meal, data?.routes ?? []);
  const addButton = (
    <ActionButton label={t('routes.add')} icon={<IconPlus size={18} />} onAction={() => setEdited('new')} />
  );
  return (
    <Page
      title={t('routes.title')}
      subtitle={
        <span className={css.when}>
          <DaySteps day={day} today={today} step={1} onChange={(next) => go({ day: next })} />
          {mealOptions.length > 1 && (
            <Segmented
              label={t('meal')}
              quiet
              options={mealOptions}
              value={meal}
              onChange={(next) => go({ meal: next })}
            />
          )}
        </span>
      }
      actions={
        mayWrite && (
          <ActionButton
            label={t('routes.add')}
            keys="N"
            kind="primary"
            icon={<IconPlus size={18} />}
            onAction={() => setEdited('new')}
          />
        )
      }
    >
      {error && <ErrorNote error={error} />}
      {data && (
        <Columns template="minmax(0, 1fr) 21rem" narrow="minmax(0, 1fr) 18rem">
          <div className={css.routes}>
            {data.routes.length === 0 && (
              <Card>
                <EmptyState icon={<IconRoute />} sentence={t('routes.none')} action={mayWrite && addButton} />
              </Card>
            )}
            {data.routes.map((route) => (
              <RouteCard
                key={route.id}
                route={route}
                acts={acts}
                mayWrite={mayWrite}
                sheet={`/canteen/routes/print?${query}&route=${route.id}`}
                onEdit={() => setEdited(route)}
                onMove={walked.length > 1 ? (by) => move(route.id, by) : null}
                onAsk={setQuestion}
              />
            ))}
            <RetiredRoutes routes={all ?? []} mayWrite={mayWrite} />
          </div>
          <UnassignedCard deliveries={data.unassigned} routes={data.routes} acts={acts} mayWrite={mayWrite} />
        </Columns>
      )}
      <RoutePanel
        key={edited === null ? 'closed' : edited === 'new' ? 'new' : edited.id}
        route={edited}
        onClose={() => setEdited(null)}
      />
      <StopPanel question={question} day={day} meal={meal} onClose={() => setQuestion(null)} />
    </Page>
  );
}
