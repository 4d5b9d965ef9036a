/** The consent of a guardian (监护人同意), for volunteers under 18. */
import { readBilingual } from '../../../../db/core/errors.ts';
import { volunteers } from '../../../../db/volunteers/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { guardianOf, type TypedGuardian } from './guardianForm.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

interface Props {
  value: TypedGuardian;
  /** What the last try to save said about the consent; null: nothing, or no try yet. */
  problem: string | null;
  onChange(part: Partial<TypedGuardian>): void;
}

export function GuardianFields({ value, problem, onChange }: Props) {
  const t = useText(peopleTexts);
  const say = useSay();
  const today = useToday();
  const found = new Map<unknown, string>();
  if (problem !== null) {
    const { error } = volunteers.register.input.shape.guardian.safeParse(guardianOf(value));
    for (const { path, message } of error?.issues ?? []) {
      const sentence = readBilingual(message);
      if (sentence) found.set(path[0], say(sentence));
    }
  }
  const wrong = (field: keyof TypedGuardian) => found.get(field) ?? null;
  return (
    <fieldset className={css.form} aria-label={t('guardian')}>
      <p className={css.quiet}>{t('guardian.why')}</p>
      <TextField
        label={t('guardian.name')}
        value={value.name}
        required
        maxLength={60}
        error={wrong('name') ?? (found.size === 0 ? problem : null)}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('guardian.relation')}
        value={value.relation}
        required
        maxLength={20}
        error={wrong('relation')}
        onChange={(relation) => onChange({ relation })}
      />
      <TextField
        label={t('guardian.phone')}
        value={value.phone}
        required
        inputMode="tel"
        maxLength={40}
        error={wrong('phone')}
        onChange={(phone) => onChange({ phone })}
      />
      <DateField
        label={t('guardian.on')}
        value={value.on}
        max={today}
        required
        error={wrong('on')}
        onChange={(on) => onChange({ on })}
      />
    </fieldset>
  );
}
