/** The cards of one person, on their page: give, lose, find, replace, print. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type CardView, printCode } from '../../../../db/cards/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Tag, type Tone } from '../../../ui/Tag.tsx';
import { RowMenu } from '../../residents/parts/RowMenu.tsx';
import { newId } from '../../visits/newId.ts';
import { personCardTexts } from '../texts.ts';
import { choosePrint } from '../toPrint.ts';
import css from './PersonCards.module.css';

const tones: Record<CardView['state'], Tone> = {
  active: 'good',
  lost: 'danger',
  replaced: 'neutral',
  cancelled: 'neutral',
};

/** What can be done with a card in each state. */
const acts = {
  active: ['print', 'report', 'replace', 'cancel'],
  lost: ['replace', 'restore', 'cancel'],
  replaced: [],
  cancelled: [],
} as const;
type Act = (typeof acts)[keyof typeof acts][number];

/** What whoever looks at the card most likely came for; null: nothing is due. */
function nextAct({ state, printedAt }: CardView): Act | null {
  if (state === 'lost') return 'replace';
  return state === 'active' && printedAt === null ? 'print' : null;
}

function useActs(onCancel: (card: CardView) => void): (card: CardView, act: Act) => unknown {
  const t = useText(personCardTexts);
  const [, navigate] = useLocation();
  const report = useDeskCommand('cards', 'report');
  const restore = useDeskCommand('cards', 'restore');
  const replace = useDeskCommand('cards', 'replace');
  return async ({ id: cardId, ...card }, act) => {
    if (act === 'cancel') return onCancel({ id: cardId, ...card });
    if (act === 'print') {
      choosePrint([cardId]);
      return navigate('/cards/print');
    }
    if (act === 'report') {
      await report.mutateAsync({ cardId });
      return notify({ text: t('done.report'), undo: () => restore.mutateAsync({ cardId }) });
    }
    if (act === 'restore') {
      await restore.mutateAsync({ cardId });
      return notify({ text: t('done.restore') });
    }
    const { card: fresh } = await replace.mutateAsync({ id: newId(), cardId });
    return notify({ text: t('done.replace', { code: printCode(fresh.code) }) });
  };
}

interface Props {
  residentId: string;
  /** Which kind is given out here; all kinds are shown. */
  kind?: CardView['kind'];
}

export function PersonCards({ residentId, kind: given = 'diner' }: Props) {
  const t = useText(personCardTexts);
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const { data: cards } = useDeskQuery('cards', 'ofResident', { residentId });
  const [cancelling, setCancelling] = useState<CardView | null>(null);
  const run = useActs(setCancelling);
  const issue = useDeskCommand('cards', 'issue', {
    onSuccess: ({ card }) => notify({ text: t('done.issue', { code: printCode(card.code) }) }),
  });
  const cancel = useDeskCommand('cards', 'cancel');
  const hasOne = cards?.some(({ kind, state }) => kind === given && (state === 'active' || state === 'lost'));

  async function confirmCancel() {
    if (!cancelling) return;
    await cancel.mutateAsync({ cardId: cancelling.id });
    setCancelling(null);
    notify({ text: t('done.cancel') });
  }
  return (
    <Card
      title={t('person.title')}
      actions={
        mayWrite &&
        cards &&
        !hasOne && (
          <ActionButton
            label={t(`person.issue.${given}`)}
            onAction={() => issue.mutateAsync({ id: newId(), residentId, kind: given })}
          />
        )
      }
    >
      {cards?.length === 0 && <p className={css.quiet}>{t(`person.none.${given}`)}</p>}
      <ul className={css.cards}>
        {cards?.map((card) => (
          <li key={card.id} className={css.card} data-past={acts[card.state].length === 0 || undefined}>
            <span className={css.said}>
              <span>{t(`kind.${card.kind}`)}</span>
              <span className={css.code}>{printCode(card.code)}</span>
              <Tag tone={tones[card.state]}>{t(`state.${card.state}`)}</Tag>
              <span className={css.quiet}>
                {t('person.issued', { day: card.issuedOn })}
                {card.lostOn !== null && ` · ${t('person.lost', { day: card.lostOn })}`}
              </span>
            </span>
            {mayWrite && <CardActs card={card} run={run} />}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={cancelling !== null}
        title={t('cancel.title')}
        confirm={t('person.cancel')}
        danger
        onConfirm={confirmCancel}
        onCancel={() => setCancelling(null)}
      >
        <p>{t('cancel.body')}</p>
      </ConfirmDialog>
    </Card>
  );
}

function CardActs({ card, run }: { card: CardView; run: (card: CardView, act: Act) => unknown }) {
  const t = useText(personCardTexts);
  const next = nextAct(card);
  const others = acts[card.state].filter((act) => act !== next);
  return (
    <span className={css.acts}>
      {next && <ActionButton label={t(`person.${next}`)} onAction={() => run(card, next)} />}
      {others.length > 0 && (
        <RowMenu
          label={t('person.more', { code: printCode(card.code) })}
          choices={others.map((act) => ({
            label: t(`person.${act}`),
            danger: act === 'cancel',
            onChoose: () => run(card, act),
          }))}
        />
      )}
    </span>
  );
}
