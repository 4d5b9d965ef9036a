/** Who stands at the desk: name, sex · age · address, masked numbers, category tags with their expiry. */
import { IconAlertTriangle, IconId } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import {
  type Card,
  cardWarnings,
  categories,
  categoryStates,
  guardianAge,
  statuses,
} from '../../../../db/residents/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Tag, type Tone } from '../../../ui/Tag.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { visitsTexts } from '../texts.ts';
import css from './PersonHead.module.css';
import { pageKeys } from './pageKeys.ts';
import { Revealed } from './Revealed.tsx';

interface Props {
  residentId: string;
  /** Until the card is there. */
  name: string;
  /** What stands out about this visit: its number, a warning. */
  marks: ReactNode;
}

export function PersonHead({ residentId, name, marks }: Props) {
  const t = useText(visitsTexts);
  const facts = usePersonFacts();
  const [, navigate] = useLocation();
  const { data: card, error } = useDeskQuery('residents', 'card', { id: residentId });
  if (error) return <ErrorNote error={error} />;
  return (
    <header className={css.head}>
      <div className={css.about}>
        <div className={css.line}>
          <h2 className={css.name}>{card?.name ?? name}</h2>
          <span className={css.facts}>{card && facts(card)}</span>
        </div>
        {card && <Numbers card={card} />}
        <div className={css.tags}>
          {marks}
          {card && <Tags card={card} />}
        </div>
      </div>
      <ActionButton
        label={t('card')}
        keys="F4"
        icon={<IconId size={18} />}
        onAction={() => navigate(`/residents/${residentId}`)}
      />
    </header>
  );
}

function Numbers({ card }: { card: Card }) {
  const t = useText(visitsTexts);
  const api = useApi();
  const phone = card.phones.find(({ endedAt }) => endedAt === null);
  const needsReason = card.age !== null && card.age < guardianAge;
  return (
    <div className={css.numbers}>
      {card.documentNumber && (
        <Revealed
          key={`document ${card.id}`}
          label={t('document')}
          masked={card.documentNumber}
          keys={pageKeys.revealDocument}
          needsReason={needsReason}
          onReveal={async (reason) =>
            (await api.residents.reveal({ what: 'documentNumber', id: card.id, reason })).value
          }
        />
      )}
      {phone && (
        <Revealed
          key={phone.id}
          label={t('phone')}
          masked={phone.number}
          keys={pageKeys.revealPhone}
          needsReason={needsReason}
          onReveal={async (reason) =>
            (await api.residents.reveal({ what: 'phone', id: card.id, phoneId: phone.id, reason })).value
          }
        />
      )}
    </div>
  );
}

const categoryTones = { active: 'accent', soon: 'attention', expired: 'danger', future: 'neutral' } as const;

function Tags({ card }: { card: Card }) {
  const t = useText(visitsTexts);
  const say = useSay();
  const statusTone: Tone = card.status === 'died' ? 'danger' : 'attention';
  return (
    <>
      {card.status !== 'here' && <Tag tone={statusTone}>{say(statuses[card.status])}</Tag>}
      {card.categories.map(({ id, category, detail, state, expiresOn }) => (
        <Tag key={id} tone={categoryTones[state]} title={detail ?? say(categoryStates[state])}>
          {[
            say(categories[category]),
            state === 'expired' || state === 'future' ? say(categoryStates[state]) : null,
            expiresOn && t('until', { day: expiresOn }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Tag>
      ))}
      {card.warnings
        .filter((warning) => warning !== 'categoryExpired')
        .map((warning) => (
          <Tag key={warning} tone="attention" icon={<IconAlertTriangle />} title={say(cardWarnings[warning])}>
            {t(`warning.${warning}`)}
          </Tag>
        ))}
    </>
  );
}
