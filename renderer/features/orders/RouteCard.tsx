/** A route and its stops of this meal: dragged or moved by keys, each with what came of it. */
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Delivery, DeliveryRoute } from '../../../db/orders/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { RowMenu } from '../residents/parts/RowMenu.tsx';
import { DeliveryFacts } from './DeliveryFacts.tsx';
import css from './RouteCard.module.css';
import type { StopQuestion } from './StopPanel.tsx';
import { ordersTexts } from './texts.ts';
import type { StopActs } from './useStopActs.ts';

interface Props {
  route: DeliveryRoute;
  acts: StopActs;
  mayWrite: boolean;
  /** Address of the signature sheet. */
  sheet: string;
  onEdit(): void;
  /** One place up or down among the routes; null: it stands alone. */
  onMove: ((by: -1 | 1) => unknown) | null;
  onAsk(question: StopQuestion): void;
}

export function RouteCard({ route, acts, mayWrite, sheet, onEdit, onMove, onAsk }: Props) {
  const t = useText(ordersTexts);
  const [, navigate] = useLocation();
  const [over, setOver] = useState<string | null>(null);
  const done = route.stops.filter(({ state }) => state === 'delivered').length;

  function onDrop(event: DragEvent, beforeId: string | null) {
    event.preventDefault();
    event.stopPropagation();
    setOver(null);
    const dragged = event.dataTransfer.getData('text/plain');
    if (dragged) void acts.put(dragged, route.id, beforeId);
  }
  function onDragOver(event: DragEvent, beforeId: string) {
    event.preventDefault();
    event.stopPropagation();
    setOver(beforeId);
  }
  return (
    <Card
      title={route.name}
      subtitle={`${route.delivererName || t('routes.nobody')} · ${t('routes.progress', { done, count: route.stops.length })}`}
      flush
      actions={
        <>
          <ActionButton
            label={t('routes.sheet')}
            icon={<IconPrinter size={18} />}
            onAction={() => navigate(sheet)}
          />
          {mayWrite && (
            <RowMenu
              label={t('stop.more', { name: route.name })}
              choices={[
                { label: t('edit'), onChoose: onEdit },
                ...(onMove
                  ? [
                      { label: t('stop.up'), onChoose: () => onMove(-1) },
                      { label: t('stop.down'), onChoose: () => onMove(1) },
                    ]
                  : []),
              ]}
            />
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the keys are on the stops */}
      <div
        className={css.stops}
        onDragOver={(event) => mayWrite && onDragOver(event, '')}
        onDragLeave={() => setOver(null)}
        onDrop={(event) => onDrop(event, null)}
        data-over={over === '' || undefined}
      >
        {route.stops.length === 0 && <p className={css.none}>{t('routes.noStops')}</p>}
        <ol className={css.list}>
          {route.stops.map((stop, at) => (
            <li
              key={stop.person.id}
              className={css.stop}
              draggable={mayWrite}
              data-over={over === stop.person.id || undefined}
              data-done={stop.state === 'delivered' || stop.state === 'collected' || undefined}
              onDragStart={(event) => event.dataTransfer.setData('text/plain', stop.person.id)}
              onDragOver={(event) => mayWrite && onDragOver(event, stop.person.id)}
              onDrop={(event) => onDrop(event, stop.person.id)}
            >
              <StopLine no={at + 1} stop={stop} routeId={route.id} {...{ acts, mayWrite, onAsk }} />
            </li>
          ))}
        </ol>
        <p className={css.hint}>
          {[
            mayWrite && route.stops.length > 1 && t('routes.orderHint'),
            route.idle > 0 && t('routes.idle', { count: route.idle }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </Card>
  );
}

interface StopProps {
  no: number;
  stop: Delivery;
  routeId: string;
  acts: StopActs;
  mayWrite: boolean;
  onAsk(question: StopQuestion): void;
}

function StopLine({ no, stop, routeId, acts, mayWrite, onAsk }: StopProps) {
  const t = useText(ordersTexts);
  const { person, state } = stop;
  const { id, name } = person;
  function onKeyDown(event: KeyboardEvent) {
    if (!mayWrite || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void acts.move(id, routeId, event.key === 'ArrowUp' ? -1 : 1);
  }
  const isOpen = state === 'waiting' || state === 'undelivered';
  const choices = [
    { label: t('stop.up'), onChoose: () => acts.move(id, routeId, -1) },
    { label: t('stop.down'), onChoose: () => acts.move(id, routeId, 1) },
    { label: t('stop.note'), onChoose: () => onAsk({ kind: 'note', stop }) },
    ...(state === 'waiting'
      ? [{ label: t('stop.undelivered'), onChoose: () => onAsk({ kind: 'undelivered', stop }) }]
      : []),
    ...(state === 'undelivered' ? [{ label: t('stop.again'), onChoose: () => acts.deliverAgain(id) }] : []),
    { label: t('stop.takeOff'), onChoose: () => acts.takeOff(id) },
  ];
  return (
    <>
      <button
        type="button"
        className={css.no}
        aria-label={`${no} ${name}`}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onKeyDown={onKeyDown}
      >
        {no}
      </button>
      <DeliveryFacts delivery={stop} />
      {mayWrite && isOpen && (
        <ActionButton
          label={t('stop.deliver')}
          icon={<IconCheck size={16} />}
          disabled={stop.optionId === null}
          onAction={() => acts.deliver(stop, routeId)}
        />
      )}
      {mayWrite && <RowMenu label={t('stop.more', { name })} choices={choices} />}
    </>
  );
}
