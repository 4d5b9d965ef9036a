/** The consent of a guardian (监护人同意), for volunteers under 18. */
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { TypedGuardian } from './guardianForm.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

interface Props {
  value: TypedGuardian;
  problem: string | null;
  onChange(part: Partial<TypedGuardian>): void;
}

export function GuardianFields({ value, problem, onChange }: Props) {
  const t = useText(peopleTexts);
  const today = useToday();
  return (
    <fieldset className={css.form} aria-label={t('guardian')}>
      <p className={css.quiet}>{t('guardian.why')}</p>
      <TextField
        label={t('guardian.name')}
        value={value.name}
        required
        maxLength={60}
        error={problem}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('guardian.relation')}
        value={value.relation}
        required
        maxLength={20}
        onChange={(relation) => onChange({ relation })}
      />
      <TextField
        label={t('guardian.phone')}
        value={value.phone}
        required
        inputMode="tel"
        maxLength={40}
        onChange={(phone) => onChange({ phone })}
      />
      <DateField
        label={t('guardian.on')}
        value={value.on}
        max={today}
        required
        onChange={(on) => onChange({ on })}
      />
    </fieldset>
  );
}
