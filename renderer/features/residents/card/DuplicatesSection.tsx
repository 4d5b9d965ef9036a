/** Cards that may be the same person, and the merges this card was part of, each of which can be undone. */
import { useLocation } from 'wouter';
import { duplicateReasons, type Card as ResidentCard } from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { cardTexts } from '../cardTexts.ts';
import { usePersonFacts } from '../parts/usePersonFacts.ts';
import css from './Rows.module.css';

export function DuplicatesSection({ card, editable }: { card: ResidentCard; editable: boolean }) {
  const t = useText(cardTexts);
  const say = useSay();
  const facts = usePersonFacts();
  const [, navigate] = useLocation();
  const role = useSession((session) => session.account?.role);
  const merges = role === 'frontDesk' || role === 'manager';
  const notSame = useDeskCommand('merges', 'sayNotSame');
  const undo = useDeskCommand('merges', 'undo');
  if (card.suspects.length === 0 && card.merges.length === 0) return null;

  return (
    <Card title={t('duplicates')}>
      <ul className={css.rows}>
        {card.suspects.map(({ person, reasons }) => (
          <li key={person.id} className={css.row}>
            <span className={css.said}>
              <span className={css.name}>{person.name}</span>
              <span className={css.quiet}>{facts(person)}</span>
              {reasons.map((reason) => (
                <Tag key={reason} tone="attention">
                  {say(duplicateReasons[reason])}
                </Tag>
              ))}
            </span>
            <span className={css.acts}>
              {merges && (
                <ActionButton
                  label={t('merge.compare')}
                  onAction={() => navigate(`/merges/${card.id}/${person.id}`)}
                />
              )}
              {editable && (
                <ActionButton
                  kind="quiet"
                  label={t('merge.notSame')}
                  onAction={() => notSame.mutateAsync({ oneId: card.id, otherId: person.id })}
                />
              )}
            </span>
          </li>
        ))}
        {card.merges.map((merge) => (
          <li key={merge.id} className={css.row} data-past={merge.undoneAt !== null || undefined}>
            <span className={css.said}>
              <span>{t('merge.line', { merged: merge.mergedName, kept: merge.keptName })}</span>
              <span className={css.quiet}>
                <WhenText at={merge.at} /> {merge.account && `· ${merge.account}`}
              </span>
              {merge.undoneAt !== null && <Tag>{t('merge.undone')}</Tag>}
            </span>
            {merges && merge.undoneAt === null && (
              <span className={css.acts}>
                <ActionButton
                  kind="quiet"
                  label={t('merge.undo')}
                  onAction={async () => {
                    const { kept } = await undo.mutateAsync({ mergeId: merge.id });
                    notify({ text: kept.length > 0 ? t('merge.undoneKept') : t('merge.undoneAll') });
                  }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
