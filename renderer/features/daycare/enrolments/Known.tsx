/** What is known of a person before day care asks: ability, diet, whom to call, consents. */
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { daycare } from '../../../../db/daycare/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DietTags } from '../../menu/DietTags.tsx';
import { CategoryTags } from '../../residents/parts/CategoryTags.tsx';
import { StatusTag } from '../../residents/parts/StatusTag.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { Contacts } from '../board/Contacts.tsx';
import { enrolTexts } from '../enrolTexts.ts';
import css from './Known.module.css';

type Candidate = OutputOf<typeof daycare.candidate>;
type Props = Pick<
  Candidate,
  'person' | 'abilityLevel' | 'diets' | 'allergens' | 'dietNote' | 'contact' | 'consents'
> & { readOnly: boolean };

/** The centre's own word for a level of ability. */
export function useLevelName(): (level: number | null) => string | null {
  const say = useSay();
  const levels = useDeskQuery('centre', 'settings', {}).data?.abilityLevels;
  return (level) => {
    const name = level === null ? undefined : levels?.[level];
    return name ? say(name) : null;
  };
}

export function Known(props: Props) {
  const { person, abilityLevel, diets, allergens, dietNote, contact, consents, readOnly } = props;
  const t = useText(enrolTexts);
  const api = useApi();
  const facts = usePersonFacts();
  const levelName = useLevelName();
  const noDiet = diets.length === 0 && allergens.length === 0 && dietNote === '';
  async function consentToCare() {
    const said = { by: 'self', guardianName: null, guardianRelation: null, form: 'paper', at: null } as const;
    await api.residents.giveConsent({ residentId: person.id, purpose: 'care', ...said });
    notify({ text: t('consent.careSaved', { name: person.name }) });
  }
  return (
    <section className={css.known}>
      <p className={css.who}>
        <strong>{person.name}</strong> <span className={css.quiet}>{facts(person)}</span>
      </p>
      <div className={css.tags}>
        <StatusTag status={person.status} />
        <CategoryTags categories={person.categories} />
      </div>
      <dl className={css.facts}>
        <Fact label={t('known.level')}>{levelName(abilityLevel) ?? t('known.never')}</Fact>
        <Fact label={t('known.diet')}>
          {noDiet ? t('known.dietNone') : <DietTags diets={diets} allergens={allergens} note={dietNote} />}
        </Fact>
        <Fact label={t('known.emergency')}>
          <Contacts contact={contact} />
        </Fact>
        <Fact label={t('known.consents')}>
          <span className={css.tags}>
            <Tag tone={consents.health ? 'good' : 'attention'}>
              {`${t('known.health')} · ${t(consents.health ? 'known.given' : 'known.missing')}`}
            </Tag>
            <Tag tone={consents.care ? 'good' : 'attention'}>
              {`${t('known.care')} · ${t(consents.care ? 'known.given' : 'known.missing')}`}
            </Tag>
            {!consents.care && !readOnly && (
              <ActionButton kind="quiet" label={t('consent.care')} onAction={consentToCare} />
            )}
          </span>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
