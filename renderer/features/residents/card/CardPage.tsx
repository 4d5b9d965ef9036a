/** One person's card: who they are, everything on record about them, and all that ever happened here. */
import { IconArrowLeft, IconClipboardPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { erasedName } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { PersonCards } from '../../cards/person/PersonCards.tsx';
import { cardTexts } from '../cardTexts.ts';
import { eraseTexts } from '../eraseTexts.ts';
import { RowMenu } from '../parts/RowMenu.tsx';
import { CardHeader } from './CardHeader.tsx';
import css from './CardPage.module.css';
import { CategoriesSection } from './CategoriesSection.tsx';
import { ConsentSection } from './ConsentSection.tsx';
import { DuplicatesSection } from './DuplicatesSection.tsx';
import { EraseForm } from './EraseForm.tsx';
import { HouseholdSection } from './HouseholdSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { PersonTimeline } from './PersonTimeline.tsx';
import { PhonesSection } from './PhonesSection.tsx';

export default function CardPage() {
  const t = useText(cardTexts);
  const erase = useText(eraseTexts);
  const { id = '' } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const { data: card, error } = useDeskQuery('residents', 'card', { id }, { keepPrevious: true });
  const role = useSession((session) => session.account?.role);
  const erased = card?.name === erasedName;
  const editable = role !== undefined && role !== 'evaluator' && !erased;
  const [erasing, setErasing] = useState(false);
  const servesVisits = (role === 'frontDesk' || role === 'manager') && !erased;

  return (
    <Page title={card?.name ?? t('title')} quietTitle>
      {error && (
        <ErrorNote
          error={error}
          action={<ActionButton label={t('toList')} onAction={() => navigate('/residents')} />}
        />
      )}
      {card && role === 'manager' && (
        <EraseForm
          key={card.id}
          card={card}
          opened={erasing}
          onClose={() => setErasing(false)}
          onErased={() => {
            setErasing(false);
            navigate('/residents');
          }}
        />
      )}
      {card && (
        <Columns template="minmax(0, 1fr) 21rem">
          <div className={css.card}>
            <CardHeader
              card={card}
              editable={editable}
              actions={
                <>
                  <ActionButton
                    kind="quiet"
                    label={t('toList')}
                    keys="Escape"
                    icon={<IconArrowLeft size={18} />}
                    onAction={() => navigate('/residents')}
                  />
                  <ActionButton
                    label={t('print')}
                    icon={<IconPrinter size={18} />}
                    onAction={() => navigate(`/residents/${card.id}/print`)}
                  />
                  {servesVisits && (
                    <ActionButton
                      kind="primary"
                      label={t('serve')}
                      keys="V"
                      icon={<IconClipboardPlus size={18} />}
                      onAction={() => navigate(`/desk?resident=${card.id}`)}
                    />
                  )}
                  {role === 'manager' && editable && (
                    <RowMenu
                      label={t('row.more', { name: card.name })}
                      choices={[{ label: erase('menu'), danger: true, onChoose: () => setErasing(true) }]}
                    />
                  )}
                </>
              }
            />
            <PersonSection card={card} editable={editable} />
            <DuplicatesSection card={card} editable={editable} />
            <div className={css.halves}>
              <div className={css.half}>
                <PhonesSection card={card} editable={editable} />
                <HouseholdSection card={card} editable={editable} />
                {!erased && <PersonCards residentId={card.id} />}
              </div>
              <div className={css.half}>
                <CategoriesSection card={card} editable={editable} />
                <ConsentSection card={card} editable={editable} />
              </div>
            </div>
          </div>
          <Card title={t('timeline')}>
            <PersonTimeline id={card.id} />
          </Card>
        </Columns>
      )}
    </Page>
  );
}
