/** From which day to which, where none of the usual periods fits. */
import { useText } from '../../../i18n/useText.ts';
import { DateField } from '../../../ui/DateField.tsx';
import css from './List.module.css';
import { hoursListTexts } from './listTexts.ts';
import type { OwnPeriod } from './period.ts';

interface Props {
  own: OwnPeriod;
  today: string;
  onChange(own: OwnPeriod): void;
}

export function OwnDays({ own: { from, until }, today, onChange }: Props) {
  const t = useText(hoursListTexts);
  return (
    <div className={css.days}>
      <DateField
        label={t('period.from')}
        value={from}
        max={until ?? today}
        onChange={(day) => onChange({ from: day, until })}
      />
      <DateField
        label={t('period.until')}
        value={until}
        max={today}
        {...(from === null ? {} : { min: from })}
        onChange={(day) => onChange({ from, until: day })}
      />
    </div>
  );
}
