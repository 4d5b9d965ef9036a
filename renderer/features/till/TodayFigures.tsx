/** What the meal adds up to so far. */
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { ExpectedDiner, meals } from '../../../db/meals/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { yuan } from '../../ui/format.ts';
import css from './TodayFigures.module.css';
import { tillTexts } from './texts.ts';

interface Props {
  totals: OutputOf<typeof meals.till>['totals'];
  expected: readonly ExpectedDiner[];
}

export function TodayFigures({ totals, expected }: Props) {
  const t = useText(tillTexts);
  const { portions, ordered, orderedServed, subsidyFen, personFen, cashFen, deliveries, deliverers } = totals;
  return (
    <div className={css.card}>
      <Card title={t('today')}>
        <dl className={css.figures}>
          <Figure label={t('today.served')} strong>
            {t('today.servedValue', { served: portions, expected: expected.length })}
          </Figure>
          {ordered > 0 && (
            <Figure label={t('today.ordered')}>
              {t('today.servedValue', { served: orderedServed, expected: ordered })}
            </Figure>
          )}
          <Figure label={t('today.subsidy')}>{yuan(subsidyFen)}</Figure>
          <Figure label={t('today.person')}>{yuan(personFen)}</Figure>
          <Figure label={t('today.cash')}>{yuan(cashFen)}</Figure>
          {deliveries > 0 && (
            <Figure label={t('today.delivery')}>
              {deliverers > 0
                ? t('today.deliveryValue', { count: deliveries, people: deliverers })
                : t('tag.guests', { count: deliveries })}
            </Figure>
          )}
        </dl>
      </Card>
    </div>
  );
}

function Figure({
  label,
  strong = false,
  children,
}: {
  label: string;
  strong?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={css.figure} data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
