/**
 * "This may be …": cards that look like the person being typed. Nothing is decided for anybody: open that card, or say
 * that it is somebody else. Until each is answered, saving waits.
 */
import { IconUserCheck } from '@tabler/icons-react';
import { duplicateReasons, type Suspect } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { formTexts } from '../formTexts.ts';
import { usePersonFacts } from '../parts/usePersonFacts.ts';
import css from './Suspects.module.css';

interface Props {
  suspects: readonly Suspect[];
  onOpen(id: string): void;
  onOther(id: string): void;
}

export function Suspects({ suspects, onOpen, onOther }: Props) {
  const t = useText(formTexts);
  const say = useSay();
  const facts = usePersonFacts();
  if (suspects.length === 0) {
    return (
      <p className={css.none}>
        <IconUserCheck size={18} />
        {t('suspects.none')}
      </p>
    );
  }
  return (
    <ul className={css.list}>
      {suspects.map(({ person, reasons }) => (
        <li key={person.id} className={css.item}>
          <div className={css.who}>
            <strong>{person.name}</strong>
            <span className={css.facts}>{facts(person)}</span>
          </div>
          <div className={css.facts}>{[person.documentNumber, person.phone].filter(Boolean).join(' · ')}</div>
          <div className={css.tags}>
            {reasons.map((reason) => (
              <Tag key={reason} tone="attention">
                {say(duplicateReasons[reason])}
              </Tag>
            ))}
          </div>
          <div className={css.answers}>
            <ActionButton label={t('suspects.open')} onAction={() => onOpen(person.id)} />
            <ActionButton kind="quiet" label={t('suspects.other')} onAction={() => onOther(person.id)} />
          </div>
        </li>
      ))}
    </ul>
  );
}
