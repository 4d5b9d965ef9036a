/** With nobody at the desk: how the day has gone so far. */
import { useLocation } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { useNameOf } from '../nameOf.ts';
import { visitsTexts } from '../texts.ts';
import { Bars } from '../today/Bars.tsx';
import css from './TodayGlance.module.css';

export function TodayGlance() {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const [, navigate] = useLocation();
  const { data } = useDeskQuery('visits', 'summary', {});
  const minutes = (value: number | null) => (value === null ? '–' : t('minutes', { minutes: value }));
  return (
    <Card
      title={t('today')}
      footer={<ActionButton label={t('glance.open')} onAction={() => navigate('/today')} />}
    >
      {data && (
        <>
          <dl className={css.figures}>
            <div>
              <dt>{t('stat.visits')}</dt>
              <dd>{data.visits}</dd>
            </div>
            <div>
              <dt>{t('stat.waiting')}</dt>
              <dd>{data.tickets.waiting}</dd>
            </div>
            <div>
              <dt>{t('stat.wait')}</dt>
              <dd>{minutes(data.averageWaitMinutes)}</dd>
            </div>
            <div>
              <dt>{t('stat.service')}</dt>
              <dd>{minutes(data.averageServiceMinutes)}</dd>
            </div>
          </dl>
          {data.byGroup.length > 0 && (
            <Bars
              label={t('byGroup')}
              bars={data.byGroup.map((group) => ({
                id: group.id,
                label: nameOf(group),
                count: group.visits,
              }))}
            />
          )}
        </>
      )}
    </Card>
  );
}
