/** The centre's limits: what a value must pass to be marked and followed up. */
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { LimitTable } from './LimitTable.tsx';
import { healthTexts } from './texts.ts';

export default function LimitsSection() {
  const t = useText(healthTexts);
  const api = useApi();
  const limits = useDeskQuery('health', 'limits', {}).data;
  return (
    <Card title={t('settings.limits')} subtitle={t('settings.limits.why')}>
      {limits && (
        <LimitTable
          limits={limits}
          editable
          onSave={({ measure, glucoseTime }, bounds) =>
            api.health.setLimit({ measure, glucoseTime, ...bounds })
          }
        />
      )}
    </Card>
  );
}
