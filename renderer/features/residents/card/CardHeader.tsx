/** Who this is, the same way as everywhere: name, sex · age · address, masked numbers, tags, what to look out for. */
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Card, cardWarnings, guardianAge } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { cardTexts } from '../cardTexts.ts';
import { CategoryTags } from '../parts/CategoryTags.tsx';
import { MaskedNumber } from '../parts/MaskedNumber.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { usePersonFacts } from '../parts/usePersonFacts.ts';
import css from './CardHeader.module.css';
import { Photo } from './Photo.tsx';

interface Props {
  card: Card;
  editable: boolean;
  actions: ReactNode;
}

export function CardHeader({ card, editable, actions }: Props) {
  const t = useText(cardTexts);
  const say = useSay();
  const facts = usePersonFacts();
  const needsReason = card.age !== null && card.age < guardianAge;
  const phone = card.phones.find(({ endedAt }) => endedAt === null);
  return (
    <section className={css.header} aria-label={card.name}>
      <Photo card={card} editable={editable} />
      <div className={css.who}>
        <div className={css.line}>
          <strong className={css.name}>{card.name}</strong>
          <span className={css.facts}>{facts(card)}</span>
        </div>
        <div className={css.line}>
          {card.documentNumber && (
            <MaskedNumber
              masked={card.documentNumber}
              reveal={{ what: 'documentNumber', id: card.id }}
              needsReason={needsReason}
              allowed={editable}
            />
          )}
          {phone && (
            <MaskedNumber
              masked={phone.number}
              reveal={{ what: 'phone', id: card.id, phoneId: phone.id }}
              needsReason={needsReason}
              allowed={editable}
            />
          )}
          {!card.documentNumber && <span className={css.facts}>{t('noDocument')}</span>}
        </div>
        <div className={css.line}>
          <StatusTag status={card.status} />
          <CategoryTags categories={card.categories} />
        </div>
      </div>
      <div className={css.actions}>{actions}</div>
      {card.warnings.length > 0 && (
        <ul className={css.warnings}>
          {card.warnings.map((warning) => (
            <li key={warning}>
              <IconAlertCircle size={16} />
              {say(cardWarnings[warning])}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
