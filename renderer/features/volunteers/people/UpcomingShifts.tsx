/** What a volunteer has promised from today on: signed up, or on a waiting list. */
import { Link } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DateText } from '../../../ui/When.tsx';
import { ShiftStateTag, usePlaceOf } from '../shifts/ShiftWords.tsx';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

export function UpcomingShifts({ volunteerId }: { volunteerId: string }) {
  const t = useText(peopleTexts);
  const placeOf = usePlaceOf();
  const today = useToday();
  const { data, error } = useDeskQuery('shifts', 'ofVolunteer', { volunteerId, from: today });
  if (error) return <ErrorNote error={error} />;
  if (data?.length === 0) return <p className={css.quiet}>{t('upcoming.none')}</p>;
  return (
    <ul className={css.rows}>
      {data?.map(({ shift, state }) => (
        <li key={shift.id} className={css.row}>
          <span>
            <DateText day={shift.day} withWeekday /> {shift.from}–{shift.to}
          </span>
          <Link className={css.opens ?? ''} href={`/volunteers/shifts?week=${shift.day}&open=${shift.id}`}>
            {shift.opportunity.title}
          </Link>
          <span className={css.quiet}>{placeOf(shift.opportunity)}</span>
          <span className={css.rowEnd}>
            {shift.cancelled ? (
              <ShiftStateTag shift={shift} />
            ) : (
              <Tag tone={state === 'waiting' ? 'attention' : 'good'}>
                {t(state === 'waiting' ? 'upcoming.waiting' : 'upcoming.signedUp')}
              </Tag>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
