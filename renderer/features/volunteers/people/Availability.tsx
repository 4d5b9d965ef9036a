/** When a volunteer is free: three parts of each day of the week, to read or to switch. */
import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { availabilityBit, dayParts } from '../../../../db/volunteers/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { weekdayName, weekOffsets } from '../../../ui/weekdays.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

interface Props {
  value: number;
  onChange?(bits: number): void;
}

export function Availability({ value, onChange }: Props) {
  const t = useText(peopleTexts);
  const language = usePreferences((preferences) => preferences.language);
  return (
    <div className={css.week}>
      <span />
      {weekOffsets.map((offset) => (
        <span key={offset} className={css.quiet}>
          {weekdayName(offset, language)}
        </span>
      ))}
      {dayParts.map((part) => (
        <Fragment key={part}>
          <span className={css.part}>{t(`part.${part}`)}</span>
          {weekOffsets.map((offset) => {
            const bit = availabilityBit(offset, part);
            const on = (value & bit) !== 0;
            const mark = on && <IconCheck size={16} aria-hidden />;
            const name = `${weekdayName(offset, language)} ${t(`part.${part}`)}`;
            return onChange ? (
              <button
                key={offset}
                type="button"
                className={css.free}
                data-on={on || undefined}
                aria-pressed={on}
                aria-label={name}
                onClick={() => onChange(value ^ bit)}
              >
                {mark}
              </button>
            ) : (
              <span key={offset} className={css.free} data-on={on || undefined} title={name}>
                {mark}
              </span>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
