/** What a report says now. */
import { Link } from 'wouter';
import type { IncidentLine } from '../../../db/incidents/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './Incident.module.css';
import { incidentsTexts } from './texts.ts';
import { useIncidentRows } from './useIncidentRows.ts';

export function IncidentFacts({ incident }: { incident: IncidentLine }) {
  const t = useText(incidentsTexts);
  const facts = usePersonFacts();
  const rowsOf = useIncidentRows();
  const { person } = incident;
  return (
    <dl className={css.facts}>
      <div className={css.fact}>
        <dt>{t('person')}</dt>
        <dd>
          <strong>{person.name}</strong> <span className={css.quiet}>{facts(person)}</span>{' '}
          <Link className={css.link ?? ''} href={`/residents/${person.id}`}>
            {t('card')}
          </Link>
        </dd>
      </div>
      {rowsOf(incident)
        .filter(({ value }) => value !== '')
        .map(({ label, value }) => (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
