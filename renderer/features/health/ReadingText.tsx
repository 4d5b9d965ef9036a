/** The values of a reading in one line; those out of range carry a mark that says on which side and of which limit. */
import {
  limitSign,
  type Measure,
  measured,
  measures,
  measureWords,
  type OutOfRange,
  type ReadingLine,
} from '../../../db/health/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import css from './ReadingText.module.css';
import { healthTexts } from './texts.ts';

interface Props {
  reading: ReadingLine;
  /** In a table: what is out of range first, the rest as far as it fits. */
  oneLine?: boolean;
}

export function ReadingText({ reading, oneLine = false }: Props) {
  const t = useText(healthTexts);
  const pressure = reading.systolic !== null;
  const others = measures.filter(
    (measure) => measure !== 'systolic' && measure !== 'diastolic' && reading[measure] !== null,
  );
  const isOut = (measure: Measure) => reading.outOfRange.some((mark) => mark.measure === measure);
  const shown = oneLine ? others.toSorted((a, b) => Number(isOut(b)) - Number(isOut(a))) : others;
  return (
    <span className={css.values} data-one-line={oneLine || undefined}>
      {pressure && <Pressure reading={reading} />}
      {shown.map((measure) => (
        <span key={measure} className={css.value}>
          <span className={css.name}>
            {t(`measure.${measure}`)}
            {measure === 'glucose' && reading.glucoseTime && ` ${t(`time.${reading.glucoseTime}`)}`}
          </span>
          <Figure reading={reading} measure={measure} />
        </span>
      ))}
      {reading.ecgTaken && <span className={css.value}>{t('ecg.taken')}</span>}
    </span>
  );
}

function Pressure({ reading }: { reading: ReadingLine }) {
  const t = useText(healthTexts);
  return (
    <span className={css.value}>
      <span className={css.name}>{t('measure.bloodPressure')}</span>
      <Figure reading={reading} measure="systolic" />
      <span aria-hidden="true">/</span>
      <Figure reading={reading} measure="diastolic" />
    </span>
  );
}

function Figure({ reading, measure }: { reading: ReadingLine; measure: Measure }) {
  const say = useSay();
  const value = reading[measure];
  const mark = reading.outOfRange.find((found) => found.measure === measure);
  if (value === null) return null;
  const { unit } = measureWords[measure];
  return mark ? (
    <MarkedValue mark={mark} value={value} />
  ) : (
    <span title={`${measured(measure, value)} ${say(unit)}`}>{measured(measure, value)}</span>
  );
}

/** `168 ↑`: the arrow says the side without colour. */
export function MarkedValue({ mark, value }: { mark: OutOfRange; value: number }) {
  const t = useText(healthTexts);
  const sign = limitSign(mark);
  return (
    <strong className={css.marked} title={t(`mark.${mark.side}`, { sign })}>
      {measured(mark.measure, value)}
      <span aria-hidden="true">{mark.side === 'high' ? '↑' : '↓'}</span>
      <span className={css.hidden}>{t(`mark.${mark.side}`, { sign })}</span>
    </strong>
  );
}
