/** What a person stated about themselves, to read and, beside it, to mend. */
import { useState } from 'react';
import { documentKinds, type Card as ResidentCard, sexes } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { cardTexts } from '../cardTexts.ts';
import { MaskedNumber } from '../parts/MaskedNumber.tsx';
import { EditPerson } from './EditPerson.tsx';
import { Fact, Facts } from './Facts.tsx';
import { StatusForm } from './StatusForm.tsx';

export function PersonSection({ card, editable }: { card: ResidentCard; editable: boolean }) {
  const t = useText(cardTexts);
  const say = useSay();
  const [editing, setEditing] = useState<'person' | 'status' | null>(null);
  const emergency = [card.emergencyName, card.emergencyRelation].filter(Boolean).join(' · ');
  return (
    <Card
      title={t('person')}
      actions={
        editable && (
          <>
            <ActionButton kind="quiet" label={t('status.change')} onAction={() => setEditing('status')} />
            <ActionButton label={t('edit')} keys="E" onAction={() => setEditing('person')} />
          </>
        )
      }
    >
      <Facts>
        <Fact label={t('fact.document')}>{card.documentKind && say(documentKinds[card.documentKind])}</Fact>
        <Fact label={t('fact.birthDate')}>
          {card.birthDate}
          {card.birthSource === 'derived' && (
            <>
              {' '}
              <Tag title={t('derived.why')}>{t('derived')}</Tag>
            </>
          )}
        </Fact>
        <Fact label={t('fact.sex')}>{card.sex && say(sexes[card.sex])}</Fact>
        <Fact label={t('fact.address')}>{card.address}</Fact>
        <Fact label={t('fact.ethnicity')}>{card.ethnicity}</Fact>
        <Fact label={t('fact.hukou')}>{card.hukou}</Fact>
        <Fact label={t('fact.formerNames')}>{card.formerNames.join('、')}</Fact>
        <Fact label={t('fact.emergency')}>
          {(emergency || card.emergencyPhone) && (
            <>
              {emergency}{' '}
              {card.emergencyPhone && (
                <MaskedNumber
                  masked={card.emergencyPhone}
                  reveal={{ what: 'emergencyPhone', id: card.id }}
                  needsReason={card.age !== null && card.age < 14}
                  allowed={editable}
                />
              )}
            </>
          )}
        </Fact>
        {card.language && <Fact label={t('fact.language')}>{card.language}</Fact>}
        {card.diet && <Fact label={t('fact.diet')}>{card.diet}</Fact>}
        {card.mobility && <Fact label={t('fact.mobility')}>{card.mobility}</Fact>}
        {card.remarks && (
          <Fact label={t('fact.remarks')} wide>
            {card.remarks}
          </Fact>
        )}
      </Facts>
      <EditPerson card={card} opened={editing === 'person'} onClose={() => setEditing(null)} />
      <StatusForm card={card} opened={editing === 'status'} onClose={() => setEditing(null)} />
    </Card>
  );
}
