/** The month for the family on A4: attendance, activities, readings, meals, and words meant for them. */
import { useParams } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { daycare } from '../../../../db/daycare/contract.ts';
import { type Measure, measured, measures, measureWords } from '../../../../db/health/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { clockTime } from '../../../ui/format.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { weekdayName, weekOffsets } from '../../../ui/weekdays.ts';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { monthName, weeksOf } from '../../visits/today/month.ts';
import { personTexts } from '../personTexts.ts';
import { daycareTexts } from '../texts.ts';
import css from './SheetPage.module.css';

type Sheet = OutputOf<typeof daycare.sheet>;
type SheetDay = Sheet['days'][number];

export default function SheetPage() {
  const t = useText(personTexts);
  const language = usePreferences((preferences) => preferences.language);
  const { id = '', month = '' } = useParams<{ id: string; month: string }>();
  const today = useToday();
  const facts = usePersonFacts();
  const { data, error } = useDeskQuery('daycare', 'sheet', { residentId: id, month });
  return (
    <PrintFrame
      title={t('sheet.title')}
      heading={data && `${data.centreName}  ${monthName(month, language)}`}
      footer={
        <>
          <span>{t('sheet.sign')}</span>
          <span>{t('sheet.printed', { day: today })}</span>
        </>
      }
      onClose={() => window.history.back()}
    >
      {error && <ErrorNote error={error} />}
      {data && (
        <div className={css.sheet}>
          <p className={css.person}>
            <strong>{data.person.name}</strong> {facts({ ...data.person, address: '' })}
          </p>
          <Attendance sheet={data} />
          <Activities sheet={data} />
          <Readings sheet={data} />
          <Notes days={data.days} />
        </div>
      )}
    </PrintFrame>
  );
}

function Attendance({ sheet }: { sheet: Sheet }) {
  const t = useText(personTexts);
  const language = usePreferences((preferences) => preferences.language);
  const { totals, month } = sheet;
  const byDay = new Map(sheet.days.map((day) => [day.day, day]));
  return (
    <section>
      <h2>{t('sheet.days')}</h2>
      <p>
        {[
          t('sheet.of', { count: totals.expected }),
          t('sheet.came', { count: totals.came }),
          t('sheet.absent', { count: totals.absent }),
          t('sheet.onLeave', { count: totals.onLeave }),
          t('sheet.meals', { count: totals.meals }),
        ].join(' · ')}
      </p>
      <table className={css.calendar}>
        <thead>
          <tr>
            {weekOffsets.map((offset) => (
              <th key={offset} scope="col">
                {weekdayName(offset, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const found = byDay.get(day);
                return <td key={day}>{found && <CalendarDay day={found} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CalendarDay({ day: { day, state, arrivedAt, leftAt, reason, meals, mood } }: { day: SheetDay }) {
  const t = useText(personTexts);
  const words = useText(daycareTexts);
  const zone = useSession((session) => session.zone);
  const time = (at: number | null) => (at === null ? '' : clockTime(at, zone));
  const came = state === 'here' || state === 'left';
  const said = {
    ...{ here: t('sheet.mark.came'), left: t('sheet.mark.came'), onLeave: t('sheet.mark.leave') },
    ...{ absent: t('sheet.mark.absent'), expected: t('sheet.mark.absent'), off: '' },
  };
  return (
    <>
      <span className={css.number}>{Number(day.slice(8))}</span>
      {state && <span className={css.mark}>{said[state]}</span>}
      {came && (
        <span className={css.small}>
          {time(arrivedAt)}
          {leftAt !== null && `–${time(leftAt)}`}
        </span>
      )}
      {reason && <span className={css.small}>{words(`reason.${reason}`)}</span>}
      {(meals > 0 || mood) && (
        <span className={css.small}>
          {[meals > 0 && t('sheet.meals', { count: meals }), mood && t(`mood.${mood}`)]
            .filter(Boolean)
            .join(' ')}
        </span>
      )}
    </>
  );
}

function Activities({ sheet: { activities } }: { sheet: Sheet }) {
  const t = useText(personTexts);
  const joined = activities.filter((activity) => activity.joined > 0);
  if (joined.length === 0) return null;
  return (
    <section>
      <h2>{t('sheet.activities')}</h2>
      <p>{joined.map(({ name, joined: count }) => t('sheet.activity', { name, count })).join(' · ')}</p>
    </section>
  );
}

const others: readonly Measure[] = measures.filter(
  (measure) => measure !== 'systolic' && measure !== 'diastolic',
);

/** Only columns that were measured at all. */
function Readings({ sheet: { vitals } }: { sheet: Sheet }) {
  const t = useText(personTexts);
  const say = useSay();
  const zone = useSession((session) => session.zone);
  if (vitals === null) return <p className={css.small}>{t('sheet.noConsent')}</p>;
  if (vitals.length === 0) return <p className={css.small}>{t('sheet.vitalsNone')}</p>;
  const columns = others.filter((measure) => vitals.some(({ values }) => values[measure] !== undefined));
  const figure = (reading: (typeof vitals)[number], measure: Measure) => {
    const value = reading.values[measure];
    const out = reading.out.find((mark) => mark.measure === measure);
    if (value === undefined) return '–';
    return `${measured(measure, value)}${out ? (out.side === 'high' ? ' ▲' : ' ▼') : ''}`;
  };
  return (
    <section>
      <h2>{t('sheet.vitals')}</h2>
      <table className={css.readings}>
        <thead>
          <tr>
            <th scope="col">{t('sheet.day')}</th>
            <th scope="col">{t('sheet.pressure')} mmHg</th>
            {columns.map((measure) => (
              <th key={measure} scope="col">
                {say(measureWords[measure])} {say(measureWords[measure].unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vitals.map((reading) => (
            <tr key={reading.takenAt}>
              <td>
                {reading.day.slice(5)} {clockTime(reading.takenAt, zone)}
              </td>
              <td>
                {reading.values.systolic === undefined
                  ? '–'
                  : `${figure(reading, 'systolic')} / ${figure(reading, 'diastolic')}`}
              </td>
              {columns.map((measure) => (
                <td key={measure}>{figure(reading, measure)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.small}>{t('sheet.vitalsMark')}</p>
    </section>
  );
}

function Notes({ days }: { days: readonly SheetDay[] }) {
  const t = useText(personTexts);
  const told = days.filter(({ noteForFamily }) => noteForFamily !== '');
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{t('sheet.notes')}</h2>
      <dl className={css.notes}>
        {told.map(({ day, noteForFamily }) => (
          <div key={day}>
            <dt>{day.slice(5)}</dt>
            <dd>{noteForFamily}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
