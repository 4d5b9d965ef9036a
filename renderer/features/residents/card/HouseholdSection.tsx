/** Who lives together: relation to the head, since when, and those who left. */
import { useState } from 'react';
import { Link } from 'wouter';
import { type Card as ResidentCard, relations } from '../../../../db/residents/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { cardTexts } from '../cardTexts.ts';
import { RowMenu } from '../parts/RowMenu.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { usePersonFacts } from '../parts/usePersonFacts.ts';
import { ChangeHead } from './ChangeHead.tsx';
import { JoinForm } from './JoinForm.tsx';
import css from './Rows.module.css';

export function HouseholdSection({ card, editable }: { card: ResidentCard; editable: boolean }) {
  const t = useText(cardTexts);
  const say = useSay();
  const facts = usePersonFacts();
  const today = useToday();
  const [joining, setJoining] = useState(false);
  const [newHead, setNewHead] = useState<string | null>(null);
  const { data: household } = useDeskQuery('households', 'of', { id: card.id });
  const create = useDeskCommand('households', 'create');
  const leave = useDeskCommand('households', 'leave');
  const edit = useDeskCommand('households', 'editMember');
  const remove = useDeskCommand('households', 'removeMember');
  const past = card.stays.filter(({ movedOut }) => movedOut !== null);

  async function moveOut(memberId: string, name: string) {
    await leave.mutateAsync({ memberId, movedOut: today });
    notify({ text: t('member.left', { name }), undo: () => edit.mutateAsync({ memberId, movedOut: null }) });
  }
  return (
    <Card
      title={t('household')}
      subtitle={household?.address}
      actions={
        editable &&
        (household ? (
          <ActionButton label={t('member.add')} onAction={() => setJoining(true)} />
        ) : (
          <ActionButton
            label={t('household.create')}
            onAction={() => create.mutateAsync({ headId: card.id, members: [], movedIn: null })}
          />
        ))
      }
    >
      {household === null && <p className={css.none}>{t('household.none')}</p>}
      <ul className={css.rows}>
        {household?.members.map(({ memberId, person, relation, relationText, movedIn, movedOut }) => (
          <li key={memberId} className={css.row} data-past={movedOut !== null || undefined}>
            <span className={css.said}>
              {person.id === card.id ? (
                <span className={css.name}>{person.name}</span>
              ) : (
                <Link className={css.link} href={`/residents/${person.id}`}>
                  {person.name}
                </Link>
              )}
              <Tag tone={relation === 'head' ? 'accent' : 'neutral'}>
                {relationText ?? say(relations[relation])}
              </Tag>
              <span className={css.quiet}>{facts({ ...person, address: '' })}</span>
              <StatusTag status={person.status} />
              {(movedIn || movedOut) && (
                <span className={css.quiet}>{`${movedIn ?? '…'} – ${movedOut ?? t('openEnd')}`}</span>
              )}
            </span>
            {editable && movedOut === null && (
              <RowMenu
                label={t('row.more', { name: person.name })}
                choices={[
                  ...(relation === 'head'
                    ? []
                    : [{ label: t('member.makeHead'), onChoose: () => setNewHead(person.id) }]),
                  { label: t('member.moveOut'), onChoose: () => moveOut(memberId, person.name) },
                  {
                    label: t('member.mistake'),
                    danger: true,
                    onChoose: () => remove.mutateAsync({ memberId }),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <p className={css.quiet}>
          {t('household.earlier')}{' '}
          {past.map((stay) => `${stay.address} (${stay.movedIn ?? '…'} – ${stay.movedOut ?? ''})`).join('、')}
        </p>
      )}
      {household && joining && <JoinForm household={household} onClose={() => setJoining(false)} />}
      {household && newHead && (
        <ChangeHead household={household} headId={newHead} onClose={() => setNewHead(null)} />
      )}
    </Card>
  );
}
