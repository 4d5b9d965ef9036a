/** The one filled button, and what it says: serve, serve once more, serve in spite of it; else on to the next person. */
import { IconArrowRight, IconBowlChopsticks } from '@tabler/icons-react';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import type { Choice, Chosen, OfferData } from '../choice.ts';
import { tillTexts } from '../texts.ts';
import css from './OfferActions.module.css';

interface Props {
  offer: OfferData;
  chosen: Chosen;
  choice: Choice;
  mayServe: boolean;
  onServe(more?: Choice): Promise<void>;
  onChange(part: Choice): void;
  onLeave(): void;
}

export function OfferActions({ offer, chosen, mayServe, onServe, onChange, onLeave }: Props) {
  const t = useText(tillTexts);
  const { ask, conflicts } = chosen;
  const danger = conflicts.some(({ severity }) => severity === 'danger');
  // Enter never does what has to be looked at first: it goes on to the next person.
  const goesOn = !mayServe || ask === 'refused' || ask === 'again';
  useKey({ keys: 'Escape', label: t('next'), run: onLeave, disabled: !goesOn });
  return (
    <div className={css.actions}>
      {mayServe && ask === null && (
        <ActionButton
          kind="primary"
          size="lg"
          label={t('serve')}
          keys="Enter"
          icon={<IconBowlChopsticks size={22} />}
          onAction={() => onServe()}
        />
      )}
      {mayServe && ask === 'again' && (
        <ActionButton
          size="lg"
          label={t('serve.again', { number: offer.nextServing })}
          keys="A"
          icon={<IconBowlChopsticks size={22} />}
          onAction={() => (danger || !chosen.quote ? onChange({ again: true }) : onServe({ again: true }))}
        />
      )}
      {mayServe && ask === 'allergy' && (
        <ActionButton
          kind="danger"
          size="lg"
          label={t('serve.despite')}
          keys="Y"
          onAction={() => onServe()}
        />
      )}
      <ActionButton
        kind={goesOn ? 'primary' : 'normal'}
        size="lg"
        label={t('next')}
        keys={goesOn ? 'Enter' : 'Escape'}
        icon={<IconArrowRight size={20} />}
        onAction={onLeave}
      />
    </div>
  );
}
