/** The roster of a week (值班表) to print: every shift with its people, and what is still open. */
import { useLocation, useParams } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { shiftDay } from '../../../ui/format.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { DateText } from '../../../ui/When.tsx';
import css from './Shifts.module.css';
import { usePlaceOf } from './ShiftWords.tsx';
import { shiftsTexts } from './texts.ts';
import { mondayOf, weekLength } from './week.ts';

export default function RosterPage() {
  const t = useText(shiftsTexts);
  const placeOf = usePlaceOf();
  const [, navigate] = useLocation();
  const today = useToday();
  const { from: asked } = useParams<{ from: string }>();
  const from = mondayOf(asked ?? today);
  const { data, error } = useDeskQuery('shifts', 'roster', { from, days: weekLength });
  return (
    <PrintFrame
      title={t('roster.title')}
      heading={
        <>
          {data?.centreName} · {t('roster.days', { from, until: shiftDay(from, weekLength - 1) })}
        </>
      }
      onClose={() => navigate(`/volunteers/shifts?week=${from}`)}
    >
      {error && <ErrorNote error={error} />}
      {data?.rows.length === 0 && <p>{t('roster.nobody')}</p>}
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('roster.day')}</th>
            <th>{t('roster.shift')}</th>
            <th>{t('roster.where')}</th>
            <th>{t('roster.people')}</th>
            <th className={css.sign}>{t('roster.signed')}</th>
          </tr>
        </thead>
        <tbody>
          {data?.rows.map(({ shift, people }) => (
            <tr key={shift.id}>
              <td>
                <DateText day={shift.day} withWeekday />
              </td>
              <td>
                <strong>{shift.opportunity.title}</strong>
                <br />
                <span className={css.nowrap}>
                  {shift.from}–{shift.to}
                </span>
              </td>
              <td className={css.nowrap}>{placeOf(shift.opportunity)}</td>
              <td>
                {people.map(({ name }) => name).join('、')}
                {shift.short > 0 && <div>{t('roster.open', { count: shift.short })}</div>}
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </PrintFrame>
  );
}
