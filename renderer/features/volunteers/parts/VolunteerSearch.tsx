/** Finds one volunteer inside a form. */
import { useState } from 'react';
import { printNumber, type VolunteerLine } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { volunteersTexts } from '../texts.ts';
import css from './VolunteerSearch.module.css';

interface Props {
  label: string;
  /** Ids that are not offered. */
  without?: readonly string[];
  onPick(volunteer: VolunteerLine): void;
}

export function VolunteerSearch({ label, without = [], onPick }: Props) {
  const t = useText(volunteersTexts);
  const facts = usePersonFacts();
  const [text, setText] = useState('');
  const typed = text.trim();
  const found = useDeskQuery(
    'volunteers',
    'search',
    { text: typed, active: true },
    { enabled: typed !== '', keepPrevious: true },
  );
  const items = typed === '' ? [] : (found.data ?? []).filter(({ id }) => !without.includes(id));
  return (
    <SearchBox
      label={label}
      placeholder={t('find')}
      query={text}
      onQuery={setText}
      items={items}
      itemKey={(item) => item.id}
      renderItem={({ person, number }) => (
        <span className={css.match}>
          <strong>{person.name}</strong>
          <span>{printNumber(number)}</span>
          <span className={css.quiet}>{facts(person)}</span>
        </span>
      )}
      onPick={(item) => {
        setText('');
        onPick(item);
      }}
      nothing={t('find.nothing', { text: typed })}
      busy={found.isFetching}
    />
  );
}
