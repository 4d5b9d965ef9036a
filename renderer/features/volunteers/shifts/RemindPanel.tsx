/** Whom to remind of tomorrow's shifts, by name, each with the phone behind a logged reveal. */
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { PhoneList } from '../../careTasks/PhoneList.tsx';
import css from './Shifts.module.css';
import { usePlaceOf } from './ShiftWords.tsx';
import { shiftsTexts } from './texts.ts';

export function RemindPanel({ onClose }: { onClose(): void }) {
  const t = useText(shiftsTexts);
  const placeOf = usePlaceOf();
  const { data } = useDeskQuery('shifts', 'reminders', {});
  return (
    <SidePanel opened onClose={onClose} title={t('remind.title', { day: data?.day ?? '' })} width="34rem">
      {data?.people.length === 0 && <p className={css.quiet}>{t('remind.none')}</p>}
      <ul className={css.rows}>
        {data?.people.map(({ volunteer, shifts }) => (
          <li key={volunteer.id} className={css.row}>
            <strong>{volunteer.person.name}</strong>
            <span className={css.quiet}>
              {shifts
                .map(({ from, to, opportunity }) =>
                  [`${from}–${to}`, opportunity.title, placeOf(opportunity)].filter(Boolean).join(' '),
                )
                .join(' · ')}
            </span>
            <span className={css.rowEnd}>
              <PhoneList residentId={volunteer.person.id} allowed />
            </span>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
