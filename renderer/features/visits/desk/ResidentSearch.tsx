/** Finds one resident inside a form: the search of the top bar, smaller, for a person other than the one at the desk. */
import { useState } from 'react';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { visitsTexts } from '../texts.ts';
import { PersonLine } from './PersonLine.tsx';

interface Props {
  label: string;
  /** Not offered. */
  without: string | null;
  onPick(resident: ResidentLine): void;
}

export function ResidentSearch({ label, without, onPick }: Props) {
  const t = useText(visitsTexts);
  const [text, setText] = useState('');
  const typed = text.trim();
  const found = useDeskQuery(
    'residents',
    'search',
    { text: typed, limit: 6 },
    { enabled: typed !== '', keepPrevious: true },
  );
  const items = typed === '' ? [] : (found.data ?? []).filter(({ id }) => id !== without);
  return (
    <SearchBox
      label={label}
      placeholder={label}
      query={text}
      onQuery={setText}
      items={items}
      itemKey={(item) => item.id}
      renderItem={(item) => <PersonLine person={item} />}
      onPick={(item) => {
        setText('');
        onPick(item);
      }}
      nothing={t('search.nothing')}
      busy={found.isFetching}
    />
  );
}
