/**
 * The search of the top bar: one key from anywhere, ten best as one types. Enter takes the person to the desk in
 * hand, or opens the card; → shows who lives with them; Alt N registers whoever is not there yet.
 */
import { IconHome, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { residents } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { pickTaker } from '../../../state/residentPick.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { residentsTexts } from '../texts.ts';
import css from './GlobalSearch.module.css';
import { SearchMatch } from './SearchMatch.tsx';

type Match = OutputOf<typeof residents.search>[number];

export function GlobalSearch() {
  const t = useText(residentsTexts);
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [household, setHousehold] = useState<Match | null>(null);
  const typed = text.trim();
  const found = useDeskQuery(
    'residents',
    'search',
    { text: typed },
    { enabled: typed !== '', keepPrevious: true },
  );
  const home = useDeskQuery('households', 'of', { id: household?.id ?? '' }, { enabled: household !== null });

  function leave() {
    setText('');
    setHousehold(null);
  }
  function pick({ id }: { id: string }) {
    leave();
    const take = pickTaker();
    if (take) take(id);
    else navigate(`/residents/${id}`);
  }
  function onItemKey(match: Match, event: KeyboardEvent<HTMLInputElement>) {
    const atEnd = event.currentTarget.selectionStart === event.currentTarget.value.length;
    if (event.key === 'ArrowRight' && atEnd && !household) {
      event.preventDefault();
      setHousehold(match);
    } else if (event.key === 'ArrowLeft' && household) {
      event.preventDefault();
      setHousehold(null);
    }
  }
  // Initials, digits and addresses are searched for too; only Chinese characters alone can be taken for a name.
  const name = /^[\p{Script=Han}·]+$/u.test(typed) ? typed : '';
  function register() {
    leave();
    navigate(name === '' ? '/residents/new' : `/residents/new?name=${encodeURIComponent(name)}`);
  }

  const together: Match[] = (home.data?.members ?? [])
    .filter(({ movedOut }) => movedOut === null)
    .map(({ person }) => ({ ...person, match: { field: 'name', text: person.name, ranges: [] } }));
  const items = typed === '' ? [] : household && home.data ? together : (found.data ?? []);

  return (
    <SearchBox<Match>
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      keys={['F2', '/']}
      query={text}
      onQuery={(next) => {
        setText(next);
        setHousehold(null);
      }}
      items={items}
      itemKey={(item) => item.id}
      renderItem={(item) => <SearchMatch match={item} />}
      onPick={pick}
      onItemKey={onItemKey}
      nothing={household ? t('search.noHousehold') : t('search.nothing', { text: typed })}
      busy={found.isFetching && found.isPlaceholderData}
      footer={
        <div className={css.footer}>
          <ActionButton
            kind="quiet"
            icon={<IconPlus size={16} />}
            label={name === '' ? t('search.new') : t('search.newNamed', { text: name })}
            keys="Alt+N"
            whileTyping
            onAction={register}
          />
          <span className={css.hint}>
            <IconHome size={15} />
            {household ? t('search.backHint') : t('search.householdHint')}
          </span>
        </div>
      }
    />
  );
}
