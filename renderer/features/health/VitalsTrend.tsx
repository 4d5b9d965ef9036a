/** A person's readings over months: a picture for each measure, or a table of everything; printed from here. */
import { IconChartLine, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { measured, measureWords } from '../../../db/health/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { shiftDay } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { ReadingTable } from './ReadingTable.tsx';
import { TrendChart } from './TrendChart.tsx';
import { healthTexts } from './texts.ts';
import { type Picture, picturesOf, summaryOf } from './trendSeries.ts';
import css from './VitalsTrend.module.css';

const ranges = { month: 30, quarter: 91, year: 365, twoYears: 730 } as const;
type Range = keyof typeof ranges;

export function VitalsTrend({ residentId }: { residentId: string }) {
  const t = useText(healthTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const [range, setRange] = useState<Range>('quarter');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const from = shiftDay(today, -ranges[range]);
  const span = { residentId, from, to: today };
  const { data, error } = useDeskQuery('health', 'trend', span, { keepPrevious: true });
  const option = (value: Range) => ({ value, label: t(`trend.${value}`) });
  return (
    <div className={css.trend}>
      <div className={css.head}>
        <Segmented
          label={t('trend.range')}
          quiet
          options={[option('month'), option('quarter'), option('year'), option('twoYears')]}
          value={range}
          onChange={(value) => setRange(value)}
        />
        <Segmented
          label={t('trend.view')}
          quiet
          options={[
            { value: 'chart', label: t('trend.chart') },
            { value: 'table', label: t('trend.table') },
          ]}
          value={view}
          onChange={(value) => setView(value)}
        />
        <ActionButton
          label={t('trend.print')}
          kind="quiet"
          icon={<IconPrinter size={18} />}
          onAction={() => navigate(`/care/health/${residentId}/print?from=${from}&to=${today}`)}
        />
      </div>
      {error && <ErrorNote error={error} />}
      {data?.readings.length === 0 && <EmptyState icon={<IconChartLine />} sentence={t('trend.none')} />}
      {data && view === 'chart' && (
        <div className={css.pictures}>
          {picturesOf(data.readings, data.limits).map((picture) => (
            <TrendPicture key={picture.key} picture={picture} from={from} to={today} />
          ))}
        </div>
      )}
      {data && data.readings.length > 0 && view === 'table' && <ReadingTable readings={data.readings} />}
    </div>
  );
}

export function TrendPicture({ picture, from, to }: { picture: Picture; from: string; to: string }) {
  const t = useText(healthTexts);
  const say = useSay();
  const { key, series } = picture;
  const sentences = series.map((one) => {
    const { count, low, high, last, out } = summaryOf(one);
    const figure = (value: number) => measured(one.measure, value);
    const name = t(`measure.${one.measure}`);
    return t('trend.summary', {
      measure: name,
      count,
      low: figure(low),
      high: figure(high),
      last: figure(last),
      out,
    });
  });
  return (
    <figure className={css.picture}>
      <figcaption>
        <strong>{t(`measure.${key}`)}</strong>{' '}
        <span className={css.unit}>{say(measureWords[series[0].measure].unit)}</span>
      </figcaption>
      <TrendChart label={sentences.join(' ')} series={series} from={from} to={to} />
      {sentences.map((sentence) => (
        <p key={sentence} className={css.summary}>
          {sentence}
        </p>
      ))}
    </figure>
  );
}
