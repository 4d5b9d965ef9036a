/** Somebody without a card: a name, a phone if they give one, and the cards that this may be after all. */
import { IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { visitsTexts } from '../texts.ts';
import { FieldBox } from './FieldBox.tsx';
import { PersonLine } from './PersonLine.tsx';
import type { Desk } from './useDesk.ts';
import css from './VisitorHead.module.css';
import type { VisitForm } from './visitForm.ts';

interface Props {
  desk: Desk;
  visitor: NonNullable<VisitForm['visitor']>;
  /** What stands out about this visit: its number. */
  marks: ReactNode;
}

export function VisitorHead({ desk, visitor, marks }: Props) {
  const t = useText(visitsTexts);
  const say = useSay();
  const [, navigate] = useLocation();
  const set = (part: Partial<typeof visitor>) =>
    desk.edit((form) => {
      const next = { ...visitor, ...part };
      return { ...form, name: next.name, visitor: next };
    });
  return (
    <header className={css.head}>
      <div className={css.fields}>
        <div className={css.line}>
          <h2 className={css.title}>{t('visitor')}</h2>
          {marks}
        </div>
        <FieldBox field="who" label={t('visitor.name')}>
          <TextField
            label={t('visitor.name')}
            value={visitor.name}
            maxLength={40}
            autoFocus
            error={desk.problems.who && say(desk.problems.who)}
            onChange={(name) => set({ name })}
          />
        </FieldBox>
        <TextField
          label={t('visitor.phone')}
          value={visitor.phone}
          inputMode="tel"
          maxLength={30}
          placeholder={t('optional')}
          onChange={(phone) => set({ phone })}
        />
        <PossibleCards desk={desk} visitor={visitor} />
      </div>
      <ActionButton
        label={t('visitor.newCard')}
        icon={<IconUserPlus size={18} />}
        onAction={() => navigate(`/residents/new?name=${encodeURIComponent(visitor.name)}`)}
      />
    </header>
  );
}

/** Two characters say more than a surname. */
const enoughToSearch = 2;

function PossibleCards({ desk, visitor }: Omit<Props, 'marks'>) {
  const t = useText(visitsTexts);
  const name = visitor.name.trim();
  const found = useDeskQuery(
    'residents',
    'search',
    { text: name, limit: 3 },
    { enabled: [...name].length >= enoughToSearch, keepPrevious: true },
  ).data;
  const cards = [...name].length < enoughToSearch ? [] : (found ?? []);
  if (cards.length === 0) return null;
  return (
    <div className={css.possible}>
      <span className={css.hint}>{t('visitor.maybe')}</span>
      {cards.map((person) => (
        <button
          key={person.id}
          type="button"
          className={css.card}
          onClick={() => {
            if (desk.form) desk.drop(desk.form.id);
            desk.serveResident(person.id);
          }}
        >
          <PersonLine person={person} />
        </button>
      ))}
    </div>
  );
}
