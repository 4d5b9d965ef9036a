/** The limits that hold for one person, where a doctor has said so. */
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { LimitTable } from './LimitTable.tsx';
import css from './PersonLimits.module.css';
import { healthTexts } from './texts.ts';

export function PersonLimits({ residentId }: { residentId: string }) {
  const t = useText(healthTexts);
  const api = useApi();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const limits = useDeskQuery('health', 'limits', { residentId }).data;
  if (!limits) return null;
  return (
    <details className={css.details}>
      <summary>{t('limits.personal')}</summary>
      <p className={css.why}>{t('limits.why')}</p>
      <LimitTable
        limits={limits}
        editable={mayWrite}
        onSave={({ measure, glucoseTime }, bounds) =>
          api.health.setPersonalLimit({ measure, glucoseTime, ...bounds, residentId })
        }
        onReset={({ measure, glucoseTime }) =>
          api.health.removePersonalLimit({ measure, glucoseTime, residentId })
        }
      />
    </details>
  );
}
