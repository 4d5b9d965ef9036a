/** One person among the matches: the name first, then what tells namesakes apart, then what they are entitled to. */
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { residents } from '../../../../db/residents/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { CategoryTags } from '../parts/CategoryTags.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { usePersonFacts } from '../parts/usePersonFacts.ts';
import { residentsTexts } from '../texts.ts';
import { Highlighted } from './Highlighted.tsx';
import css from './SearchMatch.module.css';

type Match = OutputOf<typeof residents.search>[number];

export function SearchMatch({ match: { match, ...person } }: { match: Match }) {
  const t = useText(residentsTexts);
  const facts = usePersonFacts();
  const byName = match.field === 'name';
  return (
    <span className={css.match}>
      <span className={css.name}>
        {byName ? <Highlighted text={match.text} ranges={match.ranges} /> : person.name}
      </span>
      <span className={css.facts}>{facts(person)}</span>
      {person.phone && match.field !== 'phone' && <span className={css.number}>{person.phone}</span>}
      {!byName && match.field !== 'address' && (
        <span className={css.number}>
          {match.field === 'formerName' && `${t('search.formerly')} `}
          <Highlighted text={match.text} ranges={match.ranges} />
        </span>
      )}
      <span className={css.tags}>
        <StatusTag status={person.status} />
        <CategoryTags categories={person.categories} most={2} />
      </span>
    </span>
  );
}
