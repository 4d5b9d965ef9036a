/** Deliveries that nobody carries yet: dragged onto a route, or put there with one press. */
import type { Delivery, DeliveryRoute } from '../../../db/orders/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { RowMenu } from '../residents/parts/RowMenu.tsx';
import { DeliveryFacts } from './DeliveryFacts.tsx';
import css from './RouteCard.module.css';
import { ordersTexts } from './texts.ts';
import type { StopActs } from './useStopActs.ts';

interface Props {
  deliveries: readonly Delivery[];
  routes: readonly DeliveryRoute[];
  acts: StopActs;
  mayWrite: boolean;
}

export function UnassignedCard({ deliveries, routes, acts, mayWrite }: Props) {
  const t = useText(ordersTexts);
  return (
    <Card
      title={t('routes.unassigned')}
      subtitle={deliveries.length > 0 && <Tag tone="attention">{String(deliveries.length)}</Tag>}
      flush
    >
      {deliveries.length === 0 && <p className={css.none}>{t('routes.unassignedNone')}</p>}
      <ul className={css.list}>
        {deliveries.map((delivery) => (
          <li
            key={delivery.person.id}
            className={css.stop}
            draggable={mayWrite}
            onDragStart={(event) => event.dataTransfer.setData('text/plain', delivery.person.id)}
          >
            <DeliveryFacts delivery={delivery} />
            {mayWrite && routes.length > 0 && (
              <RowMenu
                label={`${t('routes.assign')} · ${delivery.person.name}`}
                choices={routes.map((route) => ({
                  label: t('routes.assignTo', { route: route.name }),
                  onChoose: () => acts.put(delivery.person.id, route.id, null),
                }))}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
