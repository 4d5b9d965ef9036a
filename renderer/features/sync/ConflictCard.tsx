/** One card: whose, which field, and the two values side by side with who saved them, when and where. */
import { Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { SyncCard } from '../../../db/sync/contract.ts';
import { useDeskCommand } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { WhenText } from '../../ui/When.tsx';
import css from './CardsPage.module.css';
import { syncTexts } from './texts.ts';

interface Props {
  card: SyncCard;
  /** The keys decide this one. */
  active: boolean;
  ticked: boolean;
  onTick(): void;
  onLook(): void;
  onKeep(which: 'stands' | 'other'): Promise<void>;
}

export function ConflictCard({ card, active, ticked, onTick, onLook, onKeep }: Props) {
  const t = useText(syncTexts);
  const say = useSay();
  const place = useRef<HTMLLIElement>(null);
  const reveal = useDeskCommand('sync', 'revealCard');
  useEffect(() => {
    if (active) place.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const shown = reveal.data;
  return (
    <li ref={place} className={css.card} data-active={active || undefined} onFocus={onLook}>
      <Checkbox aria-label={t('cards.select')} checked={ticked} onChange={onTick} />
      <div className={css.what}>
        <strong>{say(card.about)}</strong>
        <span>
          {say(card.kind)} · {say(card.field)}
        </span>
        {card.residentId && <Link href={`/residents/${card.residentId}`}>{t('cards.person')}</Link>}
        {card.masked && !shown && (
          <ActionButton
            label={t('cards.reveal')}
            kind="quiet"
            onAction={() => reveal.mutateAsync({ id: card.id })}
          />
        )}
      </div>
      <Side
        side={{ ...card.stands, text: shown?.stands ?? card.stands.text }}
        heading={t('cards.stands')}
        action={t('cards.keepStands')}
        onKeep={() => onKeep('stands')}
      />
      <Side
        side={{ ...card.other, text: shown?.other ?? card.other.text }}
        heading={t('cards.other')}
        action={t('cards.keepOther')}
        onKeep={() => onKeep('other')}
      />
    </li>
  );
}

interface SideProps {
  side: SyncCard['stands'];
  heading: string;
  action: string;
  onKeep(): Promise<void>;
}

function Side({ side, heading, action, onKeep }: SideProps) {
  const t = useText(syncTexts);
  const say = useSay();
  return (
    <div className={css.side}>
      <span className={css.heading}>{heading}</span>
      <span className={css.value}>{say(side.text)}</span>
      <span className={css.by}>
        {side.account ? t('cards.by', { name: side.account }) : t('cards.nobody')}
        {side.at !== null && (
          <>
            {' · '}
            <WhenText at={side.at} withTime /> · {side.here ? t('cards.here') : t('cards.there')}
          </>
        )}
      </span>
      <ActionButton label={action} onAction={onKeep} />
    </div>
  );
}
