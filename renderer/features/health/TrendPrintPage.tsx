/** A person's readings on paper, for the doctor or the family: pictures first, then every value. */
import { useLocation, useParams, useSearch } from 'wouter';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useNow, useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime, shiftDay } from '../../ui/format.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import { ReadingTable } from './ReadingTable.tsx';
import { healthTexts } from './texts.ts';
import { picturesOf } from './trendSeries.ts';
import css from './VitalsTrend.module.css';
import { TrendPicture } from './VitalsTrend.tsx';

export default function TrendPrintPage() {
  const t = useText(healthTexts);
  const facts = usePersonFacts();
  const today = useToday();
  const now = useNow((clock) => clock.now);
  const { account, zone, centreName } = useSession();
  const { id: residentId = '' } = useParams<{ id: string }>();
  const parameters = new URLSearchParams(useSearch());
  const to = parameters.get('to') ?? today;
  const from = parameters.get('from') ?? shiftDay(to, -91);
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('health', 'trend', { residentId, from, to });
  return (
    <PrintFrame
      title={t('trend.title')}
      heading={`${centreName}  ${from} – ${to}`}
      footer={
        <span>{t('printed', { name: account?.name ?? '', day: today, time: clockTime(now, zone) })}</span>
      }
      onClose={() => navigate(`/care/health?person=${residentId}`)}
    >
      {error && <ErrorNote error={error} />}
      {data && (
        <div className={css.trend}>
          <p>
            <strong>{data.person.name}</strong> {facts(data.person)}
          </p>
          {data.readings.length === 0 && <p>{t('trend.none')}</p>}
          <div className={css.pictures}>
            {picturesOf(data.readings, data.limits).map((picture) => (
              <TrendPicture key={picture.key} picture={picture} from={from} to={to} />
            ))}
          </div>
          {data.readings.length > 0 && <ReadingTable readings={data.readings} />}
        </div>
      )}
    </PrintFrame>
  );
}
