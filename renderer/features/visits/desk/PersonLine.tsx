/** A person in one line inside a form: name, then sex · age · address. */
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import css from './PersonLine.module.css';

export function PersonLine({ person }: { person: Pick<ResidentLine, 'name' | 'sex' | 'age' | 'address'> }) {
  const facts = usePersonFacts();
  return (
    <span className={css.line}>
      <span className={css.name}>{person.name}</span>
      <span className={css.facts}>{facts(person)}</span>
    </span>
  );
}
