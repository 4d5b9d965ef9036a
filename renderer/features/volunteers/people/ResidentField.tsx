/** The resident who is to be a volunteer: found by search, and told at once when they are one already. */
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Field } from '../../../ui/Field.tsx';
import { PersonSearch } from '../../residents/parts/PersonSearch.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { volunteersTexts } from '../texts.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

interface Props {
  person: ResidentLine | null;
  onChange(person: ResidentLine | null): void;
}

export function ResidentField({ person, onChange }: Props) {
  const t = useText(peopleTexts);
  const words = useText(volunteersTexts);
  const facts = usePersonFacts();
  const known = useDeskQuery(
    'volunteers',
    'ofResident',
    { residentId: person?.id ?? '' },
    { enabled: person !== null },
  ).data;
  return (
    <Field label={t('new.name')} required error={known?.id ? t('new.already') : null}>
      {() =>
        person ? (
          <span className={css.acts}>
            <strong>{person.name}</strong>
            <span className={css.quiet}>{facts(person)}</span>
            <ActionButton label={words('other')} kind="quiet" onAction={() => onChange(null)} />
          </span>
        ) : (
          <PersonSearch label={t('new.find')} without={[]} onPick={onChange} />
        )
      }
    </Field>
  );
}
