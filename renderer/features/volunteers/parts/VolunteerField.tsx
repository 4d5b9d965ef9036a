/** One volunteer of a form: found by search, then shown with a way to take somebody else. */
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Field } from '../../../ui/Field.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './VolunteerSearch.module.css';
import { VolunteerSearch } from './VolunteerSearch.tsx';

export interface ChosenVolunteer {
  id: string;
  name: string;
}

interface Props {
  value: ChosenVolunteer | null;
  onChange(volunteer: ChosenVolunteer | null): void;
}

export function VolunteerField({ value, onChange }: Props) {
  const t = useText(volunteersTexts);
  return (
    <Field label={t('volunteer')} required>
      {() =>
        value ? (
          <span className={css.chosen}>
            <strong>{value.name}</strong>
            <ActionButton label={t('other')} kind="quiet" onAction={() => onChange(null)} />
          </span>
        ) : (
          <VolunteerSearch
            label={t('find')}
            onPick={({ id, person }) => onChange({ id, name: person.name })}
          />
        )
      }
    </Field>
  );
}
