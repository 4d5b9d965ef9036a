/** How long the breaks were: hours are time of real service, so it is asked each time. */
import { useText } from '../../i18n/useText.ts';
import { volunteersTexts } from '../volunteers/texts.ts';
import css from './screens/Screen.module.css';
import { kioskTexts } from './texts.ts';

const choices = [0, 15, 30, 60];

export function BreakChips({ value, onChange }: { value: number; onChange(minutes: number): void }) {
  const t = useText(kioskTexts);
  const say = useText(volunteersTexts);
  return (
    <div className={css.chips} role="radiogroup" aria-label={t('person.break')}>
      {choices.map((minutes) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio button cannot be a large plate to touch
        <button
          key={minutes}
          type="button"
          role="radio"
          aria-checked={value === minutes}
          className={css.chip}
          onClick={() => onChange(minutes)}
        >
          {minutes === 0 ? t('person.noBreak') : say('minutes', { count: minutes })}
        </button>
      ))}
    </div>
  );
}
