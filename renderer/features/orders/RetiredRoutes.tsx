/** Routes that nobody walks any more: each can be brought back, with the stops that were not put elsewhere. */
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { orders } from '../../../db/orders/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { notify } from '../../ui/notify.tsx';
import css from './RetiredRoutes.module.css';
import { ordersTexts } from './texts.ts';

interface Props {
  routes: OutputOf<typeof orders.routes>;
  mayWrite: boolean;
}

export function RetiredRoutes({ routes, mayWrite }: Props) {
  const t = useText(ordersTexts);
  const api = useApi();
  const retired = routes.filter((route) => route.retired);
  if (retired.length === 0) return null;

  async function bringBack(id: string, name: string) {
    await api.orders.editRoute({ id, retired: false });
    notify({ text: t('routes.back', { name }), undo: () => api.orders.editRoute({ id, retired: true }) });
  }
  return (
    <Card title={t('routes.retired')}>
      <ul className={css.list}>
        {retired.map(({ id, name, delivererName }) => (
          <li key={id} className={css.route}>
            <span className={css.name}>
              {name} <span className={css.quiet}>{delivererName}</span>
            </span>
            {mayWrite && (
              <ActionButton label={t('routes.bringBack')} kind="quiet" onAction={() => bringBack(id, name)} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
