/** Every value of a stretch of time, one reading a line: what the pictures show, to be read and printed. */
import { type Measure, measured, type ReadingLine } from '../../../db/health/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { clockTime } from '../../ui/format.ts';
import css from './ReadingTable.module.css';
import { healthTexts } from './texts.ts';

const columns = ['systolic', 'diastolic', 'pulse', 'glucose', 'temperature', 'weight', 'spo2'] as const;

export function ReadingTable({ readings }: { readings: readonly ReadingLine[] }) {
  const t = useText(healthTexts);
  const zone = useSession((session) => session.zone);
  const shown = columns.filter((measure) => readings.some((reading) => reading[measure] !== null));
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('time')}</th>
          {shown.map((measure) => (
            <th key={measure} scope="col" className={css.figure}>
              {t(`measure.${measure}`)}
            </th>
          ))}
          <th scope="col">{t('note')}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <tr key={reading.rootId}>
            <th scope="row">{`${reading.day} ${clockTime(reading.takenAt, zone)}`}</th>
            {shown.map((measure) => (
              <td key={measure} className={css.figure}>
                <Figure reading={reading} measure={measure} />
              </td>
            ))}
            <td>{[reading.ecgTaken && t('ecg.taken'), reading.note].filter(Boolean).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ reading, measure }: { reading: ReadingLine; measure: Measure }) {
  const t = useText(healthTexts);
  const value = reading[measure];
  if (value === null) return null;
  const mark = reading.outOfRange.find((found) => found.measure === measure);
  const time = measure === 'glucose' && reading.glucoseTime ? ` ${t(`time.${reading.glucoseTime}`)}` : '';
  return (
    <>
      {mark ? (
        <strong className={css.out}>
          {measured(measure, value)} {mark.side === 'high' ? '↑' : '↓'}
        </strong>
      ) : (
        measured(measure, value)
      )}
      {time && <small>{time}</small>}
    </>
  );
}
