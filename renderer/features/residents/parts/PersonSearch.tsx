/** Finds one person inside a form: the search of the top bar, smaller. */
import { useState } from 'react';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { SearchMatch } from '../search/SearchMatch.tsx';
import { residentsTexts } from '../texts.ts';

interface Props {
  label: string;
  /** Ids that are not offered. */
  without: readonly string[];
  onPick(person: ResidentLine): void;
}

export function PersonSearch({ label, without, onPick }: Props) {
  const t = useText(residentsTexts);
  const [text, setText] = useState('');
  const typed = text.trim();
  const found = useDeskQuery(
    'residents',
    'search',
    { text: typed, limit: 6 },
    { enabled: typed !== '', keepPrevious: true },
  );
  const items = typed === '' ? [] : (found.data ?? []).filter(({ id }) => !without.includes(id));
  return (
    <SearchBox
      label={label}
      placeholder={t('search.placeholder')}
      query={text}
      onQuery={setText}
      items={items}
      itemKey={(item) => item.id}
      renderItem={(item) => <SearchMatch match={item} />}
      onPick={(item) => {
        setText('');
        onPick(item);
      }}
      nothing={t('search.nothing', { text: typed })}
      busy={found.isFetching}
    />
  );
}
