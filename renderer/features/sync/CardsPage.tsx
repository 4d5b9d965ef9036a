/** *Which is right?* (哪个对): two values for one field, decided one by one with a key, or several at once. */
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import type { SyncCard } from '../../../db/sync/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useKey } from '../../keys/useKey.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { Page } from '../../ui/Page.tsx';
import css from './CardsPage.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { syncTexts } from './texts.ts';

export default function CardsPage() {
  const t = useText(syncTexts);
  const { data, error } = useDeskQuery('sync', 'cards', {}, { keepPrevious: true });
  return (
    <Page title={t('tab.cards')} subtitle={data && data.length > 0 ? t('cards.hint') : undefined}>
      {error && <ErrorNote error={error} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState icon={<IconScale size={32} />} sentence={t('cards.empty')} />
        </Card>
      )}
      {data && data.length > 0 && <Deciding cards={data} />}
    </Page>
  );
}

function useChoice(cards: readonly SyncCard[]) {
  const [active, setActive] = useState(0);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const at = Math.min(active, cards.length - 1);
  const chosen = cards.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const current = cards[at]?.id;
  return {
    at,
    setActive,
    chosen,
    isTicked: (id: string) => ticked.has(id),
    tick(id: string) {
      setTicked(new Set(ticked.has(id) ? [...ticked].filter((other) => other !== id) : [...ticked, id]));
    },
    tickAll: () => setTicked(new Set(chosen.length === cards.length ? [] : cards.map(({ id }) => id))),
    /** What a key decides: what is ticked, or the card that is looked at. */
    meant: chosen.length > 0 ? chosen : current === undefined ? [] : [current],
  };
}

function Deciding({ cards }: { cards: readonly SyncCard[] }) {
  const t = useText(syncTexts);
  const decide = useDeskCommand('sync', 'decide');
  const choice = useChoice(cards);
  const { at, chosen, meant, setActive } = choice;

  async function keep(ids: readonly string[], which: 'stands' | 'other') {
    const { settled } = await decide.mutateAsync({ ids: [...ids], keep: which });
    notify({ text: t('cards.decided', { count: settled }), series: 'sync.decide' });
  }
  const move = (step: number) => () => setActive(Math.max(0, Math.min(cards.length - 1, at + step)));
  useKey({ keys: 'ArrowDown', label: t('cards.list'), run: move(1) });
  useKey({ keys: 'ArrowUp', label: t('cards.list'), run: move(-1) });

  return (
    <>
      {decide.error && <ErrorNote error={decide.error} />}
      <div className={css.bar}>
        <ActionButton label={t('cards.all')} kind="quiet" onAction={choice.tickAll} />
        {chosen.length > 0 && <span>{t('cards.chosen', { count: chosen.length })}</span>}
        <div className={css.answers}>
          <ActionButton label={t('cards.keepStands')} keys="1" onAction={() => keep(meant, 'stands')} />
          <ActionButton label={t('cards.keepOther')} keys="2" onAction={() => keep(meant, 'other')} />
        </div>
      </div>
      <ol className={css.list} aria-label={t('cards.list')}>
        {cards.map((card, index) => (
          <ConflictCard
            key={card.id}
            card={card}
            active={index === at}
            ticked={choice.isTicked(card.id)}
            onTick={() => choice.tick(card.id)}
            onLook={() => setActive(index)}
            onKeep={(which) => keep([card.id], which)}
          />
        ))}
      </ol>
    </>
  );
}
